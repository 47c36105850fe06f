import { DatabaseError } from 'pg';
import * as z from 'zod';
import type { Refusals } from '../database/look.ts';
import type { Login } from '../database/touches.ts';
import type { ProbeTask } from '../define-probe.ts';
import { abortFailure } from '../ladder/wait-for.ts';
import { gapsAt, noted } from '../machine/missed.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { value } from '../../model/message.ts';
import type { Gap } from '../../model/observation.ts';
import type { GapReason } from '../../model/words.ts';

/** What a refused statement means for its facts, by SQLSTATE (manual, appendix A); else it was not reached. */
const reasons: Readonly<Record<string, GapReason>> = {
  '42501': 'not-permitted',
  '25006': 'not-permitted', // it would write
  '42883': 'not-supported',
  '42P01': 'not-supported',
  '42703': 'not-supported',
  '42704': 'not-supported',
  '42601': 'not-supported',
  '3F000': 'not-supported',
  '0A000': 'not-supported',
};

/** The server ended a statement by its limit (statement_timeout). */
const timedOut = '57014';

/** SQLSTATEs after which the server closes the connection: it is stopped, restarts, or this session was ended. */
const ending = /^57P0[1-5]$/;
const stopping = /^57P0[123]$/;

/** Whether only this one statement was refused (or answered in a form of another product), and the next may be asked. */
function isRefusal(error: unknown): boolean {
  if (error instanceof z.ZodError) return true;
  return error instanceof DatabaseError && !ending.test(error.code ?? '');
}

/** One gap for each fact that a refused statement would have given. */
function refusalGaps(gives: readonly string[], error: unknown): readonly Gap[] {
  const said = error instanceof DatabaseError ? error : null;
  const reason = said === null ? 'not-supported' : (reasons[said.code ?? ''] ?? 'not-reached');
  const otherForm = noted(reason, 'kit.gap.reply-form', { product: value('PostgreSQL') });
  if (said === null) return gapsAt(gives, otherForm);
  const late = said.code === timedOut ? noted(reason, 'kit.gap.statement-timeout') : { reason };
  return gapsAt(gives, { ...late, detail: said.message });
}

/** The failure that an error other than a refusal stands for, in the middle of the statements. */
function lostConnection(error: unknown, { settings, signal }: ProbeTask<Login>): ProbeFailure {
  if (signal.aborted) return abortFailure(signal, 'query');
  if (error instanceof ProbeFailure) return error;
  const stops = error instanceof DatabaseError && stopping.test(error.code ?? '');
  return new ProbeFailure(stops ? 'server-stopping' : 'connection-lost', {
    phase: 'query',
    params: { host: settings.host, port: settings.port },
    cause: error,
  });
}

/** How the errors of the PostgreSQL protocol are read. */
export const refusals: Refusals = { isRefusal, refusalGaps, lostConnection };
