import type { Refusals } from '../../src/kit/database/look.ts';
import type { Opening, Session } from '../../src/kit/database/session.ts';
import { statementTouch } from '../../src/kit/database/touches.ts';
import type { ProbeTask } from '../../src/kit/define-probe.ts';
import type { Missed } from '../../src/kit/machine/missed.ts';
import { enter as enterMysql } from '../../src/kit/mysql/enter.ts';
import { refusals as mysqlRefusals } from '../../src/kit/mysql/refusal.ts';
import { enter as enterPostgres } from '../../src/kit/postgres/enter.ts';
import { refusals as postgresRefusals } from '../../src/kit/postgres/refusal.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { Timing } from '../../src/model/observation.ts';
import type { Settings } from './schema.ts';
import { loginOf, type SideName } from './sides.ts';
import type { Family } from './statements/session.ts';
import type { Place } from './statements/table-statements.ts';

/** What a statement gave, or why it gave nothing. */
export type Answer<T> = { readonly found: T } | { readonly missed: Missed };

/** One of the two databases, logged in to. */
export interface OpenSide extends Place {
  readonly family: Family;
  readonly timings: readonly Timing[];
  /**
   * Sends one declared statement and reads its rows. Missed: the server refused it, ended it at its time limit, or
   * answered in another form (`read` throws a ZodError). Throws ProbeFailure where nothing more can be asked.
   */
  readonly ask: <T>(
    text: string,
    read: (rows: readonly unknown[]) => T,
    values?: readonly string[],
  ) => Promise<Answer<T>>;
  readonly close: () => Promise<void>;
}

/** All rows are read for L4; each reply is bounded by its own limit. */
const mostBytes = 64 * 1024 ** 3;

/** Logs in to one side. The caller closes it. Throws ProbeFailure with the real cause of a refusal. */
export async function openSide(task: ProbeTask<Settings>, side: SideName): Promise<OpenSide> {
  const { product, schema } = task.settings[side];
  const own = { ...task, settings: loginOf(task.settings[side]) };
  const opening: Opening = { timings: [], facts: {}, from: '' };
  try {
    if (product === 'postgres') {
      const session = await enterPostgres(own, opening, mostBytes);
      return {
        ...sideOver(session, own, postgresRefusals),
        product,
        schema,
        side,
        family: 'postgres',
        timings: opening.timings,
      };
    }
    const { session, version } = await enterMysql(own, opening, mostBytes);
    const family = /mariadb/i.test(version) ? 'mariadb' : 'mysql';
    return { ...sideOver(session, own, mysqlRefusals), product, schema, side, family, timings: opening.timings };
  } catch (error) {
    // What a login learns of one side is no fact of this probe.
    throw error instanceof ProbeFailure ? error.with({ facts: {}, timings: opening.timings }) : error;
  }
}

function sideOver(
  session: Session,
  task: ProbeTask<ReturnType<typeof loginOf>>,
  { isRefusal, refusalGaps, lostConnection }: Refusals,
): Pick<OpenSide, 'ask' | 'close'> {
  return {
    ask: async (text, read, values) => {
      task.touched(statementTouch(task.settings, text));
      try {
        return { found: read(await session.ask(text, values)) };
      } catch (error) {
        if (!isRefusal(error)) throw lostConnection(error, task);
        const [gap] = refusalGaps([''], error);
        const { path: _path, ...missed } = gap ?? { path: '', reason: 'not-reached', detail: null };
        return { missed };
      }
    },
    close: session.close,
  };
}
