import * as z from 'zod';
import type { Refusals } from '../../src/kit/database/look.ts';
import { abortFailure } from '../../src/kit/ladder/wait-for.ts';
import { gapsAt, noted } from '../../src/kit/machine/missed.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { value } from '../../src/model/message.ts';
import type { GapReason } from '../../src/model/words.ts';
import { oracleCode } from './oracle-code.ts';

/** What a refused statement means for its facts, by code; else it was not reached. */
const reasons: Readonly<Record<string, GapReason>> = {
  // A view that the account may not see is not there for it.
  'ORA-00942': 'not-permitted',
  'ORA-01031': 'not-permitted',
  'ORA-00904': 'not-supported',
  'ORA-02003': 'not-supported',
};

/** Codes after which nothing more can be asked. */
const ending = /^NJS-(?:003|5\d\d)$|^ORA-(?:00028|01012|03113|03114|03135|02396|01089|01092)$/;

/** How the errors of Oracle are read. */
export const refusals: Refusals = {
  isRefusal: (error) => {
    const code = oracleCode(error);
    return error instanceof z.ZodError || (code !== null && !ending.test(code));
  },
  refusalGaps: (gives, error) => {
    const code = oracleCode(error);
    if (code === null || !(error instanceof Error))
      return gapsAt(gives, noted('not-supported', 'kit.gap.reply-form', { product: value('Oracle') }));
    return gapsAt(gives, { reason: reasons[code] ?? 'not-reached', detail: error.message.split('\n', 1)[0] ?? code });
  },
  lostConnection: (error, { settings, signal }) => {
    if (signal.aborted) return abortFailure(signal, 'query');
    if (error instanceof ProbeFailure) return error;
    const { host, port } = settings;
    return new ProbeFailure('connection-lost', { phase: 'query', params: { host, port }, cause: error });
  },
};
