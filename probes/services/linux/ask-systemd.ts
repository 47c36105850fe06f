import { askProgram, hasSaid, type Said } from '../../../src/kit/machine/ask-program.ts';
import { becauseOf, gapsAt, noted, type Missed } from '../../../src/kit/machine/missed.ts';
import type { MachineTask } from '../../../src/kit/machine/read-text.ts';
import { formatFactPath } from '../../../src/model/fact-path.ts';
import { value } from '../../../src/model/message.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { mostServices, type Found } from '../found.ts';
import type { Service } from '../schema.ts';
import { parseShow, type Unit } from './parse-show.ts';
import { parseUnitFiles } from './parse-unit-files.ts';
import { listUnitFiles, shortName, showUnits, unitName } from './systemctl.ts';
import { absent, unitFacts } from './unit-facts.ts';

const program = value('systemctl');
const unsaid = noted('not-reached', 'kit.gap.not-told', { source: program });
const tooLong = noted('truncated', 'kit.gap.too-long', { program });

function serviceAt(name: string): string {
  return formatFactPath([
    { kind: 'name', name: 'services' },
    { kind: 'name', name },
  ]);
}

const outputLimit = 8 * 1024 * 1024;

/** Services as systemd tells them: the named ones, else all that are loaded or have a file. */
export async function askSystemd(task: Pick<MachineTask, 'execute'>, names: readonly string[]): Promise<Found> {
  const shown = await ask(task, showUnits(names));
  if ('reason' in shown) return { facts: { manager: 'systemd' }, gaps: gapsAt(['services'], shown) };
  const units = parseShow(shown.text);
  const found = names.length === 0 ? byOwnName(units) : byAskedName(units, names);
  const services = new Map<string, Service>();
  const gaps: Gap[] = [];
  for (const [name, unit] of found) {
    if (unit === null) {
      // systemctl describes every unit it is asked for, also one that does not exist.
      gaps.push(...gapsAt([serviceAt(name)], unsaid));
      continue;
    }
    const { service, gaps: unitGaps } = unitFacts(unit, name);
    services.set(name, service);
    gaps.push(...unitGaps);
  }
  if (names.length === 0) gaps.push(...(await addNeverStarted(task, services)));
  if (shown.truncated) gaps.push(...gapsAt(['services'], tooLong));
  return { facts: { manager: 'systemd', services: Object.fromEntries(services) }, gaps };
}

async function ask(task: Pick<MachineTask, 'execute'>, argv: readonly [string, ...string[]]): Promise<Said | Missed> {
  const said = await askProgram(task, argv, { outputLimit });
  if (!hasSaid(said) || said.text.trim() !== '' || said.exitCode === 0) return said;
  const denied = /access denied|permission denied|not permitted/i.test(said.errors);
  const missed = noted(denied ? 'not-permitted' : 'not-reached', 'kit.gap.no-answer', { program });
  return { ...missed, detail: said.errors.trim().slice(0, 300) };
}

/** Loaded units that are installed; those that others only mention are not. */
function byOwnName(units: readonly Unit[]): readonly (readonly [string, Unit])[] {
  return units
    .filter((unit) => unit.get('LoadState') !== 'not-found')
    .slice(0, mostServices)
    .map((unit) => [shortName(unit.get('Id') ?? ''), unit]);
}

/** systemd answers in the order it was asked; one unit may go by several names. */
function byAskedName(units: readonly Unit[], names: readonly string[]): readonly (readonly [string, Unit | null])[] {
  const found: (readonly [string, Unit | null])[] = [];
  for (const name of names) {
    const wanted = unitName(name);
    const unit = units.find(
      (each) => each.get('Id') === wanted || (each.get('Names') ?? '').split(' ').includes(wanted),
    );
    found.push([shortName(name), unit ?? null]);
  }
  return found;
}

/** Services with a file that systemd has not loaded: they were not started. */
async function addNeverStarted(task: Pick<MachineTask, 'execute'>, services: Map<string, Service>): Promise<Gap[]> {
  const listed = await ask(task, listUnitFiles);
  if ('reason' in listed) {
    return gapsAt(['services'], noted('truncated', 'services.gap.only-loaded', { because: becauseOf(listed) }));
  }
  for (const [unit, startup] of parseUnitFiles(listed.text)) {
    const name = shortName(unit);
    if (services.has(name) || startup === 'alias' || services.size >= mostServices) continue;
    services.set(name, { ...absent, installed: true, enabled: startup.startsWith('enabled'), startup });
  }
  if (services.size < mostServices) return [];
  return gapsAt(['services'], noted('truncated', 'kit.gap.first', { kept: value(mostServices) }));
}
