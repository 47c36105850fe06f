import { plainProductName } from '../../model/product-name.ts';
import type { Engine } from '../../model/reference.ts';

/** A browser by the names that people write. */
export interface BrowserName {
  /** As rows of reference data call it, see BrowserVersion. */
  readonly browser: string;
  /** As reports call it. */
  readonly name: string;
  /** Names that people write, besides `browser` and `name`. Capitals, blanks, dots and dashes do not matter. */
  readonly also: readonly string[];
  /** The engine whose numbers its versions are; absent: they have numbers of their own. `none`: no engine we know. */
  readonly engine?: Engine | 'none';
  /** Its first version on that engine; of those before it nothing is known. */
  readonly from?: number;
}

/** Every browser that is known by more than one name. Others go by what rows of reference data call them. */
export const browserNames: readonly BrowserName[] = [
  { browser: 'chrome', name: 'Chrome', also: ['Google Chrome', '谷歌浏览器', '谷歌'], engine: 'chromium' },
  { browser: 'chromium', name: 'Chromium', also: ['Blink', 'Chromium 内核'], engine: 'chromium' },
  { browser: 'webview', name: 'Android WebView', also: ['Android System WebView'], engine: 'chromium' },
  { browser: 'edge', name: 'Edge', also: ['Microsoft Edge', 'msedge', '微软 Edge'], engine: 'chromium', from: 79 },
  { browser: 'firefox', name: 'Firefox', also: ['Mozilla Firefox', 'ff', '火狐', '火狐浏览器'], engine: 'firefox' },
  { browser: 'firefox-esr', name: 'Firefox ESR', also: ['火狐 ESR', 'fx esr'], engine: 'firefox' },
  { browser: 'safari', name: 'Safari', also: ['Safari 浏览器'], engine: 'safari' },
  {
    browser: 'chrome-android',
    name: 'Chrome for Android',
    also: ['and_chr', 'ChromeAndroid', 'Chrome Android', '安卓 Chrome'],
    engine: 'chromium',
  },
  { browser: 'firefox-android', name: 'Firefox for Android', also: ['and_ff', 'FirefoxAndroid'], engine: 'firefox' },
  { browser: 'safari-ios', name: 'Safari on iOS', also: ['ios_saf', 'iOS', 'iOS Safari'], engine: 'safari' },
  { browser: 'android', name: 'Android Browser', also: ['安卓浏览器'], engine: 'chromium', from: 37 },
  { browser: 'samsung', name: 'Samsung Internet', also: ['三星浏览器'] },
  { browser: 'opera-mobile', name: 'Opera Mobile', also: ['op_mob', 'Opera for Android'] },
  { browser: 'opera-mini', name: 'Opera Mini', also: ['op_mini'] },
  { browser: 'uc-android', name: 'UC 浏览器（Android）', also: ['and_uc', 'UCAndroid', 'UC Browser for Android'] },
  { browser: 'qq-android', name: 'QQ 浏览器（Android）', also: ['and_qq', 'QQAndroid', 'QQ Browser for Android'] },
  { browser: 'baidu', name: '百度浏览器', also: ['Baidu Browser'] },
  { browser: 'kaios', name: 'KaiOS Browser', also: ['KaiOS'] },
  { browser: 'bb', name: 'BlackBerry Browser', also: ['BlackBerry'] },
  { browser: 'ie-mobile', name: 'Internet Explorer Mobile', also: ['ie_mob', 'ExplorerMobile'], engine: 'none' },
  {
    browser: 'ie',
    name: 'Internet Explorer',
    also: ['msie', 'IE 浏览器', 'IE mode', 'IE 模式', 'explorer'],
    engine: 'none',
  },
  { browser: 'opera', name: 'Opera', also: ['欧朋'] },
  { browser: '360se', name: '360 安全浏览器', also: ['360', '360 浏览器', '360 Secure Browser', '360 安全'] },
  {
    browser: '360ee',
    name: '360 极速浏览器',
    also: [
      '360chrome',
      '360 Extreme Browser',
      '360 Extreme Explorer',
      '360 极速',
      '360x',
      '360 极速浏览器 X',
      '360csex',
    ],
  },
  { browser: '360ee-mac', name: '360 极速浏览器（macOS）', also: ['360 极速浏览器 Mac', '360 极速浏览器 Mac 版'] },
  { browser: '360ent', name: '360 企业安全浏览器', also: ['360 企业浏览器', '360 Enterprise Browser'] },
  { browser: 'qqbrowser', name: 'QQ 浏览器', also: ['QQ Browser', 'QQ'] },
  { browser: 'qqbrowser-mac', name: 'QQ 浏览器（macOS）', also: ['QQ 浏览器 Mac', 'QQ 浏览器 Mac 版'] },
  { browser: 'sogou', name: '搜狗高速浏览器', also: ['搜狗浏览器', '搜狗', 'Sogou Explorer', 'SogouExplorer'] },
  { browser: 'uos', name: '统信浏览器', also: ['UOS 浏览器', 'UOS Browser', '统信 UOS 浏览器', '统信'] },
  {
    browser: 'qaxbrowser',
    name: '奇安信可信浏览器',
    also: ['奇安信', '奇安信浏览器', 'Qianxin', 'Qianxin Browser', 'qax', '可信浏览器'],
  },
  { browser: 'kylin', name: '麒麟安全浏览器', also: ['麒麟浏览器', 'Kylin Browser', '麒麟'] },
  { browser: 'lbrowser', name: '龙芯浏览器', also: ['Loongson Browser', '龙芯'] },
  {
    browser: 'wechat-windows',
    name: '微信（Windows）',
    also: ['微信', 'WeChat', 'PC 微信', '微信 PC', '微信 Windows'],
  },
  { browser: 'wechat-android', name: '微信（Android）', also: ['微信安卓', '安卓微信', '微信 Android'] },
  {
    browser: 'dingtalk-windows',
    name: '钉钉（Windows）',
    also: ['钉钉', 'DingTalk', 'PC 钉钉', '钉钉 PC', '钉钉 Windows'],
  },
  { browser: 'dingtalk-mac', name: '钉钉（macOS）', also: ['钉钉 Mac'] },
  { browser: 'dingtalk-android', name: '钉钉（Android）', also: ['钉钉安卓', '安卓钉钉', '钉钉 Android'] },
];

const byName = new Map(
  browserNames.flatMap((each) =>
    [each.browser, each.name, ...each.also].map((name) => [plainProductName(name), each] as const),
  ),
);

/** The browser of a name; undefined: none we know by name. */
export function browserNamed(name: string): BrowserName | undefined {
  return byName.get(plainProductName(name));
}
