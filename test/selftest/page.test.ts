import { createContext, runInContext } from 'node:vm';
import { parse } from 'acorn';
import { expect, it } from 'vitest';
import { syntaxFeatures } from '../../src/kit/script/features.ts';
import { referenceData } from '../../src/reference/reference-data.ts';
import { makePage } from '../../src/selftest/make-page.ts';
import { makeSpec } from '../../src/selftest/make-spec.ts';
import { readPage } from '../../src/selftest/read-page.ts';
import type { PageSpec } from '../../src/selftest/page-spec.ts';
import { judgeScript } from '../../src/selftest/page/judge-script.ts';
import { fitnessOf, type Answer, type Fitness } from '../../src/selftest/verdict.ts';
import { factsOf, specOf } from './sample-application.ts';

const everything = makeSpec(
  {
    ...{ features: [...syntaxFeatures], interfaces: ['Crypto.randomUUID', 'Array.at'] },
    ...{ whole: true, legacy: false, acted: [{ from: 0, works: null }] },
  },
  referenceData.browsers,
  {
    name: '门诊</script><script>alert(1)</script>"\u2028',
    madeAt: '2026-11-23T08:00:00.000Z',
    services: [{ name: "打印'\\</script>", url: 'ws://127.0.0.1:1/' }],
    tls: null,
    post: 'http://127.0.0.1/x?a=1&b=2',
    language: 'zh-CN',
  },
);
const page = makePage(everything);

it('is one ASCII file whose script is ECMAScript 3', () => {
  expect(/[^\n -~]/.exec(page)).toBeNull();
  const scripts = [...page.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, text = '']) => text);
  expect(scripts).toHaveLength(1);
  expect(() => parse(scripts[0] ?? '', { ecmaVersion: 3 })).not.toThrow();
  expect(page.match(/(?:src|href)="[^"]*"/g)).toEqual(['href="data:,"']);
});

it('asks for every feature of the language', () => {
  expect(everything.untestable).toEqual([]);
  expect(new Set(everything.tests.map(({ key }) => key))).toEqual(
    new Set([...syntaxFeatures, 'Crypto.randomUUID', 'Array.at']),
  );
});

it('can be read back, and tells when it was changed', () => {
  expect(readPage(page)).toEqual({ ok: true, spec: everything });
  expect(readPage(page.replace('"whole":true', '"whole":false'))).toEqual({ ok: false, edited: true });
  expect(readPage(page.replace('"tests":[', '"tests":[1,'))).toEqual({ ok: false, edited: true });
  expect(readPage('<p>another page</p>')).toEqual({ ok: false, edited: false });
});

it('tells the versions of Chromium apart one by one', () => {
  const known = new Set(everything.signs.map(({ since: [chromium] }) => chromium));
  const missing = Array.from({ length: 150 - 60 }, (_, index) => 60 + index).filter((version) => !known.has(version));
  // nothing new came with 82, which was never released
  expect(missing).toEqual([82]);
});

it('leaves out scripts that nobody must read, as the probe does', () => {
  const facts = factsOf({ 'app.js': 'a ?? b', 'm.mjs': 'var a = 1' });
  expect(specOf(facts).tests.map(({ key }) => key)).toEqual(['operators.nullish_coalescing', 'statements.import']);
});

it('judges by what is lost, then by what is not known, then by what fails when it is called', () => {
  const spec = specOf(factsOf({ 'app.js': 'a ?? b; /(?<=a)b/' }));
  const costs = spec.tests.map((test) => `${test.key} ${test.how} ${test.costs}`);
  expect(costs).toEqual([
    'operators.nullish_coalescing script script',
    'regular_expressions.lookbehind_assertion script script',
    'regular_expressions.lookbehind_assertion pattern use',
  ]);
  const of = (tests: readonly Answer[], change: Partial<PageSpec> = {}): Fitness =>
    fitnessOf({ ...spec, ...change }, { engine: { kind: 'chromium', low: 92, high: 92 }, tests, secureContext: 'yes' });
  expect(of(['yes', 'yes', 'yes']).verdict).toBe('fit');
  expect(of(['yes', 'yes', 'no'])).toMatchObject({ verdict: 'limited', missing: [{ how: 'pattern' }] });
  expect(of(['no', 'unknown', 'no'])).toMatchObject({ verdict: 'unfit', missing: [{}, {}] });
  expect(of(['unknown', 'yes', 'yes']).verdict).toBe('unknown');
  expect(of(['yes', 'yes', 'yes'], { whole: false }).verdict).toBe('unknown');
  expect(of(['no', 'yes', 'yes'], { legacy: true }).verdict).toBe('unknown');
});

it('does not count what is withheld from a page by plain http, where the application may come by https', () => {
  const test = { key: 'Navigator.clipboard', how: 'member', text: 'Navigator.clipboard', costs: 'use' } as const;
  const tests = [{ ...test, name: test.key, title: null, since: 66 }];
  const spec = { ...specOf(factsOf({ 'app.js': '1' })), tests };
  const known: readonly Answer[] = ['unknown', 'yes', 'no'];
  const of = (kind: 'chromium' | 'firefox', low: number, secureContext: Answer): string => {
    const read = fitnessOf(spec, { engine: { kind, low, high: low }, tests: ['no'], secureContext });
    const engine = JSON.stringify({ family: kind, low, high: low, span: 0 });
    const shown: unknown = runInContext(
      `${judgeScript} fitness([2], ${engine}, ${String(known.indexOf(secureContext))}).verdict`,
      createContext({ spec, UNKNOWN: 0, YES: 1, NO: 2 }),
    );
    expect(shown).toBe(read.verdict);
    return read.verdict;
  };
  expect([of('chromium', 109, 'no'), of('chromium', 109, 'yes'), of('chromium', 60, 'no')]).toEqual([
    'fit',
    'limited',
    'limited',
  ]);
  expect(of('firefox', 128, 'no')).toBe('limited');
});
