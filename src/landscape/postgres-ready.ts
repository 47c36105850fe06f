import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Child } from './child.ts';

/** Where and as whom to log in. */
export interface PostgresLogin {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database?: string;
}

const pollMs = 30;
const polls = 1000;
// Classes of SQLSTATE that waiting does not cure: authorization, database, syntax (PostgreSQL manual, appendix A).
const hopeless = /^(28|3D|42)/;

/**
 * Waits until a real login works.
 *
 * @returns false when the server ended instead.
 * @throws the signal's reason when aborted; Error when the login is refused or the server stays mute.
 */
export async function waitForLogin(login: PostgresLogin, server: Child, signal: AbortSignal): Promise<boolean> {
  let cause: unknown;
  for (let poll = 0; poll < polls; poll += 1) {
    signal.throwIfAborted();
    try {
      await withClient(login, (client) => client.query('SELECT 1'));
      return true;
    } catch (error) {
      cause = error;
    }
    await sleep(pollMs, undefined, { signal });
    // Asked after the wait: who refused us may be another program on a port that our server could not get.
    if (server.hasEnded()) return false;
    if (isHopeless(cause)) break;
  }
  throw new Error(`PostgreSQL on ${login.host}:${login.port} does not let us log in`, { cause });
}

function isHopeless(error: unknown): boolean {
  return error instanceof Error && 'code' in error && hopeless.test(String(error.code));
}

/** Logs in, does the work, and closes the connection whatever happens. */
export async function withClient<T>(login: PostgresLogin, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    ...login,
    database: login.database ?? 'postgres',
    application_name: 'landscape',
    connectionTimeoutMillis: 5000,
  });
  // Without a listener a connection that the server closes would end this process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
