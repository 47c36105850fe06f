import type { Settings } from './schema.ts';

export const hello = 'isMaster helloOk';
export const buildInfo = 'buildInfo';
export const saslStart = 'saslStart SCRAM-SHA-256';
export const saslContinue = 'saslContinue';

/** Everything sent, in this order. */
export function requests({ user }: Settings): readonly string[] {
  return [hello, ...(user === undefined ? [] : [saslStart, saslContinue]), buildInfo];
}
