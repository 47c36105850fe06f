import { environmentName, type Machine, type Environment } from '../../model/profile.ts';
import { asMap, readFields } from '../shape/fields.ts';
import { readFlag, readText, readWord } from '../shape/scalars.ts';
import type { Sink } from '../shape/sink.ts';
import { readCapture } from './capture.ts';
import { readWindow } from '../shape/time.ts';
import type { Node } from '../text/tree.ts';

/** An environment as it is written, with the values it gives to parameters. */
export interface WrittenEnvironment {
  readonly environment: Environment;
  /** As written; null: by what the environment is. */
  readonly capture: Environment['capture'] | null;
  readonly with: Node | undefined;
  /** A mistake leaves open which values it gives. */
  readonly isBroken: boolean;
  readonly at: Node['at'];
}

const environmentKeys = ['title', 'gate', 'protected', 'capture', 'window', 'with', 'machines'] as const;

/** Reads `environments:`, in promotion order. Exactly one is the gate: the last, unless another says so. */
export function readEnvironments(node: Node | undefined, sink: Sink): readonly WrittenEnvironment[] {
  if (node === undefined) return [];
  const map = asMap(node, 'environments', sink);
  const written: WrittenEnvironment[] = [];
  for (const { key, keyAt, value } of map?.entries ?? []) {
    if (!environmentName.test(key)) sink.report('environment-name', keyAt, { name: key });
    written.push(readEnvironment(key, keyAt, value, sink));
  }
  if (map?.entries.length === 0) sink.report('empty-map', node.at, { what: 'environments' });
  return withGate(written, sink);
}

function readEnvironment(name: string, at: Node['at'], node: Node, sink: Sink): WrittenEnvironment {
  // `production:` with nothing below is an environment without values.
  if (node.kind === 'scalar' && node.value === null) return plainEnvironment(name, at);
  const fields = readFields(node, environmentKeys, 'environment', sink);
  // An environment that cannot be read is known all the same; what its values were nobody knows.
  if (fields === null) return { ...plainEnvironment(name, at), isBroken: true };
  const value = (key: (typeof environmentKeys)[number]): Node | undefined => fields.get(key)?.value;
  return {
    environment: {
      name,
      title: readText(value('title'), 'title', sink),
      gate: readFlag(value('gate'), 'gate', sink) ?? false,
      protected: readFlag(value('protected'), 'protected', sink) ?? false,
      capture: 'all',
      window: readWindow(value('window'), sink),
      machines: readMachines(value('machines'), sink),
    },
    capture: readCapture(value('capture'), sink),
    with: value('with'),
    isBroken: fields.hasStranger && value('with') === undefined,
    at,
  };
}

/** An environment that only has a name. */
export function plainEnvironment(name: string, at: Node['at']): WrittenEnvironment {
  const environment = {
    name,
    title: null,
    gate: false,
    protected: false,
    capture: 'all',
    window: null,
    machines: [],
  } as const;
  return { environment, capture: null, with: undefined, isBroken: false, at };
}

/** Sees to it that exactly one environment is the gate. */
export function withGate(written: readonly WrittenEnvironment[], sink: Sink): readonly WrittenEnvironment[] {
  const gates = written.filter((each) => each.environment.gate);
  const [first, second] = gates;
  if (first !== undefined && second !== undefined) {
    sink.report('two-gates', second.at, { first: first.environment.name, second: second.environment.name });
  }
  const gate = first ?? written.at(-1);
  return written.map((each) => {
    const environment = { ...each.environment, gate: each === gate };
    return { ...each, environment: { ...environment, capture: each.capture ?? usualCapture(environment) } };
  });
}

/** A picture of a live system may show a patient: there, nothing is kept unless somebody says so. */
function usualCapture(environment: Environment): Environment['capture'] {
  return environment.gate || environment.protected ? 'none' : 'all';
}

const machineKeys = ['hostname', 'address', 'zone'] as const;

function readMachines(node: Node | undefined, sink: Sink): readonly Machine[] {
  if (node === undefined) return [];
  const map = asMap(node, 'machines', sink);
  const machines: Machine[] = [];
  for (const { key, keyAt, value } of map?.entries ?? []) {
    const fields = readFields(value, machineKeys, 'machine', sink);
    if (fields === null) continue;
    const word = (name: (typeof machineKeys)[number]): string | null => readWord(fields.get(name)?.value, name, sink);
    const machine = { key, hostname: word('hostname'), address: word('address'), zone: word('zone') };
    if (machine.hostname === null && machine.address === null) sink.report('machine-unknowable', keyAt, { name: key });
    machines.push(machine);
  }
  return machines;
}
