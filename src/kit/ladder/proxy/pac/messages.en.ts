import type { Texts } from '../../../../model/message.ts';

/** What can be wrong with a PAC file, English. */
export const en = {
  'cause.pac-unreadable': 'The PAC file {pac}, which names the proxy for {target}, could not be read.',
  'advice.pac-unreadable':
    'Ask the network team for the right place of the PAC file. Browsers that cannot read it go straight to the target; {target} itself was not asked here.',
  'cause.pac-failed': 'The PAC file {pac} names no way to {target}: {said}.',
  'advice.pac-failed':
    'Show this to whoever keeps the PAC file. Browsers say nothing of such a mistake; they go straight to the target, or nowhere.',
  'cause.pac-limit-exceeded': 'The PAC file {pac}, asked for {target}, was stopped at its limit of {limit}.',
  'advice.pac-limit-exceeded': 'Show this to whoever keeps the PAC file: for this address it does not come to an end.',
  'cause.pac-answer-not-understood': 'The PAC file {pac} names no way to {target}, but gives: {answer}.',
  'advice.pac-answer-not-understood':
    'Show this to whoever keeps the PAC file: it has to give PROXY, HTTPS, SOCKS, SOCKS4 or SOCKS5 with name and port, or DIRECT.',
  'cause.pac-proxy-not-allowed':
    'For {target} the PAC file {pac} names the proxy {proxy}, which the profile does not allow; it was not contacted.',
  'advice.pac-proxy-not-allowed':
    'Where this proxy may be used, add {proxy} to allow of proxyPac; otherwise ask whoever keeps the PAC file why it is named.',
  'kit.pac.no-function': 'it has no function FindProxyForURL',
  'kit.pac.line': 'line {line}, {said}',
  'kit.wanted-pac': 'an http(s) URL without an account, or the path of a file',
  'kit.wanted-proxy-url': 'http://, https://, socks5:// or socks4:// with name and port, without an account',
  'kit.gap.pac-names':
    'the PAC file wanted the addresses of other names ({names}); they are not on the touch list and were not looked up, so a browser may get another answer',
} as const satisfies Texts;
