import * as z from 'zod';
import type { Refusals } from '../database/look.ts';
import type { Login } from '../database/touches.ts';
import type { ProbeTask } from '../define-probe.ts';
import { abortFailure } from '../ladder/wait-for.ts';
import { gapsAt, noted } from '../machine/missed.ts';
import { ProbeFailure } from '../probe-failure.ts';
import type { CauseId } from '../../model/cause.ts';
import { value } from '../../model/message.ts';
import type { Gap } from '../../model/observation.ts';
import type { GapReason } from '../../model/words.ts';
import { serverError } from './server-error.ts';

/** What a refused statement means for its facts, by number (error reference); else it was not reached. */
const reasons: Readonly<Record<number, GapReason>> = {
  1044: 'not-permitted',
  1045: 'not-permitted',
  1142: 'not-permitted',
  1143: 'not-permitted',
  1227: 'not-permitted',
  1370: 'not-permitted',
  1792: 'not-permitted', // it would write
  1054: 'not-supported',
  1064: 'not-supported',
  1105: 'not-supported', // the general error of several compatible products
  1109: 'not-supported',
  1146: 'not-supported',
  1193: 'not-supported',
  1235: 'not-supported',
  1238: 'not-supported',
  1305: 'not-supported',
  1286: 'not-supported',
};

/** The server ended a statement by its limit: of MySQL, and of MariaDB. */
const timedOut: readonly number[] = [3024, 1969];

/** Numbers after which nothing more can be asked: the server closes the connection, or wants a new password first. */
const ending: Readonly<Record<number, CauseId>> = {
  1053: 'server-stopping',
  1820: 'password-expired',
  1927: 'connection-lost',
  4031: 'connection-lost',
};

/** Whether only this one statement was refused (or answered in a form of another product), and the next may be asked. */
function isRefusal(error: unknown): boolean {
  if (error instanceof z.ZodError) return true;
  const said = serverError(error);
  return said !== null && ending[said.errno] === undefined;
}

/** One gap for each fact that a refused statement would have given. */
function refusalGaps(gives: readonly string[], error: unknown): readonly Gap[] {
  const said = serverError(error);
  const reason = said === null ? 'not-supported' : (reasons[said.errno] ?? 'not-reached');
  const otherForm = noted(reason, 'kit.gap.reply-form', { product: value('MySQL') });
  if (said === null) return gapsAt(gives, otherForm);
  const late = timedOut.includes(said.errno) ? noted(reason, 'kit.gap.statement-timeout') : { reason };
  return gapsAt(gives, { ...late, detail: said.message });
}

/** The failure that an error other than a refusal stands for, in the middle of the statements. */
function lostConnection(error: unknown, { settings, signal }: ProbeTask<Login>): ProbeFailure {
  if (signal.aborted) return abortFailure(signal, 'query');
  if (error instanceof ProbeFailure) return error;
  const said = serverError(error);
  return new ProbeFailure((said === null ? undefined : ending[said.errno]) ?? 'connection-lost', {
    phase: 'query',
    params: { host: settings.host, port: settings.port, account: settings.user },
    cause: error,
  });
}

/** How the errors of the MySQL protocol are read. */
export const refusals: Refusals = { isRefusal, refusalGaps, lostConnection };
