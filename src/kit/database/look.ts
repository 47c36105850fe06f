import { isJsonObject, type JsonObject } from '../../model/json.ts';
import type { Gap, Timing } from '../../model/observation.ts';
import type { ProbeTask } from '../define-probe.ts';
import { pacGaps } from '../ladder/proxy/route.ts';
import { gapsAt, type Missed } from '../machine/missed.ts';
import { ProbeFailure } from '../probe-failure.ts';
import type { Session } from './session.ts';
import { statementTouch, type Login } from './touches.ts';

/** What one statement taught. */
export interface Found {
  readonly facts: JsonObject;
  readonly gaps?: readonly Gap[];
}

/** One look at a database: statements asked one by one on one connection, and what they taught so far. */
export interface Look {
  /** In their nesting. */
  readonly facts: () => JsonObject;
  readonly gaps: () => readonly Gap[];
  /**
   * Sends one statement, reports it as touched, and keeps what `work` makes of its rows. Where the server refuses it,
   * or answers in another form (`work` throws a ZodError), gaps stand at the paths of `gives` and the next may be asked.
   * Throws ProbeFailure when nothing more can be asked: `connection-lost`, `server-stopping`, a limit.
   *
   * @returns whether it was answered
   */
  readonly ask: (text: string, gives: readonly string[], work: (rows: readonly unknown[]) => Found) => Promise<boolean>;
  /** The same with rows that are had in another way: `get` sends the text itself, once. */
  readonly attempt: (text: string, gives: readonly string[], get: () => Promise<Found>) => Promise<boolean>;
  /** Keeps what follows from several statements. */
  readonly keep: (found: Found) => void;
  /** Leaves gaps at these paths: nothing was asked, for a reason of our own. */
  readonly miss: (paths: readonly string[], missed: Missed) => void;
}

/** How the errors of one protocol are read. */
export interface Refusals {
  /** Whether only this one statement was refused, and the next may be asked. */
  readonly isRefusal: (error: unknown) => boolean;
  readonly refusalGaps: (gives: readonly string[], error: unknown) => readonly Gap[];
  /** The failure that every other error stands for. */
  readonly lostConnection: (error: unknown, task: ProbeTask<Login>) => ProbeFailure;
}

/** Begins a look with what was learnt before the login, and what a PAC file on the way could not be told. */
export function beginLook(session: Session, task: ProbeTask<Login>, refusals: Refusals, before: JsonObject): Look {
  let facts = before;
  const gaps: Gap[] = [...pacGaps(before)];
  const keep: Look['keep'] = (found) => {
    facts = merged(facts, found.facts);
    gaps.push(...(found.gaps ?? []));
  };
  const attempt: Look['attempt'] = async (text, gives, get) => {
    task.touched(statementTouch(task.settings, text));
    try {
      keep(await get());
      return true;
    } catch (error) {
      if (!refusals.isRefusal(error)) throw refusals.lostConnection(error, task);
      gaps.push(...refusals.refusalGaps(gives, error));
      return false;
    }
  };
  return {
    facts: () => facts,
    gaps: () => gaps,
    miss: (paths, missed) => {
      gaps.push(...gapsAt(paths, missed));
    },
    ask: (text, gives, work) => attempt(text, gives, async () => work(await session.ask(text))),
    attempt,
    keep,
  };
}

/** Everything a look taught, with how long its statements took; also where it broke off. */
export async function learn(
  look: Look,
  { timings, monotonic }: { readonly timings: readonly Timing[]; readonly monotonic: () => number },
  subjectOf: (facts: JsonObject) => string | null,
  work: () => Promise<void>,
): Promise<{
  readonly facts: JsonObject;
  readonly gaps: readonly Gap[];
  readonly subject: string | null;
  readonly timings: readonly Timing[];
}> {
  const began = monotonic();
  const learnt = () => {
    const query = { phase: 'query', durationMs: monotonic() - began };
    return { facts: look.facts(), gaps: look.gaps(), subject: subjectOf(look.facts()), timings: [...timings, query] };
  };
  try {
    await work();
  } catch (error) {
    throw error instanceof ProbeFailure ? error.with(learnt()) : error;
  }
  return learnt();
}

/** Facts in groups (`timeZone.global`, `timeZone.session`) come from several statements. */
function merged(facts: JsonObject, more: JsonObject): JsonObject {
  const result: Record<string, JsonObject[string]> = { ...facts };
  for (const [name, value] of Object.entries(more)) {
    const before = result[name];
    result[name] = isJsonObject(before) && isJsonObject(value) ? { ...before, ...value } : value;
  }
  return result;
}
