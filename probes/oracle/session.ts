import oracledb, { type Connection } from 'oracledb';
import { driverSession } from '../../src/kit/database/driver-session.ts';
import type { Session } from '../../src/kit/database/session.ts';
import type { ProbeTask } from '../../src/kit/define-probe.ts';
import type { Settings } from './schema.ts';

/** Seconds the driver may take to connect, whatever the deadline of the task: it cannot be told to stop. */
const connectSeconds = 20;
/** Milliseconds one statement may take. */
const callLimitMs = 10_000;

/** Prepares a session of the driver, which opens its own connection in its thin mode (no Oracle libraries). */
export function openSession(task: ProbeTask<Settings>): Session {
  return driverSession({
    connect: () => connect(task),
    outFormat: oracledb.OUT_FORMAT_OBJECT,
    signal: task.signal,
  });
}

async function connect({ settings, agentName }: ProbeTask<Settings>): Promise<Connection> {
  const { user, password } = settings;
  const connectString = descriptor(settings);
  const connection = await oracledb.getConnection({ user, password, connectString, program: plain(agentName) });
  connection.callTimeout = callLimitMs;
  return connection;
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
