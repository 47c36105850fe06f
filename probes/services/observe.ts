import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { expectPlatform } from '../../src/kit/machine/expect-platform.ts';
import { linuxIdentity } from '../../src/kit/machine/identity.ts';
import { gapsAt, noted } from '../../src/kit/machine/missed.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { askWindows } from './ask-windows.ts';
import type { Found } from './found.ts';
import { askInitScripts } from './linux/ask-init-scripts.ts';
import { askSystemd } from './linux/ask-systemd.ts';
import { initKind } from './linux/init-kind.ts';
import type { Facts, Settings } from './schema.ts';

/**
 * The services of this machine and their states.
 *
 * @throws ProbeFailure `settings-invalid` on another system than the one named, `cancelled`.
 */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const platform = expectPlatform(task.settings.platform);
  if (task.signal.aborted) throw new ProbeFailure('cancelled', { phase: 'read' });
  const began = task.monotonic();
  const { facts, gaps } = await lookOn(task, platform);
  const timings = [{ phase: 'read', durationMs: task.monotonic() - began }];
  const subject = platform === 'linux' ? await linuxIdentity(task) : null;
  return { facts, gaps, timings, subject };
}

async function lookOn(task: ProbeTask<Settings>, platform: string | null): Promise<Found> {
  const { names } = task.settings;
  if (platform === 'windows') return askWindows(task, names);
  if (platform !== 'linux') return unseen('kit.gap.other-system');
  const kind = await initKind(task);
  if (kind === 'systemd') return askSystemd(task, names);
  if (kind === 'sysv') return askInitScripts(task, names);
  return unseen('services.gap.no-manager');
}

function unseen(note: string): Found {
  return { facts: {}, gaps: gapsAt(['manager', 'services'], noted('not-supported', note)) };
}
