import oracledb, { type Connection } from 'oracledb';
import type { Session } from '../../src/kit/database/session.ts';
import type { ProbeTask } from '../../src/kit/define-probe.ts';
import { abortFailure } from '../../src/kit/ladder/wait-for.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { Settings } from './schema.ts';

/** Seconds the driver may take to connect, whatever the deadline of the task: it cannot be told to stop. */
const connectSeconds = 20;
/** Milliseconds one statement may take. */
const callLimitMs = 10_000;
const closeLimitMs = 500;
const mostRows = 1000;

/**
 * Prepares a session of the driver, which opens its own connection in its thin mode (no Oracle libraries). The task’s
 * signal ends every wait; what the driver brings later is closed.
 */
export function openSession({ settings, signal, agentName }: ProbeTask<Settings>): Session {
  const { user, password } = settings;
  let connection: Connection | null = null;
  const close = async (): Promise<void> => {
    const open = connection;
    connection = null;
    await orLate(open?.close() ?? Promise.resolve());
  };
  return {
    logIn: async () => {
      const connectString = descriptor(settings);
      const connecting = oracledb.getConnection({ user, password, connectString, program: plain(agentName) });
      connection = await orAborted(connecting, signal, (late) => void orLate(late.close()));
      connection.callTimeout = callLimitMs;
    },
    ask: async (text) => {
      if (connection === null) throw new ProbeFailure('connection-lost', { phase: 'query' });
      const options = { outFormat: oracledb.OUT_FORMAT_OBJECT, maxRows: mostRows };
      const { rows } = await orAborted(connection.execute(text, [], options), signal, () => undefined);
      return rows ?? [];
    },
    close,
  };
}

/** The driver takes letters, digits and few marks in a name. */
function plain(name: string): string {
  return name.replaceAll(/[^\w.-]+/g, '_');
}

/** One address, tried once (Oracle Database Net Services Reference, “Protocol Address Configuration”). */
function descriptor({ host, port, service }: Settings): string {
  const address = `(ADDRESS=(PROTOCOL=tcp)(HOST=${host})(PORT=${String(port)}))`;
  const limits = `(TRANSPORT_CONNECT_TIMEOUT=${String(connectSeconds)})(CONNECT_TIMEOUT=${String(connectSeconds)})(RETRY_COUNT=0)`;
  return `(DESCRIPTION=${limits}${address}(CONNECT_DATA=(SERVICE_NAME=${service})))`;
}

/** What comes after the task was stopped goes to `late`. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal, late: (value: T) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      reject(abortFailure(signal, 'query'));
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    work.then(
      (value) => {
        signal.removeEventListener('abort', stop);
        if (signal.aborted) late(value);
        resolve(value);
      },
      (error: unknown) => {
        signal.removeEventListener('abort', stop);
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}

/** Waits for a goodbye, not for longer than half a second. Never rejects. */
async function orLate(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, closeLimitMs);
  });
  await Promise.race([work.catch(() => undefined), limit]);
  clearTimeout(timer);
}
