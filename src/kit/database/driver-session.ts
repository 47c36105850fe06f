import { abortFailure } from '../ladder/wait-for.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { orLate } from './or-late.ts';
import type { Session } from './session.ts';

/** A connection of `oracledb`, or of a driver made after it (node-oracledb documentation, “API: Connection Objects”). */
export interface DriverConnection {
  execute(
    sql: string,
    binds: readonly never[],
    options: { readonly outFormat: number; readonly maxRows: number },
  ): Promise<{ readonly rows?: readonly unknown[] }>;
  close(): Promise<void>;
}

/** How a session comes about. */
export interface DriverOptions {
  /** The driver opens the connection itself and logs in, once. */
  readonly connect: () => Promise<DriverConnection>;
  /** The driver’s number for rows as objects. */
  readonly outFormat: number;
  readonly signal: AbortSignal;
}

const mostRows = 1000;

/** A session of a driver that cannot be told to stop. The signal ends every wait; what comes later is closed. */
export function driverSession({ connect, outFormat, signal }: DriverOptions): Session {
  let connection: DriverConnection | null = null;
  return {
    logIn: async () => {
      connection = await orAborted(connect(), signal, (late) => void orLate(late.close()));
    },
    ask: async (text) => {
      if (connection === null) throw new ProbeFailure('connection-lost', { phase: 'query' });
      const work = connection.execute(text, [], { outFormat, maxRows: mostRows });
      const { rows } = await orAborted(work, signal, () => undefined);
      return rows ?? [];
    },
    close: async () => {
      const open = connection;
      connection = null;
      await orLate(open?.close() ?? Promise.resolve());
    },
  };
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
