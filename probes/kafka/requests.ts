import type { Settings } from './schema.ts';

export const askVersions = 'ApiVersions v0';
export const handshake = (mechanism: string): string => `SaslHandshake v1 ${mechanism}`;
export const authenticate = 'SaslAuthenticate v0';
export const askMetadata = (topics: readonly string[]): string =>
  `Metadata v4 allow_auto_topic_creation=false topics=[${topics.join(', ')}]`;

/** Everything sent, in this order. SCRAM needs two messages. */
export function requests({ user, mechanism, topics }: Settings): readonly string[] {
  const login = user === undefined ? [] : [handshake(mechanism), authenticate];
  return [askVersions, ...login, askMetadata(topics)];
}
