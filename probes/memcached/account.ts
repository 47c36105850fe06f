import type { Visiting } from '../../src/kit/service/visit.ts';
import { nested } from '../../src/model/message.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { Settings } from './schema.ts';

/** Who logs in. */
export interface Account {
  readonly user: string;
  readonly password: string;
}

/** A server that speaks the other one of its two protocols keeps silent, waiting for more bytes. */
export function withHint(error: unknown, server: Visiting, protocol: Settings['protocol']): unknown {
  if (!(error instanceof ProbeFailure) || error.failureCause !== 'no-answer') return error;
  if (error.params['note'] !== undefined) return error;
  return server.failure('no-answer', { note: nested(hints[protocol]) }, error.cause);
}

const hints = {
  text: { code: 'memcached.note.not-text', params: {} },
  binary: { code: 'memcached.note.not-binary', params: {} },
} as const;
