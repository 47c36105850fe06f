import { describe, expect, it } from 'vitest';
import { browser } from '../../../probes/browser/index.ts';
import { shifts } from '../../../probes/browser/raised-minimum.ts';
import { mapNamedIn, mapUrl } from '../../../probes/browser/source-maps/map-url.ts';
import { sourceName } from '../../../probes/browser/source-maps/source-name.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { say } from '../../../src/model/say.ts';
import { referenceData } from '../../../src/reference/reference-data.ts';

const context = { now: 0, timeZone: 'UTC', reference: referenceData };
const page = { error: null, foreignRequests: [], foreignRequestCount: 0, failedRequests: [], failedRequestCount: 0 };

/** A look at one script that uses `?.` and `structuredClone`, with an error of it as an older engine. */
function look(sha256: string, more: JsonObject = {}, feature = 'operators.optional_chaining'): JsonObject {
  const url = 'https://portal.example/app.js';
  const use = { count: 1, line: 1, column: 900 };
  const clone = { key: 'structuredClone', sure: 'certain', guarded: false, count: 1, line: 1, column: 950 };
  const script = { name: 'app.js', url, from: 'external', module: false, bytes: 1, sha256, pages: ['main'] };
  const troubles = [{ page: 'main', kind: 'exception', text: 'no', url, line: 1, column: 950 }];
  const [below, above] = [
    { engine: 'Chromium 97', version: 97, from: 61, to: 97, works: false, troubles },
    { engine: 'Chromium 98', version: 98, from: 98, to: 156, works: true, troubles: [] },
  ];
  return {
    ...{ pages: [page], unreadScripts: [], legacyScripts: 0, fleetAsked: ['Chrome 79', 'Firefox 90'] },
    scripts: [{ ...script, parsed: true, uses: [{ ...use, feature }], interfaces: [clone], error: null }],
    ...{ styleSheets: [], unreadStyleSheets: [], emulations: [below, above] },
    ...more,
  };
}

const originalPlaces = [
  { kind: 'script', name: 'app.js', line: 1, column: 900, original: 'src/order.tsx:41:7' },
  { kind: 'script', name: 'app.js', line: 1, column: 950, original: 'src/copy.ts:3:4' },
  { kind: 'style-sheet', name: 'app.js', line: 1, column: 900, original: 'wrong.scss:1:1' },
];

function said(facts: JsonObject, path: string, language: 'en' | 'zh-CN'): readonly string[] {
  const texts = Object.fromEntries(
    Object.entries(browser.texts[language]).map(([code, text]) => [
      code.startsWith('browser.') ? code : `browser.${code}`,
      text,
    ]),
  );
  const remarks = browser.derive?.(facts, context).remarks ?? [];
  return remarks.filter((each) => each.path === path).map(({ message }) => say(texts, message, language));
}

describe('places of findings', () => {
  const facts = look('a', { originalPlaces });

  it('stand beside what decides, is lost, is missed and fails', () => {
    const derived = browser.derive?.(facts, context).facts;
    expect(derived).toMatchObject({
      needsBecause: { chromium: { line: 1, column: 900, original: 'src/order.tsx:41:7' } },
      minimumBecause: { column: 950, original: 'src/copy.ts:3:4' },
      fleet: [
        { lost: [{ original: 'src/order.tsx:41:7' }], misses: [{ original: 'src/copy.ts:3:4' }] },
        { lost: [], misses: [{ original: 'src/copy.ts:3:4' }] },
      ],
    });
  });

  it('are said to people, in both languages', () => {
    expect(said(facts, 'needs.chromium', 'en')[0]).toMatch(
      /^app\.js \[from src\/order\.tsx:41:7\], line 1, column 900/,
    );
    expect(said(facts, 'needs.chromium', 'zh-CN')[0]).toMatch(/^app\.js［源自 src\/order\.tsx:41:7］ 第 1 行第 900 列/);
    expect(said(facts, 'minimumChromium', 'en')[0]).toContain('(app.js [from src/copy.ts:3:4], line 1)');
    expect(said(facts, 'doubtfulBrowsers', 'en')[0]).toContain('app.js [from src/copy.ts:3:4]');
  });

  it('are not told of an error in one of several scripts whose addresses look alike', () => {
    const alike = structuredClone(facts) as { scripts: object[] }; // as it is written above
    alike.scripts.push({ ...alike.scripts[0], name: 'app.js 2', sha256: 'b' });
    const derived = browser.derive?.(alike as unknown as JsonObject, context).facts; // the same
    expect(derived).toMatchObject({ minimumBecause: { column: 950, original: null } });
  });

  it('change nothing else', () => {
    const plain = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value, (key, member: unknown) => (key === 'original' ? null : member)));
    const [mapped, unmapped] = [browser.derive?.(facts, context), browser.derive?.(look('a'), context)];
    expect(plain(mapped?.facts)).toEqual(plain(unmapped?.facts));
    expect(mapped?.gaps).toEqual(unmapped?.gaps);
    expect(said(look('a'), 'needs.chromium', 'en')[0]).toMatch(/^app\.js, line 1, column 900/);
  });

  it('name the script that raised the lowest browser', () => {
    const raised = shifts(look('b', {}, 'statements.const'), facts, context);
    const because = raised.find(({ path }) => path === 'needs.chromium')?.because ?? [];
    expect(JSON.stringify(because)).toContain('src/order.tsx:41:7');
  });

  it('of evidence that makes no sense are none', () => {
    const derived = browser.derive?.(look('a', { originalPlaces: [{ kind: 'script', line: 'x' }] }), context).facts;
    expect(derived).toMatchObject({ needsBecause: { chromium: { original: null } } });
  });
});

describe('names of sources', () => {
  it.each([
    ['webpack://portal/./src/pages/order.tsx?4f2a', 'src/pages/order.tsx'],
    ['webpack://@acme/portal/./src/a.ts', 'src/a.ts'],
    ['webpack:///./src/App.vue', 'src/App.vue'],
    ['webpack:///src/App.vue', 'src/App.vue'],
    ['../../../src/main.ts', 'src/main.ts'],
    ['./././src/main.ts', 'src/main.ts'],
    ['src/main.ts', 'src/main.ts'],
    ['\0vite/preload-helper.js', 'vite/preload-helper.js'],
    ['home/list.tsx', 'home/list.tsx'],
    ['webpack://portal/./home/anna/list.tsx', 'home/anna/list.tsx'],
    // who built it, and where, is nobody's matter
    ['C:\\Users\\anna\\portal\\src\\main.ts', 'src/main.ts'],
    ['file:///C:/Users/anna/main.ts', 'main.ts'],
    ['file:///home/anna/main.ts', 'main.ts'],
    ['file:///root/portal/main.ts', 'portal/main.ts'],
    ['webpack:////home/anna/portal/lib/main.ts', 'portal/lib/main.ts'],
    ['../../../../Users/anna/portal/main.ts', 'portal/main.ts'],
    ['../../../node_modules/vue/dist/vue.js', 'node_modules/vue/dist/vue.js'],
    ['/var/jenkins_home/workspace/portal-for-st-mary/src/pages/a.ts', 'src/pages/a.ts'],
    ['/builds/for-st-mary/app/pages/orders/a.ts', 'pages/orders/a.ts'],
    ['D:\\build\\agent\\node_modules\\vue\\src\\vue.js', 'node_modules/vue/src/vue.js'],
    ['\\\\files\\anna\\x\\y\\a.ts', 'x/y/a.ts'],
    ['file://files/anna/x/y/a.ts', 'x/y/a.ts'],
    ['/src/main.tsx', 'src/main.tsx'],
    ['http://localhost:5173/src/main.tsx?t=1', 'src/main.tsx'],
    ['src/\u202Egnp.ts\u0007', 'src/gnp.ts'],
    ['订单/列表.vue', '订单/列表.vue'],
    ['webpack://x/', ''],
    ['', ''],
  ])('%s', (raw, name) => {
    expect(sourceName(raw)).toBe(name);
  });

  it('hide secrets, and keep the end of a long one', () => {
    expect(sourceName('src/password=hunter22.ts')).not.toContain('hunter22');
    expect(sourceName(`${'folder/'.repeat(100_000)}end.ts`)).toMatch(/^….{186,200}\/end\.ts$|^….{193}end\.ts$/);
    expect(sourceName('../'.repeat(50_000))).toBe('');
  });
});

describe('the map that a text names', () => {
  it.each([
    ['x\n//# sourceMappingURL=app.js.map', 'app.js.map'],
    ['x\n//@ sourceMappingURL=app.js.map\n', 'app.js.map'],
    ['a{}\n/*# sourceMappingURL=app.css.map */', 'app.css.map'],
    ['a{}/*# sourceMappingURL=app.css.map*/', 'app.css.map'],
    ['//# sourceMappingURL=old.map\n//# sourceMappingURL=new.map', 'new.map'],
    ['var text = "sourceMappingURL=no";', null],
    ['//# sourceMappingURL=', ''],
    ['x', null],
  ])('%j', (text, named) => {
    expect(mapNamedIn(text)).toBe(named);
  });

  it.each([
    ['app.js.map', 'https://a.example/js/app.js', 'https://a.example/js/app.js.map'],
    ['/m.map?v=1#x', 'https://a.example/js/app.js', 'https://a.example/m.map?v=1'],
    ['//b.example/m.map', 'https://a.example/app.js', 'https://b.example/m.map'],
    ['data:application/json,{}', 'blob:https://a.example/1', 'data:application/json,{}'],
    ['app.js.map', 'blob:https://a.example/1', null],
    ['file:///etc/passwd', 'https://a.example/app.js', null],
    ['javascript:alert(1)', 'https://a.example/app.js', null],
    ['', 'https://a.example/app.js', null],
    [undefined, 'https://a.example/app.js', null],
  ])('%s of %s', (named, base, url) => {
    expect(mapUrl(named, base)).toBe(url);
  });
});
