import type { Settings } from './schema.ts';

/**
 * What is asked, in this order, as often as said (memcached’s protocol.txt, "Authentication", "General-purpose statistics"
 * and "Other commands"; the binary protocol’s specification on its wiki, "BinaryProtocolRevamped" and "SASLAuthProtocol").
 * `set` with an account is a login and stores nothing; it is only sent to a server that refused to answer without.
 */
export function requests({ protocol, user }: Pick<Settings, 'protocol' | 'user'>): readonly string[] {
  const login = user !== undefined;
  if (protocol === 'binary') return [...(login ? ['SASL_LIST_MECHS', 'SASL_AUTH'] : []), 'VERSION', 'STAT'];
  return ['version', ...(login ? [textLogin, 'version'] : []), 'stats', 'quit'];
}

/** A login of the text protocol, in its words. */
export const textLogin = 'set (login)';
