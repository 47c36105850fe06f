import { createHash } from 'node:crypto';

/**
 * A client id that nobody else has: a broker that sees one twice cuts off the client that had it. 23 letters and digits,
 * which every broker takes (MQTT 3.1.1, section 3.1.3.1).
 *
 * @param parts what makes this look another one than all others
 */
export function newClientId(parts: readonly (string | number)[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return `plumbline${digest.slice(0, 14)}`;
}
