import { describe, expect, it } from 'vitest';
import { shifts } from '../../../probes/browser/raised-minimum.ts';
import type { Script } from '../../../probes/browser/script-facts.ts';
import { value } from '../../../src/model/message.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { referenceData } from '../../../src/reference/reference-data.ts';

const page = { error: null, foreignRequests: [], foreignRequestCount: 0, failedRequests: [], failedRequestCount: 0 };
const chaining = 'operators.optional_chaining';

function script(name: string, sha256: string, features: readonly string[], keys: readonly string[] = []): Script {
  const uses = features.map((feature) => ({ feature, count: 1, line: 7, column: 9 }));
  const sure = 'certain' as const;
  const interfaces = keys.map((key) => ({ key, sure, guarded: false, count: 1, line: 2, column: 3 }));
  const fixed = { bytes: 1, pages: ['main'], error: null, module: false, parsed: true, url: '' };
  return { name, sha256, from: 'external', uses, interfaces, ...fixed };
}

function look(scripts: readonly Script[], more: JsonObject = {}): JsonObject {
  return { pages: [page], unreadScripts: [], legacyScripts: 0, scripts: [...scripts], ...more };
}

/** Engines that were tried, those up to one without what works. */
function tried(lastUnfit: number): JsonObject {
  const trouble = { page: 'main', kind: 'exception', text: 'structuredClone is not defined', url: null, line: null };
  const common = { engine: 'Chromium', troubles: [] };
  const below = { ...common, version: 61, from: 61, to: lastUnfit, works: false, troubles: [trouble] };
  const above = { ...common, version: lastUnfit + 1, from: lastUnfit + 1, to: 150, works: true };
  return { emulations: [{ ...below, engine: `Chromium ${String(lastUnfit)}` }, above] };
}

const context = { now: 0, timeZone: 'UTC', reference: referenceData };

function told(before: JsonObject, after: JsonObject) {
  return shifts(before, after, context).map(({ path, before: from, after: to, because }) => ({
    ...{ path, from, to },
    because: because.map(({ code, params }) => [code, params['script'], params['engine']]),
  }));
}

const named = (text: string) => value(text);

describe('what raised the lowest browser', () => {
  it('is a script that has changed, whatever digest its name has', () => {
    const before = look([script('app.3f2a91bc.js', 'a', []), script('vendor.js', 'v', [])]);
    const after = look([script('app.77aa01de.js', 'b', [chaining]), script('vendor.js', 'v', [])]);
    expect(told(before, after)).toEqual([
      {
        path: 'needs.chromium',
        from: 1,
        to: 80,
        because: [['browser.note.raised-changed', named('app.77aa01de.js'), named('Chromium 80')]],
      },
      {
        path: 'needs.firefox',
        from: 1,
        to: 74,
        because: [['browser.note.raised-changed', named('app.77aa01de.js'), named('Firefox 74')]],
      },
      {
        path: 'needs.safari',
        from: 1,
        to: 13.1,
        because: [['browser.note.raised-changed', named('app.77aa01de.js'), named('Safari 13.1')]],
      },
    ]);
  });

  it('is a script that is new, by what it looks for when it runs too, and what then fails', () => {
    const before = look([script('app.js', 'a', [])], tried(70));
    const after = look([script('app.js', 'a', []), script('copy.js', 'c', [], ['structuredClone'])], tried(97));
    expect(told(before, after)).toEqual([
      {
        ...{ path: 'minimumChromium', from: 71, to: 98 },
        because: [
          ['browser.note.raised-new', named('copy.js'), named('Chromium 98')],
          ['browser.note.fails-as', undefined, named('Chromium 97')],
        ],
      },
    ]);
  });

  it('is said to be something else where no script explains it', () => {
    const scripts = [script('app.js', 'a', [])];
    const [found] = told(look(scripts, tried(70)), look(scripts, tried(97)));
    expect(found?.because[0]?.[0]).toBe('browser.note.raised-otherwise');
  });

  it('is not told where it fell, stayed, or is not known', () => {
    const low = look([script('app.js', 'a', [])], tried(70));
    const high = look([script('app.js', 'b', [chaining])], tried(97));
    expect(told(high, low)).toEqual([]);
    expect(told(low, low)).toEqual([]);
    expect(told({}, high)).toEqual([]);
    expect(told(low, {})).toEqual([]);
  });
});
