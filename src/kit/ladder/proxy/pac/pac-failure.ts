import type { CauseId } from '../../../../model/cause.ts';
import { nested, value, type Params } from '../../../../model/message.ts';
import { hostPort } from '../../../../model/plan.ts';
import { ProbeFailure } from '../../../probe-failure.ts';
import type { Destination } from '../no-proxy.ts';
import type { PacOutcome } from './sandbox.ts';

/** Makes failures of a PAC file (path or URL) that was asked the way to a target. */
export function pacFailureAt(from: string, target: Destination) {
  const where = { pac: value(from), target: hostPort(target.host, target.port) };
  return (cause: CauseId, params: Params = {}): ProbeFailure =>
    new ProbeFailure(cause, { phase: 'proxy', params: { ...where, ...params } });
}
export type PacFailureAt = ReturnType<typeof pacFailureAt>;

/** What a script did instead of answering. */
export function scriptFailure(
  outcome: Exclude<PacOutcome, { readonly kind: 'answer' }>,
  limitMs: number,
  at: PacFailureAt,
): ProbeFailure {
  switch (outcome.kind) {
    case 'no-text':
      return at('pac-answer-not-understood', { answer: value(outcome.type) });
    case 'no-function':
      return at('pac-failed', { said: nested({ code: 'kit.pac.no-function', params: {} }) });
    case 'error':
      return at('pac-failed', { said: saidBy(outcome) });
    case 'endless':
      return at('pac-limit-exceeded', { limit: value(limitMs, 'milliseconds') });
    case 'memory':
      return at('pac-limit-exceeded', { limit: value(outcome.bytes, 'bytes') });
  }
}

function saidBy({ message, line }: Extract<PacOutcome, { readonly kind: 'error' }>): Params[string] {
  if (line === null) return value(message);
  return nested({ code: 'kit.pac.line', params: { line, said: value(message) } });
}
