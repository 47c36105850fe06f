import { driverSession } from '../../src/kit/database/driver-session.ts';
import type { Session } from '../../src/kit/database/session.ts';
import type { ProbeTask } from '../../src/kit/define-probe.ts';
import type { Driver } from './load-driver.ts';
import type { Settings } from './schema.ts';

/** Milliseconds the driver may take to connect, whatever the deadline of the task: it cannot be told to stop. */
const connectLimitMs = 20_000;
/** Milliseconds one statement may take. */
const callLimitMs = 10_000;

/** Prepares a session of the driver, which opens its own connection. */
export function openSession({ settings, signal, agentName }: ProbeTask<Settings>, driver: Driver): Session {
  const { host, port, user, password } = settings;
  return driverSession({
    connect: () =>
      driver.getConnection({
        connectString: `${host.includes(':') ? `[${host}]` : host}:${String(port)}`,
        user,
        password,
        appName: agentName,
        autoCommit: false,
        connectTimeout: connectLimitMs,
        socketTimeout: callLimitMs,
      }),
    outFormat: driver.OUT_FORMAT_OBJECT,
    signal,
  });
}
