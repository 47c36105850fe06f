import type { Node, ScalarNode } from '../text/tree.ts';
import { asMap, readFields, reportUnknown } from '../shape/fields.ts';
import { readText, readWord } from '../shape/scalars.ts';
import type { Sink } from '../shape/sink.ts';
import { parseType, readTyped, typeNames, type ParameterType } from './parameter-type.ts';

/** A parameter that the profile declares. */
export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly byDefault: Node | null;
  /** Where it is declared. */
  readonly at: Node['at'];
}

const parameterKeys = ['type', 'describe', 'default'] as const;
const nameShape = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** Reads `parameters:` of one file. */
export function readParameters(node: Node | undefined, sink: Sink): readonly Parameter[] {
  if (node === undefined) return [];
  const map = asMap(node, 'parameters', sink);
  const parameters: Parameter[] = [];
  for (const { key, keyAt, value } of map?.entries ?? []) {
    if (!nameShape.test(key) || key === 'secret') {
      sink.report('parameter-name', keyAt, { name: key });
      continue;
    }
    const parameter = readParameter(key, keyAt, value, sink);
    if (parameter !== null) parameters.push(parameter);
  }
  return parameters;
}

function readParameter(name: string, at: Node['at'], node: Node, sink: Sink): Parameter | null {
  const fields = readFields(node, parameterKeys, 'parameter', sink);
  if (fields === null) return null;
  readText(fields.get('describe')?.value, 'describe', sink);
  const type = readType(name, at, fields.get('type')?.value, sink);
  if (type === null) return null;
  const written = fields.get('default')?.value;
  const byDefault = written === undefined ? null : readTyped(written, type, name, sink);
  return { name, type, byDefault, at };
}

function readType(name: string, at: Node['at'], node: Node | undefined, sink: Sink): ParameterType | null {
  if (node === undefined) {
    sink.report('missing-key', at, { what: 'parameter', key: 'type', name });
    return null;
  }
  const word = readWord(node, 'type', sink);
  if (word === null) return null;
  const type = parseType(word);
  if (type === null) reportUnknown('unknown-type', word, typeNames, node.at, sink);
  return type;
}

/** The value of every parameter in one environment; null where it is missing or wrong, which was reported. */
export function settleParameters(
  parameters: readonly Parameter[],
  given: Node | undefined,
  environment: { readonly name: string; readonly at: ScalarNode['at'] },
  sink: Sink,
): ReadonlyMap<string, Node | null> {
  const map = given === undefined ? null : asMap(given, 'with', sink);
  const byName = new Map(map?.entries.map((entry) => [entry.key, entry]));
  const known = parameters.map((each) => each.name);
  for (const entry of map?.entries ?? []) {
    if (!known.includes(entry.key)) reportUnknown('unknown-parameter', entry.key, known, entry.keyAt, sink);
  }
  const values = new Map<string, Node | null>();
  for (const parameter of parameters) {
    const entry = byName.get(parameter.name);
    if (entry !== undefined) values.set(parameter.name, readTyped(entry.value, parameter.type, parameter.name, sink));
    else values.set(parameter.name, parameter.byDefault);
    if (entry !== undefined || parameter.byDefault !== null) continue;
    const broken = given !== undefined && map === null;
    if (!broken)
      sink.report('parameter-missing', environment.at, { name: parameter.name, environment: environment.name });
  }
  return values;
}
