import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/model/json.ts';
import { readSeverityRule, severityIn } from '../../../src/profile/expect/severity-rule.ts';
import { applies, readWhere } from '../../../src/profile/expect/where.ts';
import { readFields } from '../../../src/profile/shape/fields.ts';
import { sampleContext, treeOf } from '../../support/compile-sample.ts';

function isAsked(text: string, environment: string, values: Readonly<Record<string, Json>> = {}): boolean {
  const context = sampleContext();
  const fields = readFields(treeOf(text), ['in', 'except', 'when'], 'check', context.sink);
  if (fields === null) throw new Error('no fields');
  const where = readWhere(fields, context);
  expect(context.sink.mistakes).toEqual([]);
  return applies(where, environment, (name) => values[name]);
}

describe('where something is asked', () => {
  it.each([
    ['{}', true],
    ['in: [uat, production]', true],
    ['in: uat', true],
    ['in: test', false],
    ['except: [uat]', false],
    ['except: [production]', true],
    ['{ in: [test, uat], except: [uat] }', false],
  ])('%s', (text, wanted) => {
    expect(isAsked(text, 'uat')).toBe(wanted);
  });

  it.each<readonly [string, Json, boolean]>([
    ['text: big', 'big', true],
    ['text: big', 'small', false],
    ['text: { oneOf: [big, huge] }', 'huge', true],
    ['text: { not: big }', 'huge', true],
    ['text: { any: [a, b] }', 'b', true],
    ['text: { matches: "^h" }', 'huge', true],
    ['text: { startsWith: h, endsWith: e }', 'huge', true],
    ['text: { startsWith: x }', 'huge', false],
    ['text: { contains: ug }', 'huge', true],
    ['text: { containsNone: [ug] }', 'huge', false],
    ['text: { present: true }', 'x', true],
    ['text: { absent: true }', 'x', false],
    ['text: null', null, true],
    ['boolean: true', true, true],
    ['boolean: true', false, false],
    ['integer: 3', 3, true],
    ['integer: { atLeast: 3, below: 5 }', 5, false],
    ['integer: { between: [3, 5] }', 5, true],
    ['integer: { above: 3, atMost: 4 }', 4, true],
    ['version: ">=8.2 <9"', '8.10.1', true],
    ['version: { below: "8.2" }', '8.10.1', false],
    ['duration: { atLeast: 1 min }', '90 s', true],
    ['duration: 1 min', '60 s', true],
    ['size: { atMost: 1 GiB }', '2000 MB', false],
    ['list-of-host: { count: 2 }', ['a', 'b'], true],
    ['list-of-host: { contains: a }', ['a', 'b'], true],
    ['list-of-host: { containsAll: [a, c] }', ['a', 'b'], false],
    ['list-of-host: { each: { startsWith: 10. } }', ['10.1', '10.2'], true],
    ['list-of-host: { some: b }', ['a', 'b'], true],
    ['list-of-host: { none: b }', ['a', 'b'], false],
    ['list-of-host: { equals: [a, b] }', ['a', 'b'], true],
    ['map-of-url: { count: { atLeast: 2 } }', { a: 'x' }, false],
    ['map-of-url: { contains: a }', { a: 'x' }, true],
    ['map-of-url: { equals: { a: x } }', { a: 'x' }, true],
    ['map-of-url: { equals: { a: x } }', { a: 'x', b: 'y' }, false],
  ])('when %s of %j: %s', (when, value, wanted) => {
    const name = when.split(':')[0] ?? '';
    expect(isAsked(`when: { ${when} }`, 'test', { [name]: value })).toBe(wanted);
  });

  it('is not asked where the parameter has no value, unless that is what is asked for', () => {
    expect(isAsked('when: { text: { startsWith: "" } }'.replace('""', 'a'), 'test')).toBe(false);
    expect(isAsked('when: { text: { absent: true } }', 'test')).toBe(true);
  });
});

describe('severity', () => {
  const read = (text: string) => readSeverityRule(treeOf(text), ['test', 'production'], sampleContext().sink);

  it.each([
    ['minor', 'test', 'minor'],
    ['{ default: minor, production: blocker }', 'production', 'blocker'],
    ['{ default: minor, production: blocker }', 'test', 'minor'],
    ['{ production: blocker }', 'test', 'major'],
    ['{ production: blocker }', 'constructor', 'major'],
  ])('%s in %s: %s', (text, environment, wanted) => {
    expect(severityIn(read(text), environment, 'major')).toBe(wanted);
  });

  it('comes from further out where nothing was said, or nothing right', () => {
    expect(severityIn(null, 'test', 'info')).toBe('info');
    expect(read('{ test: much }')).toBeNull();
    expect(read('[minor]')).toBeNull();
  });
});
