import type { MatcherName } from '../../model/matcher.ts';
import type { Position } from '../text/mistake.ts';
import type { FactKind, Subject } from './subject.ts';

const everything: readonly FactKind[] = [
  'text',
  'number',
  'boolean',
  'version',
  'instant',
  'list',
  'map',
  'scalar',
  'any',
];
const ordered: readonly FactKind[] = ['number', 'version', 'instant', 'scalar', 'any'];
const textual: readonly FactKind[] = ['text', 'version', 'scalar', 'any'];
const holding: readonly FactKind[] = ['text', 'version', 'list', 'map', 'scalar', 'any'];
const containers: readonly FactKind[] = ['list', 'map', 'any'];
const moments: readonly FactKind[] = ['instant', 'scalar', 'any'];

/** Of which kinds of facts each matcher can be asked. */
const fits: Readonly<Record<MatcherName, readonly FactKind[]>> = {
  equals: everything,
  oneOf: everything,
  satisfies: ['version', 'scalar', 'any'],
  atLeast: ordered,
  atMost: ordered,
  above: ordered,
  below: ordered,
  between: ordered,
  matches: textual,
  contains: holding,
  containsAll: holding,
  containsNone: holding,
  startsWith: textual,
  endsWith: textual,
  present: everything,
  absent: everything,
  count: containers,
  each: containers,
  some: containers,
  none: containers,
  before: moments,
  after: moments,
  all: everything,
  any: everything,
  not: everything,
};

/** Whether a matcher can be asked of the fact; else says what kind of fact it is. */
export function isFitting(name: MatcherName, at: Position, subject: Subject): boolean {
  if (fits[name].includes(subject.kind)) return true;
  subject.sink.report(`matcher-misfit-${subject.kind}`, at, { matcher: name, fact: subject.name });
  return false;
}
