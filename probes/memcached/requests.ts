import type { Settings } from './schema.ts';

/**
 * What is asked, in this order, as often as said (memcached’s protocol.txt, "Authentication", "General-purpose statistics"
 * and "Other commands"; the binary protocol’s specification on its wiki, "BinaryProtocolRevamped" and "SASLAuthProtocol").
 * `set` with an account is a login and stores nothing; it is only sent to a server that refused to answer without.
 */
export function requests({
  protocol,
  user,
}: Pick<Settings, 'protocol' | 'user'>): readonly { readonly text: string; readonly count: number }[] {
  const login = user !== undefined;
  if (protocol === 'binary') {
    const once = [...(login ? (['SASL_LIST_MECHS', 'SASL_AUTH'] as const) : []), 'VERSION', 'STAT'] as const;
    return once.map((text) => ({ text, count: 1 }));
  }
  return [
    { text: 'version', count: login ? 2 : 1 },
    ...(login ? [{ text: textLogin, count: 1 }] : []),
    { text: 'stats', count: 1 },
    { text: 'quit', count: 1 },
  ];
}

/** A login of the text protocol, in its words. */
export const textLogin = 'set (login)';
