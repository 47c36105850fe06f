/** Something that engines got one after another, in the words that idioms are made of. */
export interface GuardFeature {
  /** Key of our data. */
  readonly key: string;
  /** What has it: an expression that works in every engine. */
  readonly owner: string;
  readonly name: string;
  /** What it is called on; absent: the owner itself. */
  readonly self?: string;
  /** What it is called with. */
  readonly given: string;
  /** A stand-in that never fails: the text of a function. */
  readonly standIn: string;
}

const nothing = 'function () { return []; }';
const promise = 'function () { return Promise.resolve([]); }';

/** Own of the global object where there is no owner. */
function feature(key: string, owner: string, given = '', more: Partial<GuardFeature> = {}): GuardFeature {
  const name = key.slice(key.lastIndexOf('.') + 1);
  return { key, owner, name, given, standIn: nothing, ...more };
}

/** Method of instances, called on one of them. */
function method(key: string, self: string, given = '', standIn = nothing): GuardFeature {
  const owner = `${key.slice(0, key.lastIndexOf('.'))}.prototype`;
  return feature(key, owner, given, { self, standIn });
}

/** From Chromium 71 to 156, so that each of the builds lacks some and has others. */
export const guardFeatures: readonly GuardFeature[] = [
  feature('queueMicrotask', 'self', 'function () {}'),
  feature('structuredClone', 'self', '{ a: [1] }'),
  feature('Object.fromEntries', 'Object', "[['a', 1]]"),
  feature('Object.hasOwn', 'Object', "{ a: 1 }, 'a'"),
  feature('Object.groupBy', 'Object', '[1, 2], function (n) { return n % 2; }'),
  feature('Promise.allSettled', 'Promise', '[1]', { standIn: promise }),
  feature('Promise.any', 'Promise', '[1]', { standIn: promise }),
  feature('Promise.withResolvers', 'Promise', ''),
  feature('Promise.try', 'Promise', 'function () { return 1; }', { standIn: promise }),
  feature('Array.fromAsync', 'Array', '[1]', { standIn: promise }),
  feature('Map.groupBy', 'Map', '[1], String'),
  feature('URL.canParse', 'URL', "'https://a.example/'"),
  feature('URL.parse', 'URL', "'https://a.example/'"),
  feature('AbortSignal.timeout', 'AbortSignal', '1000'),
  feature('AbortSignal.any', 'AbortSignal', '[]'),
  feature('RegExp.escape', 'RegExp', "'a.b'"),
  feature('Intl.supportedValuesOf', 'Intl', "'currency'"),
  feature('Math.f16round', 'Math', '1.5'),
  feature('Uint8Array.fromBase64', 'Uint8Array', "'AAAA'"),
  method('Array.at', '[1, 2]', '-1'),
  method('Array.findLast', '[1, 2]', 'Boolean'),
  method('Array.toSorted', '[2, 1]'),
  method('Array.toReversed', '[2, 1]'),
  method('Array.with', '[2, 1]', '0, 5'),
  method('String.replaceAll', "'a-b-c'", "'-', '+'"),
  method('String.matchAll', "'a1b2'", '/\\d/g'),
  method('String.at', "'abc'", '-1'),
  method('String.isWellFormed', "'abc'"),
  method('Set.union', 'new Set([1])', 'new Set([2])'),
  method('Set.isSubsetOf', 'new Set([1])', 'new Set([2])'),
  method('Date.toTemporalInstant', 'new Date(0)'),
  method('Blob.text', "new Blob(['a'])", '', promise),
  method('Blob.stream', "new Blob(['a'])"),
  method('ArrayBuffer.transfer', 'new ArrayBuffer(4)'),
  method('ArrayBuffer.resize', 'new ArrayBuffer(4, { maxByteLength: 8 })', '6'),
  method('Element.replaceChildren', "document.createElement('p')", "'a'"),
  method('Element.checkVisibility', 'document.documentElement'),
  method('Element.getHTML', 'document.documentElement'),
  method('Element.moveBefore', 'document.documentElement', 'document.body, null'),
  method(
    'HTMLElement.hidePopover',
    "(function (p) { p.popover = 'auto'; document.documentElement.appendChild(p); return p; })(document.createElement('p'))",
  ),
  method(
    'HTMLFormElement.requestSubmit',
    "(function (f) { f.onsubmit = function () { return false; }; document.documentElement.appendChild(f); return f; })(document.createElement('form'))",
  ),
  method('Document.getAnimations', 'document'),
  method('Document.hasStorageAccess', 'document', '', promise),
  method('Crypto.randomUUID', 'crypto'),
  method('URLSearchParams.delete', "new URLSearchParams('a=1')", "'a'"),
  method('CanvasRenderingContext2D.roundRect', "document.createElement('canvas').getContext('2d')", '0, 0, 5, 5, 1'),
  method('Headers.getSetCookie', 'new Headers()'),
];
