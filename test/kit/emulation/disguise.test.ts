import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { disguise } from '../../../src/kit/emulation/disguise.ts';
import { referenceData } from '../../../src/reference/reference-data.ts';

const { interfaces, features } = referenceData.browsers;

/** A realm of its own with what the language has, where a script ran; asks it. */
function realm(...scripts: readonly string[]): (expression: string) => unknown {
  const context = createContext({});
  for (const script of scripts) runInContext(script, context);
  return (expression) => {
    const value: unknown = runInContext(expression, context);
    return value;
  };
}

const since = (chromium: number) => ({ chromium, firefox: 1, safari: 1 });
const old = disguise(interfaces, 70, { features });

describe('the disguise', () => {
  it('takes away what the version lacks, and nothing else', () => {
    const ask = realm(old);
    expect(ask('[typeof [].at, typeof Object.fromEntries, typeof WeakRef, typeof Promise.any]')).toEqual(
      Array.from({ length: 4 }, () => 'undefined'),
    );
    expect(ask('typeof globalThis')).toBe('undefined');
    expect(ask('[typeof [].map, typeof Object.entries, typeof [].flat, typeof Intl.PluralRules].join()')).toBe(
      'function,function,function,function',
    );
    const young = realm(disguise(interfaces, 92, { features }));
    expect(young('[typeof [].at, typeof [].findLast, typeof structuredClone]')).toEqual([
      'function',
      'undefined',
      'undefined',
    ]);
  });

  it('does nothing where nothing is missing', () => {
    const plain = realm();
    const names = 'Object.getOwnPropertyNames(this).concat(Object.getOwnPropertyNames(Array.prototype)).join()';
    expect(realm(disguise(interfaces, 1000, { features }))(names)).toBe(plain(names));
    expect(realm(disguise({}, 1))(names)).toBe(plain(names));
  });

  it('leaves nothing behind', () => {
    const names = 'Object.getOwnPropertyNames(this)';
    const before = new Set(realm()(names) as string[]); // names are texts
    expect((realm(old)(names) as string[]).filter((name) => !before.has(name))).toEqual([]); // the same
  });

  it('may run twice, and says what stayed', () => {
    const held = "Object.defineProperty(Array, 'fixed', { value: 1 }); var fixed = 1;";
    const script = disguise({ 'Array.fixed': since(80), fixed: since(80), 'Nothing.there': since(90) }, 70);
    expect(realm(held)(script)).toEqual(['Array.fixed', 'fixed']);
    const ask = realm(old, old, disguise(interfaces, 90, { features }));
    expect(ask("String(RegExp) + typeof [].at + (/a/ instanceof RegExp) + new RegExp('b').test('b')")).toBe(
      'function () { [native code] }undefinedtruetrue',
    );
  });

  it('cannot be made to run what stands in a key', () => {
    const keys = [
      "x'+hit()+'",
      '"]});hit();({"a":["',
      '</script><script>hit()',
      'a\u2028hit()',
      '__proto__.hit',
      '`${hit()}`',
    ];
    const script = disguise(Object.fromEntries(keys.map((key) => [key, since(99)])), 70);
    expect(script).not.toMatch(/<\/|\u2028/);
    const ask = realm('var hits = 0; function hit() { hits += 1; }', script);
    expect(ask('hits + typeof Object.prototype')).toBe('0object');
  });

  it('stands on one line', () => {
    expect(old).not.toMatch(/[\n\r]/);
  });

  describe('regular expressions', () => {
    const tries = (ask: (expression: string) => unknown, expression: string): unknown =>
      ask(`(function () { try { return String(${expression}); } catch (error) { return error.name; } })()`);

    it.each([
      ["new RegExp('a', 'v')", 'SyntaxError'],
      ["RegExp('a', 'd')", 'SyntaxError'],
      ["new RegExp(/a/g, 'dg')", 'SyntaxError'],
      ["new RegExp('(?i:a)')", 'SyntaxError'],
      ["new RegExp('(?<y>a)|(?<y>b)')", 'SyntaxError'],
      ["new RegExp('(?<y>a)(?<z>b)')", '/(?<y>a)(?<z>b)/'],
      ["new RegExp('(?:a)[(?i:b)]', 'gimsuy')", '/(?:a)[(?i:b)]/gimsuy'],
      [String.raw`new RegExp('\\(\\?i:a')`, String.raw`/\(\?i:a/`],
      ["new RegExp('(?<=a)b')", '/(?<=a)b/'],
      ["new RegExp('[')", 'SyntaxError'],
      ["'a-b'.split(new RegExp('-')).length", '2'],
      ["'a1'.replace(RegExp('[0-9]', 'g'), '$&$&')", 'a11'],
      ['RegExp(/a/) === RegExp(/a/)', 'false'],
      ['(function (re) { return RegExp(re) === re; })(/a/)', 'true'],
      ["new (class Mine extends RegExp { get own() { return 1; } })('a').own", '1'],
      ["/b/.exec('abc') && RegExp['$&']", 'b'],
      ['RegExp[Symbol.species] === RegExp', 'true'],
      ['/a/.constructor === RegExp', 'true'],
    ])('%s gives %s', (expression, wanted) => {
      expect(tries(realm(old), expression)).toBe(wanted);
    });

    it('refuses what came before 70 too', () => {
      const ask = realm(disguise(interfaces, 61, { features }));
      const late = ["'(?<=a)b'", "'(?<n>a)'", "'.', 's'", String.raw`'\\p{L}', 'u'`];
      for (const each of late) expect(tries(ask, `new RegExp(${each})`)).toBe('SyntaxError');
      expect(tries(ask, String.raw`new RegExp('\\p{2}')`)).toBe(String.raw`/\p{2}/`);
    });

    it('asks nothing of what a page put in its place', () => {
      const broken = `String.prototype.includes = String.prototype.slice = Array.prototype.includes = function () {
        throw new Error('broken'); }; String.prototype[Symbol.iterator] = null;`;
      expect(tries(realm(old, broken), "new RegExp('(?:a)', 'g')")).toBe('/(?:a)/g');
    });
  });

  it('has other symbols as before', () => {
    const ask = realm(
      'Object.defineProperty(Symbol, "late", { value: Symbol("Symbol.late") });',
      disguise({ 'Symbol.late': since(90) }, 80),
    );
    const said =
      '[typeof Symbol.late, typeof Symbol.iterator, Symbol.name, Symbol.length, typeof Symbol("a"), Symbol.prototype.constructor === Symbol, Object(Symbol.iterator) instanceof Symbol, String(Symbol)].join()';
    expect(ask(said)).toBe('undefined,symbol,Symbol,0,symbol,true,true,function () { [native code] }');
    expect(() => ask('new Symbol()')).toThrow(/not a constructor/);
  });

  it('closes constructors that came later than their interface', () => {
    const made = 'this.Sheet = class Sheet { static make() { return 1; } }; var one = new this.Sheet();';
    const ask = realm(made, disguise({ 'Sheet.Sheet': since(73) }, 72));
    expect(() => ask('new Sheet()')).toThrow('Illegal constructor');
    expect(() => ask('new (class extends Sheet {})()')).toThrow('Illegal constructor');
    expect(ask('[one instanceof Sheet, Sheet.make(), one.constructor === Sheet, Sheet.name].join()')).toBe(
      'true,1,true,Sheet',
    );
  });

  it('leaves functions their names', () => {
    const made =
      "this.Details = class Details {}; Object.defineProperty(Details.prototype, 'name', { value: 'a', configurable: true });";
    const script = disguise({ 'Details.name': since(120), 'Details.length': since(120) }, 100);
    const ask = realm(made, script, script);
    expect(ask('[Details.name, Details.length, "name" in Details.prototype].join()')).toBe('Details,0,false');
  });

  it('tells the member of an interface from the one of its instances', () => {
    const made = 'class Reply { json() {} static json() {} } this.Reply = Reply;';
    const ask = realm(made, disguise({ 'Reply.json_static': since(105) }, 100));
    expect(ask('[typeof Reply.json, typeof Reply.prototype.json].join()')).toBe('undefined,function');
    const other = realm(made, disguise({ 'Reply.json': since(105) }, 100));
    expect(other('[typeof Reply.json, typeof Reply.prototype.json].join()')).toBe('function,undefined');
  });
});
