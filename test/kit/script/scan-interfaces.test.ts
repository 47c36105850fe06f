import { describe, expect, it } from 'vitest';
import { interfaceNames } from '../../../src/kit/script/interface-names.ts';
import { indexInterfaces, scanScript } from '../../../src/kit/script/scan-script.ts';
import { scanScripts } from '../../../src/kit/script/scan-in-threads.ts';
import { scanStop } from '../../../src/kit/script/scan-stops.ts';
import type { ScriptGoal } from '../../../src/model/script.ts';
import { browserInterfaces } from '../../../src/reference/browser-interfaces.ts';

const names = interfaceNames(browserInterfaces);
const index = indexInterfaces(names);

/** What is found, as `KEY SURE`, with `?` behind it where each use is guarded. */
function found(text: string, goal: ScriptGoal = 'script'): readonly string[] {
  const { interfaces, error } = scanScript(text, goal, index);
  expect({ text, error }).toEqual({ text, error: null });
  return interfaces.map(({ key, sure, guarded }) => `${key} ${sure}${guarded ? '?' : ''}`);
}

const clone = 'structuredClone certain';
const uuid = 'Crypto.randomUUID certain';
const write = 'Clipboard.writeText certain';

describe('ways from global names', () => {
  it.each<[string, ...string[]]>([
    ['structuredClone(a)', clone],
    ['f(...structuredClone(a))', clone],
    ['x = { structuredClone }', clone],
    ['window.structuredClone(a)', clone],
    ['self["structuredClone"](a)', clone],
    ['globalThis.window.top.structuredClone(a)', 'globalThis certain', clone],
    ['crypto\n // its\n .randomUUID()', uuid],
    ['window.crypto.randomUUID()', uuid],
    ['navigator.clipboard.writeText("a")', 'Navigator.clipboard certain', write],
    ['Object.hasOwn(a, "b"), Promise.any([]), Array.fromAsync(b)', ...hasOwnAndOthers()],
    ['Array.prototype.at.call(a, 1)', 'Array.at certain'],
    ['Response.json({})', 'Response.json_static certain'],
    ['new CSSStyleSheet()', 'CSSStyleSheet.CSSStyleSheet certain'],
    ['new window.CSSStyleSheet', 'CSSStyleSheet.CSSStyleSheet certain'],
    ['new Intl.Segmenter("zh").segment(a)', 'Intl.Segmenter certain', 'Intl.Segmenter.segment certain'],
    ['class A extends WeakRef {}', 'WeakRef certain'],
    ['document.createElement("p").checkVisibility()', 'Element.checkVisibility certain'],
    ['document.body.replaceChildren()', 'Element.replaceChildren certain'],
    ['[1, f()].at(-1)', 'Array.at certain'],
    ['"a".replaceAll("b", "c"), `a`.at(1)', 'String.replaceAll certain', 'String.at certain'],
    ['new Set(a).union(b)', 'Set.union certain'],
    ['Object.entries(a).map(f).toSorted()', 'Array.toSorted certain'],
  ])('%s', (text, ...keys) => {
    expect(found(text)).toEqual(keys);
  });

  it.each<[string, ...string[]]>([
    ['const { randomUUID } = crypto; randomUUID()', uuid],
    ['const { randomUUID: id = f } = window.crypto', `${uuid}?`],
    ['const { crypto: c } = window; c.randomUUID()', uuid],
    ['var n = navigator; n.clipboard.writeText("a")', 'Navigator.clipboard certain', write],
    ['const n = navigator, c = n.clipboard; c.writeText("a")', 'Navigator.clipboard certain?', write],
    ['let c; c = window.crypto || window.msCrypto; c.randomUUID()', uuid],
    ['const C = window.structuredClone; (() => C(a))()', clone],
    ['const list = []; list.push(1); list.at(-1)', 'Array.at certain'],
    ['let list = []; list = g(); list.at(-1)', 'Array.at guess'],
  ])('by another name: %s', (text, ...keys) => {
    expect(found(text)).toEqual(keys);
  });

  it.each([
    'function structuredClone() {} structuredClone(a)',
    'const structuredClone = f; structuredClone(a)',
    'import { structuredClone } from "a"; structuredClone(b)',
    'import structuredClone from "a"; export { structuredClone }; structuredClone(b)',
    'import { structuredClone as a } from "a"; export { a as structuredClone }',
    'f((structuredClone) => structuredClone(a))',
    'f(structuredClone => structuredClone(a))',
    '(async function ({ structuredClone }, [b = structuredClone]) { b })()',
    'try {} catch (structuredClone) { structuredClone() }',
    'try {} catch ({ a: structuredClone }) { structuredClone() }',
    'for (const structuredClone of a) { structuredClone() }',
    'x = function structuredClone() { structuredClone() }',
    'x = class structuredClone { m() { structuredClone() } }',
    'if (a) { let structuredClone; { structuredClone() } }',
    'function f() { structuredClone(); if (a) { var structuredClone; } }',
    'x = { structuredClone: 1, get structuredClone() { return 1 } }; class A { structuredClone() {} }',
    'x.structuredClone(a); x?.structuredClone(a)',
    'typeof structuredClone',
    'const crypto = f(); crypto.subtle.digest()',
    'structuredClone = f',
    'document.structuredClone(a)',
  ])('not %s', (text) => {
    const { interfaces, error } = scanScript(text, 'module', index);
    expect(error).toBeNull();
    expect(interfaces).toEqual([]);
  });

  it('looks up a name where it stands, not where one of the same name does', () => {
    expect(found('{ let structuredClone; } (function (structuredClone) {})(); structuredClone(a)')).toEqual([clone]);
    expect(found('function f() { const n = navigator } n.share(a)')).toEqual([]);
    expect(found('const n = navigator; function f(n) { n.share(a) } n.clipboard.read')).toEqual([
      'Navigator.clipboard certain',
      'Clipboard.read certain?',
    ]);
  });
});

function hasOwnAndOthers() {
  return ['Object.hasOwn certain', 'Promise.any certain', 'Array.fromAsync certain'];
}

describe('methods of something unknown', () => {
  it.each<[string, ...string[]]>([
    ['a.toSorted()', 'Array.toSorted likely'],
    ['a().b[c].replaceChildren()', 'Element.replaceChildren likely'],
    ['this.list.at(-1)', 'Array.at guess'],
    ['a.toSorted(); class A { toSorted() {} }', 'Array.toSorted guess'],
    ['a.toSorted(); x = { toSorted() {} }', 'Array.toSorted guess'],
    ['a.toSorted(); A.prototype.toSorted = f', 'Array.toSorted guess'],
    ['a.toSorted?.()', 'Array.toSorted likely?'],
    ['a.toSorted; a.has(b); a.map(f); a.timeout(1)'],
  ])('%s', (text, ...keys) => {
    expect(found(text)).toEqual(keys);
  });
});

describe('what is used only with https', () => {
  const told = (text: string): readonly unknown[] =>
    scanScript(text, 'script', index)
      .interfaces.filter(({ key }) => key === 'Navigator.clipboard')
      .map(({ whenSecure, guarded, line }) => [whenSecure ?? false, guarded, line]);

  it.each([
    'if (window.isSecureContext) navigator.clipboard.read()',
    'isSecureContext ? navigator.clipboard.read() : f()',
    'function f() { if (!isSecureContext) { g(); return; } navigator.clipboard.read() }',
    'const ok = self.isSecureContext; if (ok) navigator.clipboard.read()',
    'if (location.protocol === "https:") navigator.clipboard.read()',
    'if ("https:" != location.protocol) throw a; navigator.clipboard.read()',
  ])('%s', (text) => {
    expect(told(text)).toEqual([[true, false, 1]]);
  });

  it('is not where one use is reached without, and that one is named', () => {
    expect(told('if (isSecureContext) navigator.clipboard.read();\nnavigator.clipboard.read()')).toEqual([
      [false, false, 2],
    ]);
    expect(told('if (isSecureContext) f(); navigator.clipboard.read()')).toEqual([[false, false, 1]]);
    expect(told('location.protocol == "http:" && navigator.clipboard.read()')).toEqual([[false, false, 1]]);
  });
});

describe('what is guarded', () => {
  it('is nothing that a `?.` behind what is always there leads to', () => {
    expect(found('f(navigator?.clipboard.b)')).toEqual(['Navigator.clipboard certain']);
    expect(found('window.crypto?.randomUUID()')).toEqual([uuid]);
    expect(found('navigator.clipboard?.writeText(a)')).toEqual([
      'Navigator.clipboard certain?',
      'Clipboard.writeText certain?',
    ]);
  });

  it.each([
    'if (typeof structuredClone === "function") structuredClone(a)',
    'typeof structuredClone == "undefined" ? f(a) : structuredClone(a)',
    'if (window.structuredClone) { f(() => structuredClone(a)) }',
    '"structuredClone" in window && structuredClone(a)',
    '!window.structuredClone || structuredClone(a)',
    'window.structuredClone?.(a)',
    'x = window.structuredClone || f',
    'x = window.structuredClone ?? f',
    'function f() { if (!window.structuredClone) return null; return structuredClone(a) }',
    'function f() { if (!("structuredClone" in self)) { g(); throw b; } h(() => structuredClone(a)) }',
    'for (;;) { if (!self.structuredClone) continue; structuredClone(a) }',
    'try { structuredClone(a) } catch { f() }',
    'const has = typeof structuredClone === "function"; if (has) structuredClone(a)',
    'function has() { return "structuredClone" in window } has() && structuredClone(a)',
    'const is = { clone: typeof structuredClone === "function" }; if (is.clone) structuredClone(a)',
    'window.structuredClone = window.structuredClone || f; structuredClone(a)',
    'globalThis.structuredClone ??= f; structuredClone(a)',
    'structuredClone(a); Object.defineProperty(window, "structuredClone", { value: f })',
    'structuredClone(a); $({ global: true, forced: true }, { structuredClone: f })',
  ])('%s', (text) => {
    expect(found(text)).toContain(`${clone}?`);
  });

  it.each([
    'if (a) structuredClone(b)',
    'if (window.structuredClone) {} structuredClone(a)',
    'if (!window.structuredClone) f(); structuredClone(a)',
    'function f() { if (!window.structuredClone) return } structuredClone(a)',
    'try { f() } catch { structuredClone(a) }',
    'try { f(function () { structuredClone(a) }) } catch {}',
    'try { structuredClone(a) } finally { f() }',
    'structuredClone(a); $({ target: "Array", proto: true }, { structuredClone: f })',
  ])('not %s', (text) => {
    expect(found(text)).toContain(clone);
  });

  it.each([
    ['Array.prototype.at ||= f; a.at(1)', 'Array.at guess?'],
    ['Object.defineProperty(Array.prototype, "toSorted", { value: f }); a.toSorted()', 'Array.toSorted likely?'],
    ['$({ target: "Array", proto: true }, { toSorted: f }); a.toSorted()', 'Array.toSorted likely?'],
  ])('what the script brings itself: %s', (text, key) => {
    expect(found(text)).toEqual([key]);
  });
});

describe('counts and places', () => {
  it('counts all uses, and tells the first that is not guarded', () => {
    const text = 'if (self.structuredClone) structuredClone(a);\n  structuredClone(b);\nstructuredClone(c)';
    expect(scanScript(text, 'script', index).interfaces).toEqual([
      { key: 'structuredClone', sure: 'certain', guarded: false, count: 4, line: 2, column: 3 },
    ]);
  });

  it('says of one key what matters most', () => {
    const text = 'try { [].at(1) } catch {}\na.at(2)';
    expect(scanScript(text, 'script', index).interfaces).toEqual([
      { key: 'Array.at', sure: 'guess', guarded: false, count: 2, line: 2, column: 3 },
    ]);
  });

  it('looks for nothing that nobody asks about', () => {
    expect(scanScript('structuredClone(a)', 'script').interfaces).toEqual([]);
    expect(scanScript('structuredClone(a); crypto.randomUUID()', 'script', indexInterfaces(['x'])).interfaces).toEqual(
      [],
    );
    expect(scanScript('structuredClone(a', 'script', index).interfaces).toEqual([]);
  });

  it('finds the same in a thread', async () => {
    const text = `${'f(1);\n'.repeat(20_000)}structuredClone(a)`;
    const [scan] = await scanScripts([{ text, goal: 'script' }], {
      signal: new AbortController().signal,
      interfaces: names,
    });
    expect(scan?.interfaces.map(({ key, line }) => [key, line])).toEqual([['structuredClone', 20_001]]);
  });
});

describe('hostile scripts', () => {
  it.each([
    ['calls', 'a.at();'.repeat(210_000)],
    [
      'aliases',
      `var a0 = navigator;${Array.from({ length: 20_000 }, (_, at) => `var a${String(at + 1)} = a${String(at)}.b;`).join('')}`,
    ],
    ['the same alias', 'a = navigator; a = a.a;'.repeat(20_000)],
    ['questions in questions', `${'x.at ? x.at(1) : '.repeat(1000)}1`],
    [
      'tries in tries',
      `${'try {'.repeat(1000)}${'(() => structuredClone())();'.repeat(1000)}${'} catch {}'.repeat(1000)}`,
    ],
    ['conditions', `a = ${'window.at && '.repeat(20_000)} window.at(1)`],
    ['members', `navigator${'.clipboard'.repeat(100_000)}`],
    ['early ends', 'function f() { if (!window.structuredClone) return; structuredClone() }'.repeat(10_000)],
  ])('%s without end', (_, text) => {
    const { error, interfaces } = scanScript(text, 'script', index);
    expect(error === null || scanStop(error) === 'too-deep').toBe(true);
    expect(interfaces.length).toBeLessThan(10);
  });
});
