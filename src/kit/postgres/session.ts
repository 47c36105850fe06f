import { addAbortSignal, type Duplex } from 'node:stream';
import { Client } from 'pg';
import type { QueryingSession } from '../database/queries/query-rows.ts';
import { orLate } from '../database/or-late.ts';
import { usualReplyBytes } from '../database/session.ts';
import type { ProbeTask } from '../define-probe.ts';
import { readyStream, type ReadyStream } from '../ready-socket.ts';
import { authenticationRule } from './authentication-rule.ts';
import type { PostgresLogin } from './login.ts';
import { messageGuard } from './message-guard.ts';
import type { OpenStream } from './open-stream.ts';
import { queryRows } from './query-rows.ts';

/** From version 16 a server may be set to more than the driver’s 100,000 (`scram_iterations`); this takes a second. */
const mostScramRounds = 1_000_000;

/** A session that can say how it was asked for the password. */
export interface PostgresSession extends QueryingSession {
  readonly asksMd5OverSha256: () => boolean;
}

/** Prepares a session over an open stream; nothing is sent before `logIn`. The task’s signal ends it at any time. */
export function openSession(
  open: OpenStream,
  task: ProbeTask<PostgresLogin>,
  mostBytes = usualReplyBytes,
): PostgresSession {
  const stream = addAbortSignal(task.signal, open.stream);
  const { host, port, user, password, tls } = task.settings;
  const unprotectedByChoice = tls === 'off';
  const rule = authenticationRule({ host, port, user, password, secure: open.secure, unprotectedByChoice });
  const guarded = readyStream(stream, messageGuard({ host, port }, rule.pass, mostBytes));
  const client = clientOver(guarded, rule.answer, task);
  // The reason arrives here when it comes between two statements; without a listener it would end the process.
  let broken: Error | null = null;
  client.on('error', (error) => {
    broken ??= error;
  });
  return {
    logIn: () =>
      new Promise((resolve, reject) => {
        // The driver tells some faults of a login to listeners only, and its promise would wait for ever.
        client.once('error', reject);
        client.connect().then(() => {
          resolve();
        }, reject);
      }),
    ask: async (text, values) => {
      try {
        const asked = values === undefined ? client.query(text) : client.query(text, [...values]);
        const { rows }: { rows: unknown[] } = await asked;
        return rows;
      } catch (error) {
        throw broken ?? error;
      }
    },
    query: async (text, mostRows) => {
      try {
        return await queryRows(client, text, mostRows);
      } catch (error) {
        throw broken ?? error;
      }
    },
    close: () => close(client, stream),
    asksMd5OverSha256: rule.asksMd5OverSha256,
  };
}

function clientOver(
  stream: ReadyStream,
  password: () => Promise<string>,
  { settings: { host, port, database, user }, agentName }: ProbeTask<PostgresLogin>,
): Client {
  const client = new Client({
    host,
    port,
    database,
    user,
    password,
    ssl: false, // TLS, where wanted, already stands below
    stream: () => stream,
    types: { getTypeParser: () => (text: string) => text },
  });
  // The driver would add what it finds in PGOPTIONS and other variables of this machine. It reads every text as UTF-8;
  // unasked, a server writes in the encoding of the database.
  const parameters = { user, database, application_name: agentName, client_encoding: 'UTF8' };
  return Object.assign(client, { getStartupConf: () => parameters, scramMaxIterations: mostScramRounds });
}

async function close(client: Client, stream: Duplex): Promise<void> {
  await orLate(client.end());
  stream.destroy();
}
