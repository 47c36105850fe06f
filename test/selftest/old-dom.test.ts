import { createContext, runInContext } from 'node:vm';
import { expect, it } from 'vitest';
import { makePage } from '../../src/selftest/make-page.ts';
import { coded } from '../../src/selftest/read-results.ts';
import { factsOf, specOf } from './sample-application.ts';

const spec = specOf(factsOf({ 'app.js': 'var a = b?.c ?? 1', 'm.mjs': '0' }), {
  services: [
    { name: 'printing', url: 'ws://127.0.0.1:18000/' },
    { name: 'card', url: 'http://127.0.0.1:18001/' },
  ],
  tls: 'https://orders.example/',
  post: 'http://127.0.0.1:1/x',
});

/** Builtins that came after ECMAScript 3, by the object that they belong to. */
const sinceThen: Readonly<Record<string, string>> = {
  'Date.prototype': 'toISOString toJSON',
  Date: 'now',
  Array: 'isArray from of',
  'Array.prototype':
    'forEach map filter some every reduce reduceRight indexOf lastIndexOf find findIndex fill includes at flat flatMap keys values entries',
  'String.prototype':
    'trim includes startsWith endsWith repeat padStart padEnd at normalize codePointAt matchAll replaceAll trimStart trimEnd',
  'Function.prototype': 'bind',
  Math: 'trunc sign log2 log10 hypot imul clz32 cbrt fround',
  Number: 'isInteger isFinite isNaN parseInt parseFloat isSafeInteger',
  Object:
    'assign create defineProperty defineProperties entries freeze fromEntries getOwnPropertyDescriptor getOwnPropertyNames getPrototypeOf is keys seal values hasOwn',
  globalThis:
    'JSON Promise Symbol Map Set WeakMap WeakSet Proxy Reflect Int8Array Uint8Array ArrayBuffer DataView Intl BigInt console queueMicrotask WebAssembly Atomics SharedArrayBuffer WeakRef globalThis',
};

/** What a document of Internet Explorer 8 has of what the page may use; anything else is undefined and throws when called. */
function oldDocument() {
  const timers: (() => void)[] = [];
  const byId: Record<string, Element> = {};
  interface Element {
    [name: string]: unknown;
    childNodes: unknown[];
  }
  const text = (element: unknown): string => {
    const {
      nodeValue,
      childNodes = [],
      value,
    } = element as { nodeValue?: string; childNodes?: unknown[]; value?: string };
    return nodeValue ?? (childNodes.map(text).join('') || (value ?? ''));
  };
  const element = (tagName: string): Element => {
    const childNodes: unknown[] = [];
    const made: Element = {
      tagName,
      childNodes,
      style: {},
      className: '',
      appendChild: (child: Record<string, unknown>) => {
        childNodes.push(child);
        child['parentNode'] = made;
        return child;
      },
      removeChild: (child: unknown) => {
        const at = childNodes.indexOf(child);
        if (at < 0) throw new Error('no child');
        childNodes.splice(at, 1);
        return child;
      },
      setAttribute: (name: string, value: string) => {
        if (name === 'id') byId[value] = made;
        made[`@${name}`] = value;
      },
      getAttribute: (name: string) => made[`@${name}`] ?? null,
      focus: () => undefined,
      select: () => undefined,
      get firstChild() {
        return childNodes[0] ?? null;
      },
    };
    return made;
  };
  for (const id of [
    'title',
    'verdict',
    'rest',
    'missing',
    'form',
    'code-title',
    'code',
    'note',
    'actions',
    'text',
    'details',
    'languages',
  ])
    byId[id] = element('div');
  const head = element('head');
  const document = {
    documentMode: 8,
    documentElement: element('html'),
    body: element('body'),
    cookie: '',
    title: '',
    createElement: element,
    createTextNode: (nodeValue: string) => ({ nodeValue }),
    getElementById: (id: string) => byId[id] ?? null,
    getElementsByTagName: () => [head],
  };
  return { document, byId, text, timers };
}

/** As it refuses a page from a file what it asks of elsewhere. */
function refusing(): { readonly open: () => void } {
  return {
    open: () => {
      throw new Error('Access is denied.');
    },
  };
}

it('runs where nothing is but what Internet Explorer 8 has', () => {
  const { document, byId, text, timers } = oldDocument();
  const window: Record<string, unknown> = {
    document,
    navigator: { userAgent: 'Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0)', userLanguage: 'zh-cn' },
    location: { protocol: 'file:', href: 'file:///C:/selftest.html' },
    screen: { width: 1024, height: 768, colorDepth: 32, deviceXDPI: 96, logicalXDPI: 96 },
    clipboardData: { setData: () => true },
    setTimeout: (act: () => void) => timers.push(act),
    XMLHttpRequest: refusing,
  };
  const context = createContext(window);
  runInContext('var window = this;', context);
  const script = /<script>([\s\S]*)<\/script>/.exec(makePage(spec))?.[1] ?? '';
  for (const [owner, names] of Object.entries(sinceThen))
    for (const name of names.split(' ')) runInContext(`delete ${owner}.${name};`, context);
  runInContext(script, context);
  for (const act of timers) act();
  expect(byId['verdict']?.['@data-verdict']).toBe('unfit');
  expect(byId['code']?.['@data-done']).toBe('yes');
  const read = coded(text(byId['code']), 'ie', [spec]);
  if (!read.ok) throw new Error(JSON.stringify(read.mistake));
  expect(read.fitness.verdict).toBe('unfit');
  expect(read.result).toMatchObject({
    documentMode: 8,
    engine: { kind: 'ie', low: 8 },
    screen: [1024, 768],
    served: 'file',
  });
  const buttons = (byId['actions']?.childNodes ?? []) as { onclick: () => void }[]; // elements of above
  expect(buttons).toHaveLength(3);
  const said = buttons.map(({ onclick }, index) => {
    // a form of the page sends where nothing else can; that needs a real document
    if (index < 2) onclick();
    return text(byId['note']);
  });
  expect(said.slice(0, 2)).toEqual(['代码已复制。', '本浏览器不能保存文件，请按 Ctrl+C 复制选中的文字。']);
});
