/** Which browsers a setting may ask for, and how they are driven. */
export interface Place {
  /** Name it is sold under. */
  readonly name: string;
  /** Which value of `browser` means it; null: only `auto` finds it. */
  readonly choice: 'chromium' | 'chrome' | 'edge' | 'firefox' | null;
  readonly engine: 'chromium' | 'firefox';
  /** Where its program stands, by the platform names of Node. `~` is the home folder. */
  readonly paths: { readonly [platform: string]: readonly string[] };
}

const programFiles = ['C:\\Program Files', 'C:\\Program Files (x86)', '~\\AppData\\Local'];
const windows = (path: string): readonly string[] => programFiles.map((folder) => `${folder}\\${path}`);
const mac = (app: string, program: string): readonly string[] =>
  ['/Applications', '~/Applications'].map((folder) => `${folder}/${app}.app/Contents/MacOS/${program}`);

/**
 * Installed browsers in the order `auto` takes them: those that customers use most first, Firefox last because only
 * some of its versions can be driven. On Windows 360 and the like are no places: they may open windows and answer
 * nobody. What stands elsewhere is looked for in the lists of the system (registered/).
 */
export const places: readonly Place[] = [
  {
    name: 'Google Chrome',
    choice: 'chrome',
    engine: 'chromium',
    paths: {
      linux: ['/opt/google/chrome/chrome', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome'],
      win32: windows('Google\\Chrome\\Application\\chrome.exe'),
      darwin: mac('Google Chrome', 'Google Chrome'),
    },
  },
  {
    name: 'Microsoft Edge',
    choice: 'edge',
    engine: 'chromium',
    paths: {
      linux: ['/opt/microsoft/msedge/msedge', '/usr/bin/microsoft-edge-stable', '/usr/bin/microsoft-edge'],
      win32: windows('Microsoft\\Edge\\Application\\msedge.exe'),
      darwin: mac('Microsoft Edge', 'Microsoft Edge'),
    },
  },
  {
    name: 'Chromium',
    choice: 'chromium',
    engine: 'chromium',
    paths: {
      linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium', '/usr/lib64/chromium/chromium'],
      win32: windows('Chromium\\Application\\chrome.exe'),
      darwin: mac('Chromium', 'Chromium'),
    },
  },
  {
    name: 'UOS Browser',
    choice: null,
    engine: 'chromium',
    paths: {
      linux: [
        '/opt/apps/org.deepin.browser/files/browser',
        '/opt/apps/cn.uos.browser/files/browser',
        '/usr/bin/uos-browser-stable',
      ],
    },
  },
  {
    name: '360',
    choice: null,
    engine: 'chromium',
    paths: {
      linux: [
        '/opt/apps/com.360.browser-stable/files/com.360.browser-stable',
        '/opt/apps/cn.360.browser/files/browser360-cn',
        '/usr/bin/browser360-cn-stable',
        '/usr/bin/browser360-cn',
      ],
    },
  },
  {
    name: 'Qianxin',
    choice: null,
    engine: 'chromium',
    paths: { linux: ['/opt/apps/com.qianxin.browser-stable/files/qaxbrowser', '/usr/bin/qaxbrowser-safe-stable'] },
  },
  {
    name: 'Firefox',
    choice: 'firefox',
    engine: 'firefox',
    paths: {
      linux: ['/usr/bin/firefox', '/usr/bin/firefox-esr', '/opt/firefox/firefox', '/snap/bin/firefox'],
      win32: windows('Mozilla Firefox\\firefox.exe'),
      darwin: mac('Firefox', 'firefox'),
    },
  },
];
