import type { CauseId } from '../../src/model/cause.ts';
import type { Message } from '../../src/model/message.ts';

/** What a refusal means: the cause, and what else is known of it. */
export interface Refusal {
  readonly cause: CauseId;
  readonly note: Message | null;
}

const known: readonly (readonly [RegExp, CauseId, Message | null])[] = [
  [/^NOAUTH\b/, 'login-required', null],
  [/^WRONGPASS\b/, 'login-denied', null],
  // Before Redis 6
  [/^ERR invalid password/i, 'login-denied', null],
  [/^ERR (?:AUTH <password> called without|Client sent AUTH, but no)/i, 'login-denied', note('redis.note.no-password')],
  // Before Redis 6 there was one password and no user.
  [/^ERR wrong number of arguments for 'auth'/i, 'login-denied', note('redis.note.no-users')],
  [/^ERR unknown command .?auth/i, 'login-method-unsupported', null],
  [/^ERR max number of clients/i, 'too-many-connections', null],
  [/^LOADING\b/, 'server-starting', null],
  [/^MASTERDOWN\b/, 'standby-closed', null],
  [/^DENIED\b/, 'login-not-admitted', note('redis.note.protected-mode')],
];

/** What a server means that answers `PING` or `AUTH` with an error (src/server.c, src/acl.c, src/networking.c of Redis 2.6 to 8). */
export function refusalOf(text: string): Refusal {
  for (const [pattern, cause, about] of known) if (pattern.test(text)) return { cause, note: about };
  return { cause: 'reply-not-understood', note: null };
}

function note(code: string): Message {
  return { code, params: {} };
}
