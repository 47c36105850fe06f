import { addAbortSignal } from 'node:stream';
import { createConnection, type Connection } from 'mysql2';
import type { QueryingSession } from '../database/queries/query-rows.ts';
import { orLate } from '../database/or-late.ts';
import { usualReplyBytes } from '../database/session.ts';
import type { ProbeTask } from '../define-probe.ts';
import { readyStream } from '../ready-socket.ts';
import { authMethods } from './auth-methods.ts';
import { clientFlags } from './client-flags.ts';
import type { OpenStream } from './open-stream.ts';
import { packetGuard } from './packet-guard.ts';
import type { MysqlLogin } from './login.ts';
import { queryRows } from './query-rows.ts';

/** Prepares a session over an open stream; nothing is sent before `logIn`. The task’s signal ends it at any time. */
export function openSession(
  open: OpenStream,
  task: ProbeTask<MysqlLogin>,
  mostBytes = usualReplyBytes,
): QueryingSession {
  const { host, port } = task.settings;
  const raw = addAbortSignal(task.signal, open.stream);
  const stream = readyStream(
    raw,
    packetGuard({ host, port }, () => connection.sequenceId, mostBytes),
  );
  const connection: Connection = createConnection({ ...optionsFor(task, open.secure), stream });
  // The greeting is read a second time, by the driver, as the packet after what we sent.
  connection.sequenceId = open.sequence;
  // The reason arrives here when it comes between two statements; without a listener it would end the process.
  let broken: Error | null = null;
  connection.on('error', (error) => {
    broken ??= error;
  });
  return {
    logIn: () =>
      new Promise((resolve, reject) => {
        connection.once('error', reject);
        connection.once('connect', () => {
          resolve();
        });
        raw.unshift(open.greeting);
        raw.resume();
      }),
    ask: (text, values) =>
      new Promise((resolve, reject) => {
        const answered = (error: Error | null, rows: unknown): void => {
          if (error === null) resolve(Array.isArray(rows) ? rows : []);
          else reject(broken ?? error);
        };
        if (values === undefined) connection.query({ sql: text }, answered);
        else connection.execute({ sql: text, values: [...values] }, answered);
      }),
    query: async (text, mostRows) => {
      try {
        return await queryRows(connection, text, mostRows);
      } catch (error) {
        throw broken ?? error;
      }
    },
    close: () => close(connection, raw),
  };
}

function optionsFor({ settings, agentName }: ProbeTask<MysqlLogin>, secure: boolean) {
  const { host, port, database, user, password, tls } = settings;
  return {
    host,
    port,
    user,
    ...(password === undefined ? {} : { password }),
    ...(database === undefined ? {} : { database }),
    flags: [...clientFlags({ database: database !== undefined, secure }).option],
    authPlugins: authMethods({ host, port, password, secure, unprotectedByChoice: tls === 'off' }),
    connectAttributes: { program_name: agentName },
    connectTimeout: 0, // the task has a deadline
    disableEval: true,
    // Numbers, dates and the like as the server writes them.
    typeCast: (field: { string: (encoding: 'utf8') => string | null }) => field.string('utf8'),
  };
}

async function close(connection: Connection, stream: { destroy: () => void }): Promise<void> {
  const goodbye = new Promise<void>((resolve) => {
    connection.end(() => {
      resolve();
    });
  });
  await orLate(goodbye);
  stream.destroy();
}
