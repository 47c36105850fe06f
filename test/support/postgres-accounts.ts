import { readFile } from 'node:fs/promises';
import type { Client } from 'pg';
import type { PostgresServer } from '../../src/landscape/postgres-server.ts';
import { withClient } from '../../src/landscape/postgres-ready.ts';

/** Password of every account that is not the superuser. */
export const barePassword = 'b4re-pa55word';

/** Does something as superuser. */
export function asSuperuser<T>(
  server: PostgresServer,
  work: (client: Client) => Promise<T>,
  database = 'postgres',
): Promise<T> {
  return withClient({ host: server.host, port: server.port, ...server.superuser, database }, work);
}

/** Runs statements one by one as superuser. */
export async function prepare(server: PostgresServer, statements: readonly string[], database?: string): Promise<void> {
  await asSuperuser(
    server,
    async (client) => {
      for (const text of statements) await client.query(text);
    },
    database,
  );
}

/** Settings of a check that logs in as superuser. */
export function superuserTarget(server: PostgresServer) {
  return { host: server.host, port: server.port, database: 'postgres', ...server.superuser };
}

/** Settings of a check that logs in as another account. */
export function targetFor(server: PostgresServer, user: string, database = 'postgres') {
  return { host: server.host, port: server.port, database, user, password: barePassword };
}

/** Lines of the server’s log. */
export async function logLines(server: Pick<PostgresServer, 'logFile'>): Promise<readonly string[]> {
  return (await readFile(server.logFile, 'utf8')).split('\n');
}

/** Statements an account sent to a database, verbatim and in order, by either protocol (log_statement = all, log_line_prefix of ours). */
export async function statementsIn(server: PostgresServer, user: string): Promise<readonly string[]> {
  const lines = await logLines(server);
  return lines.flatMap((line) => {
    const match = new RegExp(` ${user}@\\S+ \\S+ LOG:  (?:statement|execute <unnamed>): (.*)$`).exec(line);
    return match?.[1] === undefined ? [] : [match[1]];
  });
}
