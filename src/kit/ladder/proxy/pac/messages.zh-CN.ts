import type { en } from './messages.en.ts';

/** What can be wrong with a PAC file, Simplified Chinese. */
export const zhCN: { readonly [K in keyof typeof en]: string } = {
  'cause.pac-unreadable': '无法读取为 {target} 指定代理的 PAC 文件 {pac}。',
  'advice.pac-unreadable':
    '请向网络管理员确认 PAC 文件的地址。浏览器读不到 PAC 文件时会直连目标；本次检查没有访问 {target}。',
  'cause.pac-failed': 'PAC 文件 {pac} 没有给出到 {target} 的路径：{said}。',
  'advice.pac-failed': '请将此信息交给 PAC 文件的维护人员。浏览器遇到这类错误不会提示，而是直连目标，或者无法访问。',
  'cause.pac-limit-exceeded': '针对 {target} 执行 PAC 文件 {pac} 时超过上限（{limit}），已终止。',
  'advice.pac-limit-exceeded': '请将此信息交给 PAC 文件的维护人员：对该地址，脚本无法执行完毕。',
  'cause.pac-answer-not-understood': 'PAC 文件 {pac} 没有给出到 {target} 的路径，其返回值为：{answer}。',
  'advice.pac-answer-not-understood':
    '请将此信息交给 PAC 文件的维护人员：返回值应为 PROXY、HTTPS、SOCKS、SOCKS4 或 SOCKS5 加名称和端口，或者 DIRECT。',
  'cause.pac-proxy-not-allowed': 'PAC 文件 {pac} 为 {target} 指定了代理 {proxy}，检查方案未允许使用，因此没有连接。',
  'advice.pac-proxy-not-allowed':
    '如可以使用该代理，请将 {proxy} 加入 proxyPac 的 allow；否则请向 PAC 文件的维护人员了解为何指定该代理。',
  'kit.pac.no-function': '其中没有 FindProxyForURL 函数',
  'kit.pac.line': '第 {line} 行，{said}',
  'kit.wanted-pac': '不含账号的 http(s) 地址，或文件路径',
  'kit.wanted-proxy-url': '带名称和端口的 http://、https://、socks5://、socks4://，不含账号',
  'kit.gap.pac-names':
    'PAC 文件还要解析其他域名（{names}），这些域名不在触点清单内，没有解析，因此浏览器得到的结果可能不同',
};
