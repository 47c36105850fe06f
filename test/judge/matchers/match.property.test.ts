import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFactPath, type FactPath } from '../../../src/model/fact-path.ts';
import { isJsonList, isJsonObject, type Json } from '../../../src/model/json.ts';
import type { Matcher } from '../../../src/model/matcher.ts';
import { absent, sightOf } from '../../../src/judge/facts/sight.ts';
import { gapTree } from '../../../src/judge/facts/gap-tree.ts';
import { look } from '../../../src/judge/facts/step.ts';
import { match } from '../../../src/judge/matchers/match.ts';
import { matchContext } from '../../../src/judge/matchers/match-context.ts';
import { gap } from '../../support/judge-input.ts';

const context = matchContext('Asia/Shanghai');
const names = ['a', 'b', 'c'] as const;
const keys = ['x', 'y', 'z'] as const;

const scalar: fc.Arbitrary<Json> = fc.constantFrom(
  null,
  true,
  0,
  1,
  2,
  3,
  '1',
  '2.10',
  '14.2',
  'abc',
  '2026-06-15',
  '',
);

/** A record in a keyed list. */
const record = (value: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc.record({ id: fc.constantFrom(...keys), v: value }, { requiredKeys: ['id'] });

const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.dictionary(fc.constantFrom(...names), tie('json'), { maxKeys: 3, noNullPrototype: true }),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.uniqueArray(record(tie('json')), {
      maxLength: 3,
      selector: (each) => (isJsonObject(each) ? each['id'] : undefined),
    }),
  ),
}));

const bound = fc.constantFrom<number | string>(0, 1, 2, 3, '2', '14', '2026-06-15');
const leaf: fc.Arbitrary<Matcher> = fc.oneof(
  fc.record({ op: fc.constant('equals' as const), value: json }),
  fc.record({ op: fc.constant('oneOf' as const), values: fc.array(json, { maxLength: 3 }) }),
  fc.constantFrom<Matcher>({ op: 'satisfies', range: '>=14 <18' }, { op: 'satisfies', range: '1' }),
  fc.record({ op: fc.constantFrom('atLeast' as const, 'atMost' as const, 'above' as const, 'below' as const), bound }),
  fc.record({ op: fc.constant('between' as const), from: bound, to: bound }),
  fc.constantFrom<Matcher>({ op: 'before', instant: '2026-06-15' }, { op: 'after', instant: '2026-06-14T00:00:00Z' }),
  fc.constantFrom<Matcher>(
    { op: 'matches', pattern: '^[ab]' },
    { op: 'startsWith', text: 'a' },
    { op: 'endsWith', text: '2' },
  ),
  fc.record({ op: fc.constant('contains' as const), value: fc.oneof(json, fc.constantFrom(...names, ...keys)) }),
  fc.record({
    op: fc.constantFrom('containsAll' as const, 'containsNone' as const),
    values: fc.array(fc.oneof(scalar, fc.constantFrom(...names, ...keys)), { maxLength: 3 }),
  }),
  fc.constantFrom<Matcher>({ op: 'present' }, { op: 'absent' }),
);

const { matcher } = fc.letrec<{ matcher: Matcher }>((tie) => ({
  matcher: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.record({ op: fc.constantFrom('count' as const, 'not' as const), matcher: tie('matcher') }),
    fc.record({ op: fc.constantFrom('each' as const, 'some' as const, 'none' as const), matcher: tie('matcher') }),
    fc.record({
      op: fc.constantFrom('all' as const, 'any' as const),
      matchers: fc.array(tie('matcher'), { maxLength: 3 }),
    }),
    fc.record({
      op: fc.constant('fields' as const),
      fields: fc.array(fc.record({ path: fc.constantFrom('a', 'v', 'a.b'), matcher: tie('matcher') }), {
        maxLength: 2,
      }),
    }),
  ),
}));

/** Every place in a value that a fact path can name, with the value there. */
function places(value: Json, at: FactPath = []): { readonly path: FactPath; readonly value: Json }[] {
  const found = [{ path: at, value }];
  if (isJsonList(value)) {
    for (const each of value) {
      const id = isJsonObject(each) ? each['id'] : undefined;
      if (typeof id === 'string') found.push(...places(each, [...at, { kind: 'key', field: 'id', value: id }]));
    }
  }
  if (isJsonObject(value)) {
    // The field that names an element cannot itself be a gap that is addressed by it.
    const below = Object.entries(value).filter(([name]) => name !== 'id');
    for (const [name, each] of below) found.push(...places(each, [...at, { kind: 'name', name }]));
  }
  return found;
}

const nothing = Symbol('nothing');

/** The value with what stands at a place replaced, or taken out. */
function replaced(value: Json, path: FactPath, by: Json | typeof nothing): Json | typeof nothing {
  const [segment, ...rest] = path;
  if (segment === undefined) return by;
  if (segment.kind === 'name' && isJsonObject(value)) {
    const entries = Object.entries(value).flatMap(([name, each]) => {
      const next = name === segment.name ? replaced(each, rest, by) : each;
      return next === nothing ? [] : [[name, next] as const];
    });
    return Object.fromEntries(entries);
  }
  if (segment.kind === 'key' && isJsonList(value)) {
    return value.flatMap((each) => {
      const next = isJsonObject(each) && each['id'] === segment.value ? replaced(each, rest, by) : each;
      return next === nothing ? [] : [next];
    });
  }
  return value;
}

const schema = { items: { additionalProperties: {} }, additionalProperties: true } as const;

function ask(question: Matcher, value: Json | typeof nothing, gaps: readonly string[], keyed: boolean): string {
  const facts = value === nothing ? {} : { f: value };
  const shape = { additionalProperties: keyed ? { ...schema, key: 'id' } : {} };
  const root = sightOf(facts, shape, gapTree(gaps.map((each) => gap(each))), absent);
  return match(question, look(root, [{ kind: 'name', name: 'f' }]), context).is;
}

function shown(...values: readonly (Json | typeof nothing)[]): string {
  return values.map((each) => (each === nothing ? 'nothing' : JSON.stringify(each))).join(' -> ');
}

function factPath(path: FactPath): string {
  return formatFactPath([{ kind: 'name', name: 'f' }, ...path]);
}

describe('a matcher over a gap', () => {
  it('says yes or no only where no content of the gap could change it', () => {
    fc.assert(
      fc.property(
        json,
        matcher,
        fc.nat(),
        fc.boolean(),
        fc.boolean(),
        fc.array(json, { maxLength: 6 }),
        (value, question, pick, stub, keyed, others) => {
          const all = places(value);
          const place = all[pick % all.length];
          if (place === undefined) return;
          const partial = stub ? value : replaced(value, place.path, nothing);
          const answer = ask(question, partial, [factPath(place.path)], keyed);
          if (answer === 'unknown') return;
          const key = place.path.at(-1);
          const fills: (Json | typeof nothing)[] = [nothing, null, place.value, 1, 'abc', [], {}, ...others];
          for (const fill of fills) {
            // What stands in the place of a keyed element is an element with that key.
            const element = key?.kind === 'key' && fill !== nothing ? { id: key.value, v: fill } : fill;
            const whole = replaced(value, place.path, element);
            expect(ask(question, whole, [], keyed), shown(partial, whole)).toBe(answer);
          }
        },
      ),
      { numRuns: 30_000 },
    );
  });

  it('is unknown under every matcher and its negation where the fact itself was not seen', () => {
    fc.assert(
      fc.property(matcher, fc.boolean(), (question, keyed) => {
        expect(ask(question, nothing, ['f'], keyed)).toBe('unknown');
        expect(ask({ op: 'not', matcher: question }, nothing, ['f'], keyed)).toBe('unknown');
      }),
      { numRuns: 3000 },
    );
  });

  it('leaves standing what was read before a list or map was cut off, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(json, { maxLength: 3 }),
          fc.dictionary(fc.constantFrom(...names), json, { noNullPrototype: true }),
        ),
        matcher,
        fc.array(json, { maxLength: 3 }),
        (value, question, more) => {
          const facts = { f: value };
          const root = sightOf(facts, {}, gapTree([gap('f', 'truncated')]), absent);
          const answer = match(question, look(root, [{ kind: 'name', name: 'f' }]), context).is;
          if (answer === 'unknown') return;
          const extra = Object.fromEntries(more.map((each, index) => [`n${index}`, each]));
          const whole: Json = isJsonList(value) ? [...value, ...more] : { ...value, ...extra };
          expect(ask(question, whole, [], false)).toBe(answer);
          expect(ask(question, value, [], false)).toBe(answer);
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it('never says yes to both a question and its negation', () => {
    fc.assert(
      fc.property(json, matcher, fc.boolean(), (value, question, keyed) => {
        const answers = [ask(question, value, [], keyed), ask({ op: 'not', matcher: question }, value, [], keyed)];
        expect(answers.filter((each) => each === 'yes').length).toBeLessThan(2);
      }),
      { numRuns: 5000 },
    );
  });
});
