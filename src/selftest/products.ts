/** A browser by the mark that it puts into its user agent. */
export interface Product {
  /** As people write it in a fleet, see src/kit/fleet. */
  readonly name: string;
  /** The mark, followed by the version; a regular expression that Internet Explorer 8 reads. */
  readonly mark: string;
  /** Must be there too; empty: nothing. */
  readonly and: string;
  /** Whether its versions are its own; otherwise they are those of the engine. */
  readonly own: boolean;
}

/**
 * The first one that is found counts. A code has the index, so that a new one goes to the end of its kind only together
 * with a new version of the code. 360 hides its mark from most pages: then a person has to say it.
 */
export const products: readonly Product[] = [
  { name: '', mark: '\\x00', and: '', own: false },
  { name: 'dingtalk-windows', mark: 'DingTalk[/(]', and: 'Windows', own: true },
  { name: 'dingtalk-mac', mark: 'DingTalk[/(]', and: 'Macintosh', own: true },
  { name: 'dingtalk-android', mark: 'DingTalk/', and: 'Android', own: true },
  { name: 'wechat-windows', mark: 'MicroMessenger/', and: 'Windows', own: true },
  { name: 'wechat-android', mark: 'MicroMessenger/', and: 'Android', own: true },
  { name: 'qqbrowser-mac', mark: 'QQBrowser/', and: 'Macintosh', own: true },
  { name: 'qqbrowser', mark: 'QQBrowser/', and: '', own: true },
  { name: '360se', mark: '360SE[ /]?', and: '', own: true },
  { name: '360ee', mark: '360EE[ /]?', and: '', own: true },
  { name: '360ent', mark: '360ENT[ /]?', and: '', own: true },
  { name: 'sogou', mark: 'MetaSr[ /]', and: '', own: true },
  { name: 'qaxbrowser', mark: 'Qaxbrowser/?', and: '', own: true },
  { name: 'uos', mark: 'UOSBrowser/|UOS/', and: '', own: true },
  { name: 'lbrowser', mark: 'LBBROWSER/?|LBrowser/', and: '', own: true },
  { name: 'opera', mark: 'OPR/', and: '', own: true },
  { name: 'Edge', mark: 'Edg/|Edge/', and: '', own: false },
  { name: 'Firefox', mark: 'Firefox/', and: '', own: false },
  { name: 'Internet Explorer', mark: 'MSIE |rv:(?=.*like Gecko$)', and: '', own: false },
  { name: 'Chrome', mark: 'Chrome/', and: '', own: false },
  { name: 'Safari', mark: 'Version/', and: 'Safari/', own: false },
];
