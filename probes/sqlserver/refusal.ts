import * as z from 'zod';
import type { Refusals } from '../../src/kit/database/look.ts';
import { abortFailure } from '../../src/kit/ladder/wait-for.ts';
import { gapsAt, noted } from '../../src/kit/machine/missed.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { value } from '../../src/model/message.ts';
import type { GapReason } from '../../src/model/words.ts';
import { ServerError } from './server-error.ts';

/** What a refused statement means for its facts, by number; else it was not reached. */
const reasons: Readonly<Record<number, GapReason>> = {
  229: 'not-permitted',
  230: 'not-permitted',
  262: 'not-permitted',
  297: 'not-permitted',
  300: 'not-permitted',
  371: 'not-permitted',
  916: 'not-permitted',
  102: 'not-supported',
  156: 'not-supported',
  195: 'not-supported',
  207: 'not-supported',
  208: 'not-supported',
  2812: 'not-supported',
  4121: 'not-supported',
};

/** How the errors of SQL Server are read. */
export const refusals: Refusals = {
  isRefusal: (error) => error instanceof z.ZodError || error instanceof ServerError,
  refusalGaps: (gives, error) => {
    if (!(error instanceof ServerError))
      return gapsAt(gives, noted('not-supported', 'kit.gap.reply-form', { product: value('SQL Server') }));
    return gapsAt(gives, { reason: reasons[error.number] ?? 'not-reached', detail: error.message });
  },
  lostConnection: (error, { settings, signal }) => {
    if (signal.aborted) return abortFailure(signal, 'query');
    if (error instanceof ProbeFailure) return error;
    const { host, port } = settings;
    return new ProbeFailure('connection-lost', { phase: 'query', params: { host, port }, cause: error });
  },
};
