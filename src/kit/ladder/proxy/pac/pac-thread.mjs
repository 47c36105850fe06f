// The thread in which PAC scripts run, each in a JavaScript engine of its own that is compiled to WebAssembly: it has
// memory of its own and knows nothing of Node. A thread, because a script may keep the engine busy where it cannot be
// interrupted; and JavaScript, because Node 20 starts no thread from TypeScript.
/* global WebAssembly */
import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { JSException, QuickJS } from 'quickjs-wasi';
import { pacFunctions } from './pac-functions.mjs';

/**
 * @typedef {object} Question
 * @property {string} script
 * @property {string} url
 * @property {string} host
 * @property {number} now wall clock, milliseconds since 1970
 * @property {string} ownAddress what myIpAddress says
 * @property {ReadonlyMap<string, string | null>} addresses of names in small letters; null: it has none
 * @property {number} limitMs
 * @property {number} memoryLimit bytes
 */

/** Bytes. */
const stackLimit = 256 * 1024;

/** A longer answer is none; characters. */
const longestAnswer = 8192;

const library = pacFunctions.map(String).join('\n');
const wasm = await WebAssembly.compile(await readFile(new URL(import.meta.resolve('quickjs-wasi/quickjs.wasm'))));

/** @param {Question} question */
async function answer(question) {
  const { script, url, host, now, limitMs, memoryLimit } = question;
  /** @type {Set<string>} */
  const unknownNames = new Set();
  const until = performance.now() + limitMs;
  const isLate = () => performance.now() > until;
  const vm = await QuickJS.create({
    wasm,
    memoryLimit,
    maxStackSize: stackLimit,
    interruptHandler: isLate,
    timezoneOffset: 'host',
    wasi: (memory) => ({
      clock_time_get: (/** @type {number} */ _clock, /** @type {bigint} */ _precision, /** @type {number} */ at) => {
        new DataView(memory.buffer).setBigUint64(at, BigInt(Math.round(now)) * 1_000_000n, true);
        return 0;
      },
    }),
  });
  try {
    const resolve = vm.newFunction('dnsResolve', (...[name]) => {
      const found = name?.isString === true ? addressOf(question, name.toString(), unknownNames) : null;
      return found === null ? vm.null : vm.newString(found);
    });
    vm.setProp(vm.global, 'dnsResolve', resolve);
    vm.setProp(
      vm.global,
      'myIpAddress',
      vm.newFunction('myIpAddress', () => vm.newString(question.ownAddress)),
    );
    vm.evalCode(library, 'library');
    vm.evalCode(script, 'proxy.pac');
    const find = vm.global.getProp('FindProxyForURL');
    if (!find.isFunction) return { kind: 'no-function' };
    const result = vm.callFunction(find, vm.undefined, vm.newString(url), vm.newString(host));
    return { ...said(result), unknownNames: [...unknownNames] };
  } catch (error) {
    if (isLate()) return { kind: 'endless' };
    return isOutOfMemory(error) ? { kind: 'memory', bytes: memoryLimit } : failed(error);
  } finally {
    vm.dispose();
  }
}

/**
 * @param {Question} question
 * @param {string} name
 * @param {Set<string>} unknownNames
 */
function addressOf({ addresses }, name, unknownNames) {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) return name;
  const known = addresses.get(name.toLowerCase());
  if (known === undefined && unknownNames.size < 100) unknownNames.add(name.slice(0, 255));
  return known ?? null;
}

/** @param {import('quickjs-wasi').JSValueHandle} result */
function said(result) {
  if (!result.isString) return { kind: 'no-text', type: result.isNull ? 'null' : result.typeof };
  const isLong = result.getProp('length').toNumber() > longestAnswer;
  return isLong ? { kind: 'no-text', type: 'long string' } : { kind: 'answer', text: result.toString() };
}

/** @param {unknown} error */
function isOutOfMemory(error) {
  return error instanceof JSException && /^(?:out of memory|string too long)$/.test(error.message);
}

/** @param {unknown} error */
function failed(error) {
  if (!(error instanceof JSException)) return { kind: 'error', message: String(error), line: null };
  const [, line = null] = /proxy\.pac:(\d+)/.exec(error.stack ?? '') ?? [];
  return {
    kind: 'error',
    message: `${error.name}: ${error.message}`.slice(0, 500),
    line: line === null ? null : Number(line),
  };
}

parentPort?.on('message', (/** @type {Question} */ question) => {
  void answer(question)
    .catch(failed)
    .then((told) => parentPort?.postMessage(told));
});
parentPort?.postMessage({ kind: 'begun' });
