import type { Duplex } from 'node:stream';
import { ProbeFailure } from '../probe-failure.ts';
import { timed, type ClimbLog } from './climb-log.ts';
import { beginSecuring, explained, learnSecured, type SecureOptions } from './connect-step.ts';
import type { LadderTask } from './ladder-task.ts';
import { describeTls, type Described } from './tls-describe.ts';

/** Opens a connection up to where TLS begins. */
export type Reach = (log: ClimbLog) => Promise<Duplex>;

/**
 * One handshake, described and not judged: the facts of `secureFirst` go to the log, and what else the server showed
 * comes back. The connection stays open.
 *
 * @throws ProbeFailure what `reach` throws; phase `tls`
 */
export async function describeStep(
  task: LadderTask,
  reach: Reach,
  options: Omit<SecureOptions, 'judged' | 'reach'> & { readonly reach: () => Promise<Duplex> },
  log: ClimbLog,
): Promise<Described> {
  const stream = await reach(log);
  beginSecuring(log);
  const started = task.monotonic();
  try {
    const described = await describeTls(stream, { ...options, limitMs: options.tlsMs, signal: task.signal });
    timed(log, 'tls', task.monotonic() - started);
    learnSecured(described, options.trust, log);
    return described;
  } catch (error) {
    stream.destroy();
    throw error instanceof ProbeFailure ? await explained(error, task, { ...options, judged: false }) : error;
  }
}
