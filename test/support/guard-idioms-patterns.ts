import type { GuardFeature } from './guard-idioms-features.ts';

/** How a script may use something; each says worked() when all went well. */
export interface GuardPattern {
  readonly name: string;
  /** First version of Chromium that reads it, where a late syntax is its point. */
  readonly reads?: number;
  readonly module?: true;
  /** Only for what works in workers. */
  readonly worker?: true;
  readonly text: (feature: GuardFeature) => string;
}

const path = ({ owner, name }: GuardFeature): string => `${owner}.${name}`;
const on = ({ owner, self }: GuardFeature): string => self ?? owner;
const call = (feature: GuardFeature): string => `${on(feature)}.${feature.name}(${feature.given})`;
/** Called as something taken from its owner. */
const callAs = (expression: string, feature: GuardFeature): string =>
  `${expression}.call(${[on(feature), feature.given].filter((each) => each !== '').join(', ')})`;
const quoted = ({ name }: GuardFeature): string => `'${name}'`;
const blobWorker = (text: string): string => `
var source = ${JSON.stringify(text)};
var worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
worker.onmessage = function () { worked(); };`;

export const guardPatterns: readonly GuardPattern[] = [
  // Without any guard.
  { name: 'plain call', text: (f) => `${call(f)}; worked();` },
  { name: 'in a function', text: (f) => `function start() { return ${call(f)}; } start(); worked();` },
  { name: 'in an async function', text: (f) => `(async function () { await ${call(f)}; worked(); })();` },
  { name: 'in then', text: (f) => `Promise.resolve().then(function () { return ${call(f)}; }).then(worked);` },
  { name: 'in a timer', text: (f) => `setTimeout(function () { ${call(f)}; worked(); }, 0);` },
  { name: 'in an event', text: (f) => `addEventListener('load', function () { ${call(f)}; worked(); });` },
  { name: 'alias', text: (f) => `var taken = ${path(f)}; ${callAs('taken', f)}; worked();` },
  { name: 'bound', text: (f) => `var ready = ${path(f)}.bind(${on(f)}); ready(${f.given}); worked();` },
  { name: 'destructured', text: (f) => `var { ${f.name}: taken } = ${f.owner}; ${callAs('taken', f)}; worked();` },
  {
    name: 'computed name',
    text: (f) =>
      `var parts = ['${f.name.slice(0, 2)}', '${f.name.slice(2)}']; var taken = ${f.owner}[parts.join('')]; ${callAs('taken', f)}; worked();`,
  },
  { name: 'Reflect.get', text: (f) => `${callAs(`Reflect.get(${f.owner}, ${quoted(f)})`, f)}; worked();` },
  {
    name: 'in a generator',
    text: (f) => `function* steps() { yield 1; yield ${call(f)}; } Array.from(steps()); worked();`,
  },
  { name: 'in a getter', text: (f) => `var lazy = { get value() { return ${call(f)}; } }; lazy.value; worked();` },
  { name: 'in a class', text: (f) => `class App { constructor() { this.state = ${call(f)}; } } new App(); worked();` },
  { name: 'default parameter', text: (f) => `(function (given = ${call(f)}) { worked(); })();` },
  { name: 'module', module: true, text: (f) => `const state = ${call(f)}; worked(state);` },
  { name: 'in a worker', worker: true, text: (f) => blobWorker(`${call(f)}; postMessage(1);`) },
  { name: 'guard of something else', text: (f) => `if (typeof Promise.all === 'function') { ${call(f)}; } worked();` },
  { name: 'guard the wrong way round', text: (f) => `if (!(${quoted(f)} in ${f.owner})) { ${call(f)}; } worked();` },
  { name: 'tells the user', text: (f) => `if (!${path(f)}) throw new Error('Your browser is too old.'); worked();` },
  { name: 'finally', text: (f) => `try { ${call(f)}; } finally { worked(); }` },
  {
    name: 'caught and thrown again',
    text: (f) => `try { ${call(f)}; } catch (error) { throw new Error('start: ' + error.message); } worked();`,
  },
  {
    name: 'feature flag of another',
    text: (f) => `var modern = 'noModule' in HTMLScriptElement.prototype; if (modern) ${call(f)}; worked();`,
  },
  // Guards.
  { name: 'typeof', text: (f) => `if (typeof ${path(f)} === 'function') { ${call(f)}; } worked();` },
  { name: 'typeof undefined', text: (f) => `if (typeof ${path(f)} !== 'undefined') ${call(f)}; worked();` },
  { name: 'in', text: (f) => `if (${quoted(f)} in ${f.owner}) { ${call(f)}; } worked();` },
  { name: 'and', text: (f) => `${path(f)} && ${call(f)}; worked();` },
  { name: 'or', text: (f) => `var use = ${path(f)} || ${f.standIn}; ${callAs('use', f)}; worked();` },
  { name: 'conditional', text: (f) => `var result = ${path(f)} ? ${call(f)} : null; worked(result);` },
  { name: 'early return', text: (f) => `(function () { if (!${path(f)}) return; ${call(f)}; })(); worked();` },
  { name: 'try and catch', text: (f) => `try { ${call(f)}; } catch (error) { var old = true; } worked();` },
  {
    name: 'catch of a promise',
    text: (f) => `(async function () { await ${call(f)}; })().catch(function () {}).then(worked);`,
  },
  {
    name: 'await in try',
    text: (f) => `(async function () { try { await ${call(f)}; } catch (error) {} worked(); })();`,
  },
  {
    name: 'stored flag',
    text: (f) =>
      `var supports = { it: !!${path(f)} }; function run() { if (supports.it) ${call(f)}; } run(); worked();`,
  },
  {
    name: 'hasOwnProperty',
    text: (f) => `if (Object.prototype.hasOwnProperty.call(${f.owner}, ${quoted(f)})) ${call(f)}; worked();`,
  },
  { name: 'Reflect.has', text: (f) => `if (Reflect.has(${f.owner}, ${quoted(f)})) ${call(f)}; worked();` },
  {
    name: 'own names',
    text: (f) => `if (Object.getOwnPropertyNames(${f.owner}).indexOf(${quoted(f)}) !== -1) ${call(f)}; worked();`,
  },
  {
    name: 'descriptor',
    text: (f) =>
      `var known = Object.getOwnPropertyDescriptor(${f.owner}, ${quoted(f)}); if (known && known.value) ${call(f)}; worked();`,
  },
  {
    name: 'native code',
    text: (f) => `var isNative = /\\[native code\\]/.test(String(${path(f)})); if (isNative) ${call(f)}; worked();`,
  },
  {
    name: 'in a loop',
    text: (f) =>
      `var names = ['toString', ${quoted(f)}]; for (var i = 0; i < names.length; i++) { if (typeof ${f.owner}[names[i]] !== 'function') names.splice(i, 1); } if (names.length === 2) ${call(f)}; worked();`,
  },
  { name: 'optional call', reads: 80, text: (f) => `${on(f)}.${f.name}?.(${f.given}); worked();` },
  { name: 'nullish', reads: 80, text: (f) => `var use = ${path(f)} ?? ${f.standIn}; ${callAs('use', f)}; worked();` },
  {
    name: 'switch',
    text: (f) => `switch (typeof ${path(f)}) { case 'function': ${call(f)}; break; default: } worked();`,
  },
  {
    name: 'guarded worker',
    worker: true,
    text: (f) => blobWorker(`if (typeof ${path(f)} === 'function') ${call(f)}; postMessage(1);`),
  },
  // Polyfills.
  { name: 'assigned', text: (f) => `if (!${path(f)}) ${path(f)} = ${f.standIn}; ${call(f)}; worked();` },
  { name: 'assigned by or', text: (f) => `${path(f)} = ${path(f)} || ${f.standIn}; ${call(f)}; worked();` },
  {
    name: 'defineProperty',
    text: (f) =>
      `if (!${path(f)}) Object.defineProperty(${f.owner}, ${quoted(f)}, { configurable: true, writable: true, value: ${f.standIn} }); ${call(f)}; worked();`,
  },
  {
    name: 'Object.assign',
    text: (f) => `Object.assign(${f.owner}, ${path(f)} ? {} : { ${f.name}: ${f.standIn} }); ${call(f)}; worked();`,
  },
  {
    name: 'target, proto, forced',
    text: (f) =>
      `function $(options, source) { for (var key in source) if (options.forced || !(key in options.target)) options.target[key] = source[key]; } $({ target: ${f.owner}, forced: typeof ${path(f)} !== 'function' }, { ${f.name}: ${f.standIn} }); ${call(f)}; worked();`,
  },
  {
    name: 'UMD',
    text: (f) =>
      `(function (root, factory) { if (typeof define === 'function' && define.amd) define(factory); else factory(root); })(typeof self !== 'undefined' ? self : this, function (root) { if (!${path(f)}) ${path(f)} = ${f.standIn}; }); ${call(f)}; worked();`,
  },
  {
    name: 'polyfill too late',
    text: (f) => `setTimeout(function () { ${path(f)} = ${path(f)} || ${f.standIn}; }, 0); ${call(f)}; worked();`,
  },
  {
    name: 'polyfill in a frame',
    text: (f) =>
      `var frame = document.createElement('iframe'); document.body.appendChild(frame); if (frame.contentWindow.${path(f)}) ${call(f)}; worked();`,
  },
  {
    name: 'polyfilled twice',
    text: (f) =>
      `for (var round = 0; round < 2; round++) if (typeof ${path(f)} !== 'function') ${path(f)} = ${f.standIn}; ${call(f)}; worked();`,
  },
  { name: 'overwritten', text: (f) => `${path(f)} = ${f.standIn}; ${call(f)}; worked();` },
  // The same name, and another thing.
  { name: 'own method', text: (f) => `var own = { ${f.name}: ${f.standIn} }; own.${f.name}(); worked();` },
  {
    name: 'class with such a method',
    text: (f) => `class Own { ${f.name}() { return 1; } } new Own().${f.name}(); worked();`,
  },
  {
    name: 'field of a class',
    reads: 72,
    text: (f) => `class Own { ${f.name} = ${f.standIn}; } new Own().${f.name}(); worked();`,
  },
  {
    name: 'local function',
    text: (f) =>
      `(function () { function ${f.name.replace(/^with$|^delete$|^try$/, 'own')}() { return 1; } return ${f.name.replace(/^with$|^delete$|^try$/, 'own')}(); })(); worked();`,
  },
  {
    name: 'taken from a proxy',
    text: (f) => `var all = new Proxy({}, { get: function () { return ${f.standIn}; } }); all.${f.name}(); worked();`,
  },
  { name: 'only mentioned', text: (f) => `var list = [${quoted(f)}]; worked(list.length);` },
];
