import type { Settings } from './schema.ts';

export const hello = 'isMaster helloOk';
export const buildInfo = 'buildInfo';
export const saslStart = 'saslStart SCRAM-SHA-256';
export const saslContinue = 'saslContinue';

/** Everything that may be sent, in this order: servers before 4.4 end a login by a round of its own. */
export function requests({ user }: Settings): readonly string[] {
  return [hello, ...(user === undefined ? [] : [saslStart, saslContinue, saslContinue]), buildInfo];
}
