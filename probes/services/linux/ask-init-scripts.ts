import { readdir } from 'node:fs/promises';
import { askProgram, hasSaid } from '../../../src/kit/machine/ask-program.ts';
import { gapsAt, missedBy, noted } from '../../../src/kit/machine/missed.ts';
import type { MachineTask } from '../../../src/kit/machine/read-text.ts';
import { value } from '../../../src/model/message.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { factPath } from '../fact-path.ts';
import { mostServices, type Found } from '../found.ts';
import type { Service } from '../schema.ts';
import { absent } from './unit-facts.ts';

/** Folder of the init scripts, and those of the run levels in which a server stands. */
export const initFolder = '/etc/init.d';
export const levelFolders = ['/etc/rc3.d', '/etc/rc5.d', '/etc/rc2.d'] as const;

/** How the state of one service is asked. */
export function statusArgv(name: string): readonly [string, ...string[]] {
  return ['service', name, 'status'];
}

/** Scripts in the folder that are no services. */
const noService = /^(?:README|functions|skeleton|rcS?|halt|single|killall|netconsole|\..*)$/;

/**
 * Services of SysV init: installed with a script, enabled by a link in a run level. Their state is asked only of those
 * that are named, because asking runs the script.
 */
export async function askInitScripts(task: MachineTask, names: readonly string[]): Promise<Found> {
  task.touched({ kind: 'file', path: initFolder });
  const scripts = await readdir(initFolder).catch((error: unknown) => missedBy(error));
  if ('reason' in scripts) return { facts: { manager: 'sysv' }, gaps: gapsAt(['services'], scripts) };
  const links = await readLinks(task);
  const asked = names.length > 0;
  const all = asked ? names : scripts.filter((name) => !noService.test(name)).sort();
  const services = new Map<string, Service>();
  const gaps: Gap[] = [];
  for (const name of all.slice(0, mostServices)) {
    const { service, gaps: own } = await look(task, name, { installed: scripts.includes(name), asked, links });
    services.set(name, service);
    gaps.push(...own);
  }
  return { facts: { manager: 'sysv', services: Object.fromEntries(services) }, gaps };
}

async function readLinks(task: MachineTask): Promise<readonly string[]> {
  const links: string[] = [];
  for (const path of levelFolders) {
    task.touched({ kind: 'file', path });
    links.push(...(await readdir(path).catch(() => [])));
  }
  return links;
}

interface Known {
  readonly installed: boolean;
  readonly asked: boolean;
  readonly links: readonly string[];
}

async function look(
  task: MachineTask,
  name: string,
  { installed, asked, links }: Known,
): Promise<{ readonly service: Service; readonly gaps: readonly Gap[] }> {
  if (!installed) return { service: absent, gaps: [] };
  const enabled = links.some((link) => /^S\d\d/.test(link) && link.slice(3) === name);
  const known: Service = { installed, enabled, startup: enabled ? 'enabled' : 'disabled' };
  const paths = (...facts: readonly string[]): string[] => facts.map((fact) => factPath(name, fact));
  const silent = gapsAt(paths('since', 'pid', 'restarts', 'result'), untold);
  const said = asked ? await askProgram(task, statusArgv(name)) : null;
  const state = said !== null && hasSaid(said) ? stateOf(said.exitCode) : null;
  if (state !== null) return { service: { ...known, ...state }, gaps: silent };
  return { service: known, gaps: [...silent, ...gapsAt(paths('state', 'subState'), asked ? noStatus : unnamed)] };
}

const untold = noted('not-supported', 'services.gap.init-script');
const noStatus = noted('not-supported', 'services.gap.no-status');
const unnamed = noted('not-supported', 'kit.gap.unnamed', { setting: value('names') });

/** Exit codes of `status` (Linux Standard Base Core 5.0, 22.2). */
function stateOf(exitCode: number | null): Pick<Service, 'state' | 'subState'> | null {
  switch (exitCode) {
    case 0:
      return { state: 'active', subState: 'running' };
    case 1:
    case 2:
      return { state: 'failed', subState: 'dead' };
    case 3:
      return { state: 'inactive', subState: 'dead' };
    default:
      return null;
  }
}
