import { missedBy, type Missed } from '../../../src/kit/machine/missed.ts';
import { processIds } from '../../../src/kit/machine/process-ids.ts';
import { isText, readText, type MachineTask } from '../../../src/kit/machine/read-text.ts';
import type { JvmProcess } from '../jvm-process.ts';
import { readJvm } from './read-jvm.ts';

/** All running JVMs whose command line can be seen, by process number. */
export async function listJvms(task: Pick<MachineTask, 'touched' | 'signal'>): Promise<readonly JvmProcess[] | Missed> {
  const stat = await readText(task, '/proc/stat');
  const seconds = isText(stat) ? /^btime (\d{1,12})$/m.exec(stat.text)?.[1] : undefined;
  const bootedAt = seconds === undefined ? null : Number(seconds);
  const ids = await processIds().catch((error: unknown) => missedBy(error));
  if ('reason' in ids) return ids;
  const jvms: JvmProcess[] = [];
  for (const pid of ids) {
    const jvm = task.signal.aborted ? null : await readJvm(pid, bootedAt);
    if (jvm !== null) jvms.push(jvm);
  }
  return jvms;
}
