import type { Node, ScalarNode } from '../text/tree.ts';
import type { ParameterType, ScalarType } from '../values/parameter-type.ts';

/** How a stand-in is found again in what was read: as part of a text, or as a whole number. */
export interface StandInMarks {
  /** The longer ones first. */
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
}

/** A value of a parameter that nobody gave, such as no profile and no customer would write. */
interface StandIn {
  readonly value: ScalarNode['value'];
  readonly source: string;
  readonly marks: StandInMarks;
}

const msPerDay = 86_400_000;

/** Every kind of value passes the checks of its type, so that the rest of the profile is read like with a site file. */
const values: Readonly<Record<ScalarType, (index: number) => StandIn>> = {
  text: (index) => text(word(index), [word(index)]),
  file: (index) => text(word(index), [word(index)]),
  host: (index) => text(hostOf(index), [hostOf(index)]),
  url: (index) =>
    text(`https://${hostOf(index)}`, [`https://${hostOf(index)}:443`, `https://${hostOf(index)}`, hostOf(index)]),
  version: (index) => text(`${String(99_000 + index)}.0`, [`${String(99_000 + index)}.0`]),
  size: (index) => amount(7_700_000_003 + index, 'B', [7_700_000_003 + index]),
  duration: (index) => {
    const days = 77_003 + index;
    return amount(days, 'days', [days, days * 86_400, days * msPerDay]);
  },
  number: (index) => number(770_000_003 + index),
  integer: (index) => number(770_000_003 + index),
  port: (index) => number(65_001 + (index % 500)),
  boolean: (index) => ({ value: true, source: word(index), marks: { texts: [word(index)], numbers: [] } }),
};

/** The value that stands for the parameter number `index` where nobody gave one. A list or map has one element. */
export function standInNode(type: ParameterType, index: number, at: Node['at']): Node {
  const { value, source } = values[type.of](index);
  const scalar: ScalarNode = { kind: 'scalar', at, value, source, quoted: typeof value === 'string' };
  if (type.many === 'list') return { kind: 'list', at, items: [scalar] };
  if (type.many === 'one') return scalar;
  return { kind: 'map', at, entries: [{ key: word(index), keyAt: at, keyQuoted: false, value: scalar }] };
}

/** By what it is known. */
export function standInMarks(type: ParameterType, index: number): StandInMarks {
  const { marks } = values[type.of](index);
  const texts = type.many === 'map' ? [...new Set([...marks.texts, word(index)])] : marks.texts;
  return { ...marks, texts };
}

function word(index: number): string {
  return `given-later-${String(index)}-x`;
}

/** Nothing is ever contacted with it; `.invalid` leads nowhere (RFC 2606, section 2). */
function hostOf(index: number): string {
  return `${word(index)}.invalid`;
}

function text(source: string, texts: readonly string[]): StandIn {
  return { value: source, source, marks: { texts, numbers: [] } };
}

function amount(count: number, unit: string, numbers: readonly number[]): StandIn {
  const source = `${String(count)} ${unit}`;
  return { value: source, source, marks: { texts: [source], numbers } };
}

function number(value: number): StandIn {
  return { value, source: String(value), marks: { texts: [String(value)], numbers: [value] } };
}
