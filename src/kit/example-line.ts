import { isAnything, settle, type FactSchema } from '../model/catalogue.ts';
import { formatFactPath } from '../model/fact-path.ts';
import type { Unit } from '../model/words.ts';

/**
 * A line that can be pasted under `expect:` for a fact: with its first example where the schema gives one, else with
 * one that fits its type, unit and dialect. Null: the fact only holds other facts.
 */
export function exampleLine(path: string, schema: FactSchema): string | null {
  const shape = settle(schema);
  const [example] = (shape.examples ?? []).filter((each) => each !== null);
  if (isRecord(example)) return entryLine(path, example);
  const asked = matcherOf(shape, example);
  return asked === null ? null : `${key(path)}: ${asked}`;
}

/** Of an open map, one of its entries. */
function entryLine(path: string, entries: Readonly<Record<string, unknown>>): string | null {
  const [first] = Object.entries(entries);
  if (first === undefined) return null;
  const [name, inner] = first;
  const member = formatFactPath([{ kind: 'name', name }]);
  const whole = `${path}${member.startsWith('[') ? '' : '.'}${member}`;
  return typeof inner === 'object' ? null : `${key(whole)}: ${scalar(inner)}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A path with brackets or quotation marks is quoted, so that it is one key of YAML. */
function key(path: string): string {
  return /^[\p{L}\p{N}_$][\p{L}\p{N}_.$-]*$/u.test(path) ? path : `'${path.replaceAll("'", "''")}'`;
}

function matcherOf(shape: FactSchema, example: unknown): string | null {
  if (shape.dialect !== undefined) return quoted(typeof example === 'string' ? range(example) : '>=1.0');
  if (shape.unit !== undefined) return unitMatcher(shape.unit, example);
  if (shape.items !== undefined || shape.type === 'array') return listMatcher(shape, example);
  if (example !== undefined) return scalar(example);
  const [choice] = shape.enum ?? [];
  if (choice !== undefined) return scalar(choice);
  if (shape.const !== undefined) return scalar(shape.const);
  return typeMatcher(shape);
}

/** One version asks for at least it; what is a range already stays. */
function range(example: string): string {
  return /^\d/.test(example) ? `>=${example}` : example;
}

/** The matcher that is asked most of a unit, how the unit is written, and an amount where the schema gives none. */
const amounts = {
  bytes: ['atLeast', 'bytes', 10 * 1024 ** 3],
  milliseconds: ['atMost', 'ms', 500],
  seconds: ['atMost', 's', 60],
  days: ['atLeast', 'days', 30],
  percent: ['atMost', '%', 80],
} as const;

const sizes = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

function unitMatcher(unit: Unit, example: unknown): string {
  if (unit === 'instant') return `{ after: '${typeof example === 'string' ? example.slice(0, 10) : '2027-01-31'}' }`;
  const [matcher, written, usual] = amounts[unit];
  const amount = typeof example === 'number' ? example : usual;
  return `{ ${matcher}: ${unit === 'bytes' ? size(amount) : `${String(amount)} ${written}`} }`;
}

/** The largest unit in which a size is whole. */
function size(bytes: number): string {
  let [amount, step] = [bytes, 0];
  while (amount >= 1024 && amount % 1024 === 0 && step < sizes.length - 1) {
    amount /= 1024;
    step += 1;
  }
  return `${String(amount)} ${sizes[step] ?? 'B'}`;
}

function listMatcher(shape: FactSchema, example: unknown): string {
  const elements: readonly unknown[] = Array.isArray(example) ? example : [];
  const [first] = elements;
  if (Array.isArray(example) && first === undefined) return '{ count: 0 }';
  const one = Array.isArray(example) ? first : example;
  if (one !== undefined && typeof one !== 'object') return `{ contains: ${scalar(one)} }`;
  return shape.key === undefined && isText(shape.items) ? '{ contains: NAME }' : '{ count: { atLeast: 1 } }';
}

function isText(items: FactSchema | undefined): boolean {
  return items !== undefined && settle(items).type === 'string';
}

function typeMatcher(shape: FactSchema): string | null {
  switch (shape.type) {
    case 'boolean':
      return 'true';
    case 'number':
    case 'integer':
      return '{ atLeast: 1 }';
    case 'string':
      return '{ present: true }';
    case 'object':
      return null;
    default:
      return isAnything(shape) || shape.anyOf !== undefined ? '{ present: true }' : null;
  }
}

function scalar(example: unknown): string {
  if (typeof example === 'number' || typeof example === 'boolean') return String(example);
  return quoted(typeof example === 'string' ? example : JSON.stringify(example));
}

/** Single quotes are needed where YAML would see something else than text. */
function quoted(text: string): string {
  const isPlain = /^[\p{L}][\p{L}\p{N}_./@-]*(?: [\p{L}\p{N}_./@-]+)*$/u.test(text);
  const isOther = /^(?:true|false|null|yes|no|on|off|~)$/i.test(text);
  return isPlain && !isOther ? text : `'${text.replaceAll("'", "''")}'`;
}
