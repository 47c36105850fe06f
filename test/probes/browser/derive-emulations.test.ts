import { describe, expect, it } from 'vitest';
import { browser } from '../../../probes/browser/index.ts';
import { DerivedFacts } from '../../../probes/browser/derived-facts.ts';
import type { Emulation, Trouble } from '../../../probes/browser/emulate/emulation-facts.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { noReference } from '../../support/no-reference.ts';

const chaining = { name: '?.', since: { chromium: 80, firefox: 74, safari: 13.1 }, costs: 'script' } as const;
const module = { name: 'import', since: { chromium: 61, firefox: 60, safari: 11 }, costs: 'script' } as const;
const features = { 'operators.optional_chaining': chaining, 'statements.import': module };
const reference = { ...noReference, browsers: { ...noReference.browsers, features } };

const trouble = (kind: Trouble['kind'], text: string): Trouble => ({
  ...{ page: 'orders', kind, text },
  ...(kind === 'exception' ? { url: 'http://x/js/app.js', line: 7 } : { url: null, line: null }),
});
const tried = (from: number, to: number, works: boolean | null, ...troubles: Trouble[]): Emulation => ({
  ...{ engine: `Chromium ${String(from)}`, version: from, from, to, works, troubles },
});
const page = { error: null, foreignRequests: [], foreignRequestCount: 0, failedRequests: [], failedRequestCount: 0 };

function derive(fleet: readonly string[], emulations: readonly Emulation[] | undefined, more: JsonObject = {}) {
  const uses = [{ feature: 'operators.optional_chaining', count: 1, line: 3, column: 5 }];
  const known = { url: 'http://x/js/app.js', from: 'external', module: false, bytes: 1, sha256: 'x', pages: ['main'] };
  const scripts = [{ name: 'app.js', ...known, parsed: true, uses, error: null }];
  const emulated = emulations === undefined ? {} : { emulations: emulations.map((each) => ({ ...each })) };
  const facts = { pages: [page], scripts, unreadScripts: [], legacyScripts: 0, fleetAsked: [...fleet] };
  const input = JSON.parse(JSON.stringify({ ...facts, ...emulated, ...more })) as JsonObject; // as evidence is read back
  const derived = browser.derive?.(input, { now: 0, timeZone: 'UTC', reference });
  return { ...derived, facts: DerivedFacts.parse(derived?.facts) };
}

const failing = tried(80, 97, false, trouble('content-lost', '3 / 90'), trouble('exception', 'Error: no clone'));
const some = [failing, tried(98, 104, true), tried(110, 156, true)];

describe('a browser of the fleet', () => {
  it('fits where it reads all scripts and the pages work as its engine', () => {
    const { facts } = derive(['Chrome 83', 'Chrome 100', 'Edge 160', 'Firefox 115'], some);
    expect(facts.fleet?.map(({ browser: name, fits, works }) => [name, fits, works])).toEqual([
      ['Chrome 83', false, false],
      ['Chrome 100', true, true],
      ['Edge 160', true, true],
      ['Firefox 115', true, null],
    ]);
    expect(facts.unfitBrowsers).toEqual(['Chrome 83']);
  });

  it('that is unfit has what showed it as a remark: the error before what came of it', () => {
    const { remarks, facts } = derive(['Chrome 83'], some);
    expect(facts.fleet?.[0]?.failsAs).toBe('Chromium 80');
    const said = JSON.stringify(remarks?.find(({ path }) => path === 'unfitBrowsers'));
    for (const part of ['browser.note.unfit', 'browser.trouble.exception-at', 'Error: no clone', 'app.js'])
      expect(said).toContain(part);
  });

  it('is not known where other engines were tried and it was not decided', () => {
    const { facts, gaps } = derive(['Chrome 90'], [tried(80, 91, null), tried(98, 156, true)]);
    expect(facts.fleet?.[0]).toMatchObject({ fits: null, works: null });
    expect(facts.unknownBrowsers).toEqual(['Chrome 90']);
    expect(gaps?.map(({ note }) => note)).toContain('browser.gap.not-acted');
  });

  it('is judged by its scripts alone where nothing was tried', () => {
    const { facts } = derive(['Chrome 79', 'Chrome 83'], undefined);
    expect(facts.fleet?.map(({ fits, works }) => [fits, works])).toEqual([
      [false, null],
      [true, null],
    ]);
  });

  it('fits where a script is lost that another one stands in for', () => {
    const { facts } = derive(['Chrome 70'], [tried(61, 79, true), tried(80, 156, true)], { legacyScripts: 1 });
    expect(facts.fleet?.[0]).toMatchObject({ fits: true, works: true });
  });
});

describe('the lowest Chromium', () => {
  it('is a fact with what fails below it', () => {
    const { facts, remarks } = derive([], some);
    expect(facts.minimumChromium).toBe(98);
    expect(facts.minimumBecause).toMatchObject({ engine: 'Chromium 80', kind: 'exception', page: 'orders', line: 7 });
    expect(remarks?.some(({ path }) => path === 'minimumChromium')).toBe(true);
  });

  it('has nothing below it where the lowest that can be tried works', () => {
    const { facts } = derive([], [tried(61, 79, true), tried(80, 156, true)]);
    expect(facts).toMatchObject({ minimumChromium: 61, minimumBecause: null });
  });

  it.each([
    ['nobody searched', [tried(110, 156, true)], 'kit.gap.setting'],
    ['the search did not end', [tried(70, 79, false), tried(98, 156, true)], 'browser.gap.minimum-open'],
    ['nothing was tried', undefined, 'kit.gap.setting'],
  ])('is not known where %s', (_name, emulations, note) => {
    const { facts, gaps } = derive([], emulations);
    expect(facts.minimumChromium).toBeUndefined();
    expect(gaps?.find(({ path }) => path === 'minimumChromium')?.note).toBe(note);
  });
});
