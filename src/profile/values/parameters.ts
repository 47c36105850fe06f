import type { Text } from '../../model/message.ts';
import type { Node } from '../text/tree.ts';
import { asMap, readFields, reportUnknown, type Fields } from '../shape/fields.ts';
import { readText, readWord } from '../shape/scalars.ts';
import type { Sink } from '../shape/sink.ts';
import { parseType, readTyped, typeNames, type ParameterType } from './parameter-type.ts';

/** A parameter that the profile declares. */
export interface Parameter {
  readonly name: string;
  /** What it is, in words. */
  readonly describe: Text | null;
  /** Null where the declaration is wrong, so that nothing can be said about values. */
  readonly type: ParameterType | null;
  /** Null: a value must be given, or the default is wrong. */
  readonly byDefault: Node | null;
  readonly hasDefault: boolean;
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
    if (!nameShape.test(key) || key === 'secret') sink.report('parameter-name', keyAt, { name: key });
    parameters.push(readParameter(key, keyAt, value, sink));
  }
  return parameters;
}

/** A parameter whose declaration is wrong is known all the same, so that nothing else complains about it. */
function readParameter(name: string, at: Node['at'], node: Node, sink: Sink): Parameter {
  const fields = readFields(node, parameterKeys, 'parameter', sink);
  if (fields === null) return { name, describe: null, type: null, byDefault: null, hasDefault: false, at };
  const describe = readText(fields.get('describe')?.value, 'describe', sink);
  const type = readType(at, fields, sink);
  const written = fields.get('default')?.value;
  const byDefault = written === undefined || type === null ? null : readTyped(written, type, name, sink);
  return { name, describe, type, byDefault, hasDefault: written !== undefined, at };
}

function readType(at: Node['at'], fields: Fields, sink: Sink): ParameterType | null {
  const node = fields.get('type')?.value;
  if (node === undefined) {
    sink.report('missing-key', at, { what: 'parameter', key: 'type' });
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
  environment: { readonly name: string; readonly at: Node['at']; readonly isBroken: boolean },
  sink: Sink,
): ReadonlyMap<string, Node | null> {
  const map = given === undefined ? null : asMap(given, 'with', sink);
  const known = new Set(parameters.map((each) => each.name));
  const byName = new Map(map?.entries.map((entry) => [entry.key, entry]));
  const unclear = new Set<string>();
  for (const entry of map?.entries ?? []) {
    if (known.has(entry.key)) continue;
    const likely = reportUnknown('unknown-parameter', entry.key, known, entry.keyAt, sink);
    const [meant, other] = likely.filter((name) => !byName.has(name));
    // Read as it was meant where that is clear; where it is not, none of them is called missing besides.
    if (meant !== undefined && other === undefined) byName.set(meant, entry);
    else likely.forEach((name) => unclear.add(name));
  }
  const values = new Map<string, Node | null>();
  for (const { name, type, byDefault, hasDefault } of parameters) {
    const entry = byName.get(name);
    const value = entry === undefined || type === null ? null : readTyped(entry.value, type, name, sink);
    values.set(name, entry === undefined ? byDefault : value);
    const isMissing = entry === undefined && !hasDefault && type !== null && !unclear.has(name);
    const isBroken = environment.isBroken || (given !== undefined && map === null);
    if (isMissing && !isBroken)
      sink.report('parameter-missing', environment.at, { name, environment: environment.name });
  }
  return values;
}
