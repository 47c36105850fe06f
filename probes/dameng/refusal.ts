import * as z from 'zod';
import type { Refusals } from '../../src/kit/database/look.ts';
import { abortFailure } from '../../src/kit/ladder/wait-for.ts';
import { gapsAt, noted } from '../../src/kit/machine/missed.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { value } from '../../src/model/message.ts';
import type { GapReason } from '../../src/model/words.ts';
import { damengCode } from './dameng-code.ts';

/** Invalid table or view, column, function: another release; the rest is told by the word for a right. */
const missing: readonly number[] = [-2106, -2111, -2207, -2007];

/** How the errors of Dameng are read. */
export const refusals: Refusals = {
  isRefusal: (error) => {
    const code = damengCode(error);
    return error instanceof z.ZodError || (code !== null && code < 0);
  },
  refusalGaps: (gives, error) => {
    const code = damengCode(error);
    if (code === null || !(error instanceof Error))
      return gapsAt(gives, noted('not-supported', 'kit.gap.reply-form', { product: value('Dameng') }));
    return gapsAt(gives, { reason: reasonOf(code, error.message), detail: error.message.split('\n', 1)[0] ?? null });
  },
  lostConnection: (error, { settings, signal }) => {
    if (signal.aborted) return abortFailure(signal, 'query');
    if (error instanceof ProbeFailure) return error;
    const { host, port } = settings;
    return new ProbeFailure('connection-lost', { phase: 'query', params: { host, port }, cause: error });
  },
};

function reasonOf(code: number, text: string): GapReason {
  if (/权限|privilege|permission/i.test(text)) return 'not-permitted';
  return missing.includes(code) ? 'not-supported' : 'not-reached';
}
