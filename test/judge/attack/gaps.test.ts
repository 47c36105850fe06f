import { describe, expect, it } from 'vitest';
import { match } from '../../../src/judge/matchers/match.ts';
import { matchContext } from '../../../src/judge/matchers/match-context.ts';
import { gapTree } from '../../../src/judge/facts/gap-tree.ts';
import { absent, sightOf, type Sight } from '../../../src/judge/facts/sight.ts';
import { look } from '../../../src/judge/facts/step.ts';
import { isPathError, parseFactPath } from '../../../src/model/fact-path.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { Matcher } from '../../../src/model/matcher.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { judge } from '../../../src/judge/judge.ts';
import type { JudgeProbe } from '../../../src/judge/judge-input.ts';
import { find, outcomes } from '../../support/findings.ts';
import {
  check,
  environment,
  expectation,
  failure,
  gap,
  inEnvironment,
  judgeInput,
  probe,
  profile,
} from '../../support/judge-input.ts';
import { sampleEntry } from '../../support/sample-catalogue.ts';

const context = matchContext('Asia/Shanghai');

function at(path: string, facts: JsonObject, gaps: readonly Gap[]): Sight {
  const segments = path === '' ? [] : parseFactPath(path);
  if (isPathError(segments)) throw new Error(path);
  return look(sightOf(facts, sampleEntry.facts, gapTree(gaps), absent), segments);
}

const on = {
  'settings.max_connections': [
    { op: 'equals', value: 200 },
    { op: 'oneOf', values: [200, null] },
    { op: 'satisfies', range: '>=1' },
    { op: 'atLeast', bound: 1 },
    { op: 'atMost', bound: 1e308 },
    { op: 'above', bound: 0 },
    { op: 'below', bound: 0 },
    { op: 'between', from: 0, to: 1e308 },
    { op: 'present' },
    { op: 'absent' },
  ],
  startedAt: [
    { op: 'before', instant: '2030-01-01' },
    { op: 'after', instant: '2020-01-01' },
    { op: 'matches', pattern: '.*' },
    { op: 'startsWith', text: '' },
    { op: 'endsWith', text: '' },
    { op: 'equals', value: null },
  ],
  extensions: [
    { op: 'contains', value: 'pg_trgm' },
    { op: 'containsAll', values: ['pg_trgm'] },
    { op: 'containsNone', values: ['evil'] },
    { op: 'count', matcher: { op: 'atLeast', bound: 0 } },
    { op: 'count', matcher: { op: 'equals', value: 0 } },
    { op: 'each', matcher: { op: 'fields', fields: [{ path: 'version', matcher: { op: 'present' } }] } },
    { op: 'some', matcher: { op: 'fields', fields: [{ path: 'version', matcher: { op: 'absent' } }] } },
    { op: 'none', matcher: { op: 'fields', fields: [{ path: 'version', matcher: { op: 'equals', value: '1' } }] } },
    { op: 'equals', value: [] },
    { op: 'present' },
    { op: 'absent' },
    { op: 'all', matchers: [{ op: 'present' }] },
    { op: 'any', matchers: [{ op: 'absent' }, { op: 'present' }] },
  ],
} as const satisfies Record<string, readonly Matcher[]>;

const cases = Object.entries(on).flatMap(([path, matchers]) =>
  matchers.flatMap((matcher) => [
    [path, matcher],
    [path, { op: 'not', matcher } as const],
    [path, { op: 'not', matcher: { op: 'not', matcher } } as const],
  ]),
) as [string, Matcher][];

describe('a gap at or above the fact, whatever stands there as a value', () => {
  const values = [{}, { settings: { max_connections: 200 }, startedAt: '2026-01-01T00:00:00Z', extensions: [] }];
  it.each(cases)('%s %j is unknown', (path, matcher) => {
    for (const facts of values) {
      for (const reason of ['not-permitted', 'not-supported', 'not-reached'] as const) {
        for (const where of [path, path.split('.')[0] ?? '', '', 'not a path ((']) {
          expect(match(matcher, at(path, facts, [gap(where, reason)]), context).is).toBe('unknown');
        }
      }
    }
  });

  it('of two at one place the one that hides more counts, in either order', () => {
    const facts = { extensions: [{ name: 'pg_trgm', version: '1' }] };
    const two = [gap('extensions', 'truncated'), gap('extensions', 'not-permitted')];
    for (const gaps of [two, two.toReversed()]) {
      expect(match({ op: 'contains', value: 'pg_trgm' }, at('extensions', facts, gaps), context).is).toBe('unknown');
    }
  });
});

describe('a list that was cut off', () => {
  const cut = (matcher: Matcher) =>
    match(
      matcher,
      at('extensions', { extensions: [{ name: 'a', version: '1' }] }, [gap('extensions', 'truncated')]),
      context,
    ).is;

  it('tells what it holds, and nothing of what it may hold besides', () => {
    expect(cut({ op: 'contains', value: 'a' })).toBe('yes');
    expect(cut({ op: 'contains', value: 'b' })).toBe('unknown');
    expect(cut({ op: 'not', matcher: { op: 'contains', value: 'b' } })).toBe('unknown');
    expect(cut({ op: 'containsNone', values: ['b'] })).toBe('unknown');
    expect(cut({ op: 'count', matcher: { op: 'atLeast', bound: 1 } })).toBe('yes');
    expect(cut({ op: 'count', matcher: { op: 'atLeast', bound: 2 } })).toBe('unknown');
    expect(cut({ op: 'count', matcher: { op: 'equals', value: 0 } })).toBe('no');
    expect(cut({ op: 'count', matcher: { op: 'not', matcher: { op: 'equals', value: 1 } } })).toBe('unknown');
    expect(cut({ op: 'equals', value: [{ name: 'a', version: '1' }] })).toBe('unknown');
    expect(cut({ op: 'each', matcher: { op: 'present' } })).toBe('unknown');
    expect(cut({ op: 'none', matcher: { op: 'absent' } })).toBe('unknown');
  });
});

describe('a gap below', () => {
  const facts = {
    extensions: [
      { name: 'a', version: null },
      { name: 'b', version: '2' },
    ],
  };
  const below = (matcher: Matcher, where: string) => match(matcher, at('extensions', facts, [gap(where)]), context).is;
  const versions = (matcher: Matcher): Matcher => ({ op: 'fields', fields: [{ path: 'version', matcher }] });

  it.each(['extensions.version', 'extensions[name="a"].version', 'extensions.0.version', 'extensions[name="a"]'])(
    'at %s leaves each, none and not open, and some decided where another element decides it',
    (where) => {
      expect(
        below({ op: 'each', matcher: versions({ op: 'not', matcher: { op: 'equals', value: '9' } }) }, where),
      ).toBe('unknown');
      expect(below({ op: 'none', matcher: versions({ op: 'equals', value: '1' }) }, where)).toBe('unknown');
      expect(below({ op: 'not', matcher: { op: 'some', matcher: versions({ op: 'absent' }) } }, where)).toBe('unknown');
    },
  );

  it('of one element leaves the others', () => {
    const where = [gap('extensions[name="a"]')];
    expect(match({ op: 'equals', value: '2' }, at('extensions[name="b"].version', facts, where), context).is).toBe(
      'yes',
    );
    expect(match({ op: 'present' }, at('extensions[name="a"].version', facts, where), context).is).toBe('unknown');
    expect(match({ op: 'absent' }, at('extensions[name="c"]', facts, where), context).is).toBe('yes');
  });
});

describe('hostile names and numbers', () => {
  const json = (text: string): JsonObject => ({ json: JSON.parse(text) as JsonObject });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])('%j is a name like any other', (name) => {
    const path = `json[${JSON.stringify(name)}]`;
    const absentOne: Matcher = { op: 'absent' };
    expect(match(absentOne, at(path, json('{}'), []), context).is).toBe('yes');
    expect(match(absentOne, at(path, json(`{${JSON.stringify(name)}:1}`), []), context).is).toBe('no');
    expect(match(absentOne, at(path, json('{}'), [gap(path)]), context).is).toBe('unknown');
    expect(match({ op: 'contains', value: name }, at('json', json('{}'), []), context).is).toBe('no');
    expect(match({ op: 'equals', value: {} }, at('json', json(`{${JSON.stringify(name)}:1}`), []), context).is).toBe(
      'no',
    );
  });

  it('large integers keep their last digit', () => {
    const seen = at('settings.shared_buffers', { settings: { shared_buffers: '9007199254740993' } }, []);
    expect(match({ op: 'atMost', bound: '9007199254740992' }, seen, context).is).toBe('no');
    expect(match({ op: 'atLeast', bound: '9007199254740993' }, seen, context).is).toBe('yes');
  });

  it('the ends of the numbers', () => {
    expect(match({ op: 'atLeast', bound: 1e308 }, at('usage', { usage: 1e308 }, []), context).is).toBe('yes');
    expect(match({ op: 'equals', value: 0 }, at('usage', { usage: -0 }, []), context).is).toBe('yes');
    const nan = at('usage', { usage: NaN }, []);
    for (const op of ['atLeast', 'atMost', 'above', 'below'] as const) {
      expect(match({ op, bound: 0 }, nan, context).is).toBe('no');
    }
  });
});

describe('what a probe derives', () => {
  const day = expectation('left', { op: 'atLeast', bound: 30 });
  const of = profile([environment('production', { gate: true })], [check('a', [inEnvironment('production', [day])])]);
  const facts = { type: 'object', properties: { left: { type: 'number' }, until: {} }, additionalProperties: false };
  const deriving = (derive: JudgeProbe['derive']) =>
    judge(
      judgeInput(
        of,
        { 'a/production': { until: 'someday' } },
        { probes: new Map([['thing', probe(facts, { derive, derived: ['left'] })]]) },
      ),
    );

  it.each([NaN, Infinity, -Infinity])('as %s is our fault and no pass', (left) => {
    const result = deriving(() => ({ facts: { left } }));
    expect(find(result, 'a/left/production')).toMatchObject({
      outcome: 'unknown',
      notes: [{ code: 'note.derive-failed' }],
    });
  });

  it('not at all is not seen', () => {
    expect(
      find(
        deriving(() => ({ facts: {} })),
        'a/left/production',
      ).outcome,
    ).toBe('unknown');
    expect(find(deriving(null), 'a/left/production').outcome).toBe('unknown');
  });

  it('is never asked of a task that learnt nothing', () => {
    const left = () => ({ facts: { left: 99 } });
    const probes = new Map([['thing', probe(facts, { derive: left, derived: ['left'] })]]);
    const seen = { 'a/production': { failure: failure('connect-refused') } };
    expect(outcomes(judge(judgeInput(of, seen, { probes })))['a/left/production']).toBe('blocked');
  });
});
