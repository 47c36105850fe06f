import type { ProbeDefinition } from '../../src/kit/define-probe.ts';
import type { Opening } from '../../src/kit/database/session.ts';
import { enter as enterMysql } from '../../src/kit/mysql/enter.ts';
import type { MysqlLogin } from '../../src/kit/mysql/login.ts';
import { enter as enterPostgres } from '../../src/kit/postgres/enter.ts';
import type { PostgresLogin } from '../../src/kit/postgres/login.ts';
import { mysql } from '../../probes/mysql/index.ts';
import { postgres } from '../../probes/postgres/index.ts';
import { look, type Looked, type LookOptions } from './http-task.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';

/** Logs in over the PostgreSQL protocol, asks nothing, and leaves. `ask`: one statement whose rows become `rows`. */
export function logInToPostgres(
  { host, port }: { readonly host: string; readonly port: number },
  settings: Partial<PostgresLogin> = {},
  options: LookOptions & { readonly ask?: string } = {},
): Promise<Looked<JsonObject>> {
  const probe: ProbeDefinition<PostgresLogin> = {
    ...postgres,
    observe: async (task) => {
      const opening = newOpening();
      const session = await enterPostgres(task, opening);
      const rows = options.ask === undefined ? [] : await session.ask(options.ask);
      await session.close();
      return {
        facts: { ...opening.facts, rows: rows.map((row) => JSON.parse(JSON.stringify(row)) as Json) },
        gaps: [],
        timings: opening.timings,
      };
    },
  };
  return look(probe, { user: 'ready', database: 'orders', ...settings, host, port }, options);
}

/** Logs in over the MySQL protocol, asks nothing, and leaves. */
export function logInToMysql(
  { host, port }: { readonly host: string; readonly port: number },
  settings: Partial<MysqlLogin> = {},
  options: LookOptions = {},
): Promise<Looked<JsonObject>> {
  const probe: ProbeDefinition<MysqlLogin> = {
    ...mysql,
    observe: async (task) => {
      const opening = newOpening();
      const { session } = await enterMysql(task, opening);
      await session.close();
      return { facts: opening.facts, gaps: [], timings: opening.timings };
    },
  };
  return look(probe, { user: 'ready', ...settings, host, port }, options);
}

function newOpening(): Opening {
  return { timings: [], facts: {}, from: '' };
}
