import { addAbortSignal, type Duplex } from 'node:stream';
import { Client } from 'pg';
import { usualReplyBytes, type Session } from '../database/session.ts';
import type { ProbeTask } from '../define-probe.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { readyStream } from '../ready-socket.ts';
import { messageGuard } from './message-guard.ts';
import type { PostgresLogin } from './login.ts';

const closeLimitMs = 500;

/** Prepares a session over an open stream; nothing is sent before `logIn`. The task’s signal ends it at any time. */
export function openSession(stream: Duplex, task: ProbeTask<PostgresLogin>, mostBytes = usualReplyBytes): Session {
  const client = clientOver(addAbortSignal(task.signal, stream), task, mostBytes);
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
    close: () => close(client, stream),
  };
}

function clientOver(stream: Duplex, { settings, agentName }: ProbeTask<PostgresLogin>, mostBytes: number): Client {
  const { host, port, database, user, password } = settings;
  const client = new Client({
    host,
    port,
    database,
    user,
    password: () => {
      if (password !== undefined) return password;
      throw new ProbeFailure('secret-missing', { phase: 'login', params: { name: 'password', looked: 'password' } });
    },
    ssl: false, // TLS, where wanted, already stands below
    stream: () => readyStream(stream, messageGuard({ host, port }, mostBytes)),
    types: { getTypeParser: () => (text: string) => text },
  });
  // The driver would add what it finds in PGOPTIONS and other variables of this machine.
  return Object.assign(client, { getStartupConf: () => ({ user, database, application_name: agentName }) });
}

async function close(client: Client, stream: Duplex): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, closeLimitMs);
  });
  await Promise.race([client.end().catch(() => undefined), limit]);
  clearTimeout(timer);
  stream.destroy();
}
