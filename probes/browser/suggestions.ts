import type { Suggestion } from '../../src/kit/suggestion.ts';

/** What a first profile may ask of a page in a browser. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'pages[name="main"].status',
    ask: { kind: 'same' },
    because: { en: 'any other status is another page', 'zh-CN': '其他状态码意味着不同的页面' },
  },
  {
    path: 'pages[name="main"].title',
    ask: { kind: 'same' },
    across: 'same',
    severity: 'minor',
    because: { en: 'a login page or gateway shows another one', 'zh-CN': '登录页或网关的标题不同' },
  },
  {
    path: 'pages[name="main"].isBlank',
    ask: { kind: 'same' },
    because: { en: 'a white page answers with 200, too', 'zh-CN': '白屏页面的状态码也是 200' },
  },
  {
    path: 'exceptionCount',
    ask: { kind: 'fixed', written: 'atMost: 0' },
    because: {
      en: 'behind an uncaught error the page does not go on',
      'zh-CN': '脚本出现未捕获的错误后，页面无法继续工作',
    },
  },
  {
    path: 'failedRequestCount',
    ask: { kind: 'fixed', written: 'atMost: 0' },
    because: { en: 'a part of the page is missing', 'zh-CN': '页面缺少一部分内容' },
  },
  {
    path: 'foreignOrigins',
    ask: { kind: 'fixed', written: 'count: 0' },
    because: { en: 'in an isolated network nothing else can be reached', 'zh-CN': '隔离网络中无法访问其他站点' },
  },
  {
    path: 'pages[name="main"].secureContext',
    ask: { kind: 'same' },
    across: 'same',
    severity: 'minor',
    because: { en: 'without it the browser takes away functions', 'zh-CN': '不安全的上下文中，浏览器会停用部分功能' },
  },
  {
    path: 'needsSecureContext',
    ask: { kind: 'fixed', written: 'count: 0' },
    severity: 'minor',
    because: {
      en: 'without https every browser withholds it and the script fails where it is used',
      'zh-CN': '不使用 HTTPS 时任何浏览器都不提供该接口，脚本用到时会失败',
    },
  },
  {
    path: 'pages[name="main"].loadMs',
    ask: { kind: 'at-most', factor: 10 },
    severity: 'minor',
    because: { en: 'ten times as slow is another page to its users', 'zh-CN': '慢十倍，对用户来说就不是同一个页面了' },
  },
  {
    path: 'unfitBrowsers',
    ask: { kind: 'fixed', written: 'count: 0' },
    because: {
      en: 'a browser that cannot read a script shows a white page, or half of one',
      'zh-CN': '浏览器无法解析脚本时，页面会白屏或缺少功能',
    },
  },
  {
    path: 'unknownBrowsers',
    ask: { kind: 'fixed', written: 'count: 0' },
    severity: 'minor',
    because: {
      en: 'of these nobody knows whether the pages work',
      'zh-CN': '这些浏览器是否可用无法判断',
    },
  },
  {
    path: 'doubtfulBrowsers',
    ask: { kind: 'fixed', written: 'count: 0' },
    severity: 'minor',
    because: {
      en: 'these likely lack something that a script uses',
      'zh-CN': '这些浏览器很可能缺少脚本使用的接口',
    },
  },
  {
    path: 'differentBrowsers',
    ask: { kind: 'fixed', written: 'count: 0' },
    severity: 'info',
    because: {
      en: 'in these the pages work and look otherwise, so somebody has to look at them',
      'zh-CN': '页面在这些浏览器中可以运行，但外观不同，需要人工查看',
    },
  },
  {
    path: 'minimumChromium',
    ask: { kind: 'at-most', factor: 1 },
    because: {
      en: 'a new release that works only in newer browsers is to be noticed before it is delivered',
      'zh-CN': '新版本若只能在更高版本的浏览器中使用，应在交付前发现',
    },
  },
  {
    path: 'needs.chromium',
    ask: { kind: 'at-most', factor: 1 },
    because: {
      en: 'a new release that needs a newer browser is to be noticed before it is delivered',
      'zh-CN': '新版本若要求更高版本的浏览器，应在交付前发现',
    },
  },
];
