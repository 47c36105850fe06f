import { gapsAt, noted, notSupported } from '../../src/kit/machine/missed.ts';
import { value } from '../../src/model/message.ts';
import type { Gap } from '../../src/model/observation.ts';
import { factPath } from './fact-path.ts';
import type { Row } from './parse-services.ts';
import { mostServices, type Found } from './found.ts';
import type { Service } from './schema.ts';

/** States of Win32_Service in the words of the facts. */
const stateWords: Readonly<Record<string, NonNullable<Service['state']>>> = {
  Running: 'active',
  Stopped: 'inactive',
  'Start Pending': 'activating',
  'Continue Pending': 'activating',
  'Stop Pending': 'deactivating',
  'Pause Pending': 'paused',
  Paused: 'paused',
};

/** ERROR_SERVICE_NEVER_STARTED: it did not fail, it was not started (winerror.h). */
const neverStarted = 1077;

/** Services by name; a named one is found by its display name too. Capitals do not count in either. */
export function windowsFacts(rows: readonly Row[], names: readonly string[]): Found {
  const services = new Map<string, Service>();
  const gaps: Gap[] = [];
  const add = (name: string, row: Row | undefined): void => {
    services.set(name, row === undefined ? absent : serviceOf(row));
    if (row !== undefined) gaps.push(...silentGaps(name, row));
  };
  if (names.length === 0) for (const row of rows.slice(0, mostServices)) add(row.Name, row);
  for (const name of names)
    add(
      name,
      rows.find((row) => isCalled(row, name)),
    );
  if (names.length === 0 && rows.length > mostServices) {
    const kept = { kept: value(mostServices), all: value(rows.length) };
    gaps.push(...gapsAt(['services'], noted('truncated', 'kit.gap.first-of', kept)));
  }
  return { facts: { manager: 'windows', services: Object.fromEntries(services) }, gaps };
}

const absent: Service = { installed: false, state: 'inactive', enabled: false, since: null, pid: null };

function isCalled(row: Row, name: string): boolean {
  const wanted = name.toLowerCase();
  return row.Name.toLowerCase() === wanted || row.DisplayName?.toLowerCase() === wanted;
}

/** A stopped service with an exit code ended with an error. */
function serviceOf({ State, StartMode, ProcessId, ExitCode }: Row): Service {
  const state = State === undefined || State === null ? undefined : stateWords[State];
  const failed =
    state === 'inactive' && ExitCode !== undefined && ExitCode !== null && ![0, neverStarted].includes(ExitCode);
  const pid = ProcessId ?? 0;
  return {
    installed: true,
    ...(state === undefined ? {} : { state: failed ? 'failed' : state, subState: State ?? '' }),
    ...(StartMode === undefined || StartMode === null ? {} : { enabled: StartMode === 'Auto', startup: StartMode }),
    pid: pid === 0 ? null : pid,
    ...(ExitCode === undefined || ExitCode === null ? {} : { result: String(ExitCode) }),
  };
}

function silentGaps(name: string, row: Row): Gap[] {
  const unknown = row.State === undefined || row.State === null || stateWords[row.State] === undefined;
  const facts = ['since', 'restarts', ...(unknown ? ['state', 'subState'] : [])];
  const source = value('Windows');
  return facts.map((fact) => notSupported(factPath(name, fact), 'kit.gap.not-told', { source }));
}
