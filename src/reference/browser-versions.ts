import type { BrowserVersion } from '../model/reference.ts';

/** The day all of it was looked up. */
const date = '2026-11-23';

/**
 * Browser, version, major version of Chromium, source. What users and maintainers wrote down of versions they had before
 * them, or what the browser sent as its user agent; no vendor publishes a table. A version stands for all that begin
 * with it (`15` for 15.0 and 15.1, while `15.3` is listed); of several numbers seen the lowest one is here. Null: no
 * version is told apart, and the lowest engine seen is given. What is not known for sure is not here: measure it on one
 * of the machines instead, or add it by a file (docs/reference-data.md).
 */
const rows: readonly (readonly [browser: string, version: string | null, chromium: number, source: string])[] = [
  // 360 安全浏览器
  ['360se', '8.0', 42, 'github.com/mumuy/browser 360SE; github.com/browscap/browscap/issues/816'],
  ['360se', '8.1', 45, 'github.com/mumuy/browser 360SE'],
  ['360se', '9.1', 55, 'github.com/mumuy/browser 360SE; github.com/jbaysolutions/vue-grid-layout/issues/662'],
  ['360se', '10', 63, 'github.com/yunnysunny/browser.js/issues/1 (10.0.1920.0: 63.0.3239.132)'],
  ['360se', '11', 69, 'github.com/mumuy/browser 360SE, pull request 33'],
  ['360se', '12', 78, 'github.com/mumuy/browser 360SE'],
  ['360se', '13', 86, 'github.com/mumuy/browser 360SE; github.com/open-webui/open-webui/issues/14935'],
  ['360se', '14', 108, 'github.com/mumuy/browser 360SE'],
  ['360se', '15', 114, 'github.com/mumuy/browser 360SE (15.0)'],
  ['360se', '15.3', 122, 'github.com/mumuy/browser 360SE'],
  // 360 极速浏览器; from 21 on 360 极速浏览器 X
  ['360ee', '8.7', 50, 'github.com/mumuy/browser 360EE'],
  ['360ee', '9.0', 55, 'github.com/mumuy/browser 360EE'],
  ['360ee', '9.5', 63, 'github.com/mumuy/browser/issues/15 (9.5.0.136: 63.0.3239.132)'],
  ['360ee', '11', 69, 'github.com/yunnysunny/browser.js/issues/1 (11.0.2140.0: 69.0.3497.100)'],
  ['360ee', '12', 78, 'github.com/mumuy/browser 360EE'],
  ['360ee', '13', 86, 'github.com/shorthorn-project/One-Core-API-Binaries/issues/82 (13.0.2310.0: 86)'],
  ['360ee', '14', 108, 'github.com/mumuy/browser 360EE'],
  ['360ee', '21', 95, 'github.com/mumuy/browser 360EE'],
  ['360ee', '22', 119, 'github.com/mumuy/browser 360EE (22.0)'],
  ['360ee', '22.3', 122, 'github.com/jackluson/sync-your-cookie/issues/27 (22.3.3105: 122.0.6261.95)'],
  ['360ee-mac', '12.2', 78, 'github.com/mumuy/browser/issues/47 (12.2.1636.0: 78.0.3904.108)'],
  // 360 企业安全浏览器
  ['360ent', '9.5', 63, 'github.com/mumuy/browser 360ENT'],
  ['360ent', '11', 69, 'github.com/mumuy/browser 360ENT'],
  ['360ent', '12', 78, 'github.com/mumuy/browser 360ENT'],
  ['360ent', '13', 86, 'github.com/mumuy/browser 360ENT'],
  // QQ 浏览器, Windows
  ['qqbrowser', '10.2', 63, 'github.com/Semibold/Weibo-Picture-Store/issues/76 (10.2.1: 63)'],
  ['qqbrowser', '10.5', 70, 'github.com/Fyrd/caniuse/issues/5114 (10.5.3: 70)'],
  ['qqbrowser', '10.6', 70, 'user agent Chrome/70.0.3538.25 QQBrowser/10.6.4212.400'],
  ['qqbrowser', '10.8', 70, 'user agent Chrome/70.0.3538.25 QQBrowser/10.8.4492.400'],
  ['qqbrowser', '11', 94, 'user agents Chrome/94.0.4606.71 QQBrowser/11.3.5195.400 to 11.9.5325.400'],
  ['qqbrowser', '12', 94, 'user agents Chrome/94.0.4606.71 QQBrowser/12.2.5544.400 and 12.3.5574.400'],
  ['qqbrowser', '13.5', 116, 'github.com/mileusna/useragent/issues/57 (13.5.6297.400: 116.0.5845.97)'],
  ['qqbrowser', '13.6', 116, 'user agent Chrome/116.0.5845.97 QQBrowser/13.6.6321.400'],
  ['qqbrowser-mac', '5.0', 98, 'github.com/mumuy/browser/issues/88 (5.0.6.205: 98.0.4758.102)'],
  // 统信 UOS 浏览器: its user agent has no version of its own. Seen: 83, 93, 108, 126.
  [
    'uos',
    null,
    83,
    'user agents Chrome/83.0.4103.116 UOS (2022) to Chrome/126.0.6478.251 UOS Professional; the lowest',
  ],
  // 奇安信可信浏览器
  ['qaxbrowser', null, 83, 'user agents Chrome/83.0.4103.115 Qaxbrowser (2021) to Chrome/102; the lowest'],
  ['qaxbrowser', '1.0.46149', 102, 'github.com/alibaba/page-agent/issues/495 (1.0.46149.7: 102.0.5005.200)'],
  // 龙芯浏览器
  ['lbrowser', '3.4', 138, 'github.com/AOSC-Dev/aosc-os-abbs/issues/15318 (3.4.2039.0: 138.0.7204.298)'],
  // 微信: the browser inside
  ['wechat-windows', '3.9.9', 116, 'github.com/serbanghita/Mobile-Detect/issues/958 (0x6309092b: Chrome/116)'],
  ['wechat-windows', '4.1', 132, 'user agents Chrome/132 UnifiedPCWindowsWechat(0xf2541022) and later'],
  ['wechat-android', '7.0.13', 78, 'github.com/ua-parser/uap-core/issues/479 (XWEB/2353)'],
  ['wechat-android', '7.0.22', 78, 'github.com/ua-parser/uap-core/pull/515 (XWEB/2853)'],
  // 钉钉: the browser inside
  ['dingtalk-windows', '4.5', 49, 'user agent Chrome/49.0.2623.110 DingTalk(4.5.15-Release.31)'],
  ['dingtalk-windows', '4.6', 49, 'user agent Chrome/49.0.2623.110 DingTalk(4.6.8-Release.282)'],
  ['dingtalk-windows', '4.7', 63, 'user agent Chrome/63.0.3239.132 DingTalk(4.7.19-Release.16)'],
  ['dingtalk-windows', '5.0', 63, 'user agent Chrome/63.0.3239.132 DingTalk(5.0.6-Release.1)'],
  ['dingtalk-windows', '7.0', 91, 'user agent Chrome/91.0.4472.164 DingTalk(7.0.20-RC.5169101)'],
  ['dingtalk-windows', '7.6', 108, 'user agent Chrome/108.0.5359.125 DingTalk(7.6.45-Release.250241020)'],
  ['dingtalk-windows', '7.8', 108, 'user agent Chrome/108.0.5359.125 DingTalk(7.8.10-Release.250724002)'],
  ['dingtalk-mac', '7.6', 96, 'user agent Chrome/96.0.4664.110 DingTalk(7.6.0-macOS)'],
  ['dingtalk-android', '7.0', 69, 'github.com/nuxt/nuxt/issues/21528 (7.0.30: 69.0.3497.100)'],
];

/** Browsers that go by other numbers than their engine. Ordered as they are looked through. */
export const vendorBrowsers: readonly BrowserVersion[] = [
  ...rows.map(([browser, version, engineVersion, source]): BrowserVersion => ({
    browser,
    version,
    engine: 'chromium',
    engineVersion,
    source,
    date,
  })),
  // Where no line is named: the oldest one that Mozilla maintains, for Windows 7 and 8.1, until 2027-03-31.
  {
    browser: 'firefox-esr',
    version: null,
    engine: 'firefox',
    engineVersion: 115,
    source: 'https://endoflife.date/firefox (115 ESR ends 2027-03-31)',
    date: '2026-08-22',
  },
];
