import type { JsonObject } from '../../model/json.ts';
import type { ProbeAnswer, ProbeTask } from '../define-probe.ts';
import { beginLook, learn, type Found, type Refusals } from './look.ts';
import type { Opening, Session } from './session.ts';
import type { Login } from './touches.ts';

/** What is asked in one look at a database. */
export interface Asked<N extends string> {
  readonly refusals: Refusals;
  /** Sent first: they prepare the session and give nothing. */
  readonly first: readonly string[];
  /** Each with the paths of the facts it gives. */
  readonly statements: Readonly<Record<N, { readonly text: string; readonly gives: readonly string[] }>>;
  /** The statements in the order they are sent. */
  readonly names: readonly N[];
  /** Makes facts of the rows; throws a ZodError where they have another form. */
  readonly read: (name: N, rows: readonly unknown[]) => Found;
  /** Names the running thing from the facts; null where they do not tell. */
  readonly subjectOf: (facts: JsonObject) => string | null;
}

/** Asks statements one by one on one connection that is logged in, and closes it. Throws ProbeFailure as `Look.ask`. */
export async function askStatements<N extends string>(
  session: Session,
  task: ProbeTask<Login>,
  opening: Opening,
  asked: Asked<N>,
): Promise<ProbeAnswer<JsonObject>> {
  const { first, statements, names, read } = asked;
  try {
    const look = beginLook(session, task, asked.refusals, opening.facts);
    return await learn(look, { timings: opening.timings, monotonic: task.monotonic }, asked.subjectOf, async () => {
      for (const text of first) await look.ask(text, [], () => ({ facts: {} }));
      for (const name of names)
        await look.ask(statements[name].text, statements[name].gives, (rows) => read(name, rows));
    });
  } finally {
    await session.close();
  }
}
