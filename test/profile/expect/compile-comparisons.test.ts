import { describe, expect, it } from 'vitest';
import { compileComparisons } from '../../../src/profile/expect/compile-comparisons.ts';
import { expectTexts as english } from '../../../src/profile/expect/messages.en.ts';
import { mistakeMessage } from '../../../src/profile/text/show.ts';
import { placesOf, sampleContext, treeOf } from '../../support/compile-sample.ts';

type Kind = 'across' | 'among';

function compile(text: string, kind: Kind = 'across') {
  const context = sampleContext();
  const compiled = compileComparisons(treeOf(text), kind, context);
  return { compiled, mistakes: context.sink.mistakes };
}

const plain = { against: null, within: null, paths: [], shared: false, severity: null };

const right: readonly (readonly [string, object])[] = [
  ['version: same-major', { path: 'version', rule: 'same-major' }],
  ['version: same-minor', { rule: 'same-minor' }],
  ['json.build.version: not-ahead', { path: 'json.build.version', rule: 'not-ahead' }],
  ['startedAt: not-behind', { rule: 'not-behind' }],
  ['connections.max: not-behind', { rule: 'not-behind' }],
  ['systemIdentifier: different', { rule: 'different' }],
  ['settings["TimeZone"]: same', { id: 'across:settings.TimeZone', path: 'settings.TimeZone', rule: 'same' }],
  ['size: { rule: near, within: 20% }', { rule: 'near', within: { percent: 20 } }],
  ['size: { rule: near, within: 100 MiB }', { within: { absolute: 100 * 1024 ** 2 } }],
  ['certificate.daysLeft: { rule: near, within: 5 days }', { within: { absolute: 5 } }],
  ['connections.max: { rule: near, within: 10 }', { within: { absolute: 10 } }],
  ['settings: { rule: same-except, paths: [TimeZone, "[\'a.b\']"] }', { paths: ['TimeZone', '["a.b"]'] }],
  [`extensions: { rule: same-except, paths: ['[name="x"].version'] }`, { paths: ['[name="x"].version'] }],
  [
    'version: { rule: same, against: uat, id: v, shared: true, severity: minor, remedy: do, because: so, owner: me }',
    {
      id: 'v',
      against: 'uat',
      shared: true,
      severity: { byDefault: 'minor', by: {} },
      remedy: 'do',
      because: 'so',
      owner: 'me',
    },
  ],
];

describe('comparisons', () => {
  it.each(right)('%s', (text, wanted) => {
    const { compiled, mistakes } = compile(text);
    expect(placesOf(mistakes)).toEqual([]);
    expect(compiled).toMatchObject([{ ...plain, ...wanted }]);
  });

  it('takes several of one fact', () => {
    const { compiled, mistakes } = compile('version: [{ rule: same-major }, { id: order, rule: not-ahead }]', 'among');
    expect(mistakes).toEqual([]);
    expect(compiled.map((each) => each.id)).toEqual(['among:version', 'order']);
  });
});

const wrong: readonly (readonly [text: string, place: string, kind?: Kind])[] = [
  ['verzion: same', '1:1 unknown-fact-likely'],
  ['version: sane', '1:10 unknown-rule-likely'],
  ['version: zzzzzzzz', '1:10 unknown-rule'],
  ['version: [same, different]', '1:11 list-of-rules'],
  ['version: []', '1:10 list-of-rules'],
  ['version: {}', '1:1 rule-missing'],
  ['version: { against: uat }', '1:1 rule-missing'],
  ['version: { rule: same, agianst: uat }', '1:24 unknown-key-likely'],
  ['version: { rule: same, against: uat }', '1:24 unknown-key', 'among'],
  ['version: { rule: same, against: prod }', '1:33 unknown-environment'],
  ['product: same-major', '1:10 rule-needs-version'],
  ['connections.max: same-minor', '1:18 rule-needs-version'],
  ['product: not-ahead', '1:10 rule-needs-order'],
  ['product: { rule: near, within: 5 }', '1:18 rule-needs-number'],
  ['product: { rule: same-except, paths: [x] }', '1:18 rule-needs-parts'],
  ['size: near', '1:7 near-needs-within'],
  ['size: { rule: near, within: 5 days }', '1:29 amount-bytes'],
  ['size: { rule: near, within: 0 }', '1:29 within-not-positive'],
  ['size: { rule: near, within: -5 % }', '1:29 within-not-positive'],
  ['size: { rule: same, within: 5 % }', '1:21 within-without-near'],
  ['settings: same-except', '1:11 except-needs-paths'],
  ['settings: { rule: same-except, paths: [] }', '1:39 except-needs-paths'],
  ['settings: { rule: same-except, paths: [max_conections] }', '1:40 near-miss'],
  ['connections: { rule: same-except, paths: [usd] }', '1:43 unknown-fact-likely'],
  ['settings: { rule: same, paths: [TimeZone] }', '1:25 paths-without-except'],
  ['version: { rule: same, shared: maybe }', '1:32 not-true-false'],
  ['version: { rule: same, in: [prod] }', '1:29 unknown-environment'],
  ['version: [{ rule: same }, { rule: not-ahead }]', '1:27 expectation-needs-id'],
  ['version: { rule: same, id: x }\nproduct: { rule: same, id: x }', '2:28 id-twice'],
  ['version: "${x}"', '1:10 variable-in-comparison'],
  ['[version]', '1:1 wrong-kind'],
  ['{}', '1:1 empty-map'],
];

describe('wrong comparisons', () => {
  it.each(wrong.map(([text, place, kind = 'across']) => [text, place, kind] as const))('%s', (text, place, kind) => {
    const { mistakes } = compile(text, kind);
    expect(placesOf(mistakes)).toEqual([place]);
    for (const mistake of mistakes) {
      if (!Object.hasOwn(english, mistake.code)) continue;
      const { message, hint } = mistakeMessage(mistake, english);
      expect(`${message} ${hint ?? ''}`).not.toMatch(/\{\w+\}/);
    }
  });
});
