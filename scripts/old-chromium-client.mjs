import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** Keeps a browser to what a test asks of it. Every build from 70 on knows these, and runs as root with them. */
const args = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-dev-shm-usage'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--remote-debugging-pipe'],
];

/** Milliseconds that a browser may take for one answer. */
const limit = 60_000;

/**
 * Milliseconds that a loaded page may take to show what is waited for; less where it had an error; and half a second for
 * what comes late.
 */
const patience = { whole: 30_000, broken: 3000 };
const step = 500;

/** An import that no browser can resolve: what holds it is compiled and ends with a TypeError before it runs. */
const nowhere = "\nimport 'plumbline-nowhere';";

/** @typedef {{ accepted: true } | { accepted: false, error: string }} Compiled */

/**
 * @typedef {object} ChromiumClient a running browser with one empty page
 * @property {string} product as it calls itself: `HeadlessChrome/83.0.4103.0`
 * @property {(expression: string) => Promise<unknown>} evaluate value of an expression as JSON has it; throws what it
 *   throws
 * @property {(text: string, goal: 'script' | 'module') => Promise<Compiled>} compile whether it accepts a script, which
 *   does not run: functions that are compiled later are looked through for early errors all the same
 * @property {(url: string) => Promise<readonly string[]>} visit errors that nothing caught while a page was loaded, and
 *   half a second after, in a new page
 * @property {(url: string, headers: Readonly<Record<string, string>>, until: string) => Promise<Seen>} open the same
 *   with headers of one's own, until an expression is true or `patience` is over
 * @property {() => Promise<void>} stop ends it and removes its profile
 */

/** @typedef {{ errors: readonly string[], came: boolean }} Seen `came`: the expression became true */

/** @typedef {{ text: string, exception?: { description?: string, value?: unknown } }} Thrown */

/**
 * @typedef {object} Said what the few commands and events used here say
 * @property {string} [product]
 * @property {string} [targetId]
 * @property {string} [sessionId]
 * @property {{ value?: unknown }} [result]
 * @property {Thrown} [exceptionDetails]
 */

/**
 * @typedef {{ id?: number, method?: string, sessionId?: string, params?: Said, result?: Said, error?: { message: string }
 * }} Message
 */

/**
 * Starts a Chromium of any age from 70 on and speaks the DevTools protocol with it over two pipes: no port, no
 * WebSocket.
 *
 * @param {string} program
 * @param {string} [url] of its page; a page itself may not go to a file
 * @returns {Promise<ChromiumClient>}
 */
export async function startChromium(program, url = 'about:blank') {
  const profile = mkdtempSync(join(tmpdir(), 'plumbline-chromium-'));
  const child = spawn(program, [...args, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    // A group of its own, so that it can be ended with all of its children; it ends by itself when the pipes are closed.
    detached: true,
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const stop = async () => {
    // Its own children write into the profile until they end too: all of its group.
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGKILL');
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  };
  try {
    const { send, next, listen } = talk(child);
    const { product = '' } = await send('Browser.getVersion');
    const { targetId } = await send('Target.createTarget', { url });
    const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
    await send('Runtime.enable', {}, sessionId);
    const evaluate = async (/** @type {string} */ expression) => {
      const asked = { expression, awaitPromise: true, returnByValue: true };
      const { result, exceptionDetails } = await send('Runtime.evaluate', asked, sessionId);
      if (exceptionDetails !== undefined) throw new Error(wordsOf(exceptionDetails));
      return result?.value;
    };
    return {
      product,
      stop,
      evaluate,
      open,
      visit: async (address) => (await open(address, {}, 'true')).errors,
      compile: async (text, goal) => {
        if (goal === 'module') return compileModule(text);
        const asked = { expression: text, sourceURL: '', persistScript: false };
        const { exceptionDetails } = await send('Runtime.compileScript', asked, sessionId);
        if (exceptionDetails === undefined) return { accepted: true };
        return { accepted: false, error: wordsOf(exceptionDetails) };
      },
    };

    /** @type {(url: string, headers: Readonly<Record<string, string>>, until: string) => Promise<Seen>} */
    async function open(address, headers, until) {
      const { targetId: page } = await send('Target.createTarget', { url: 'about:blank' });
      const { sessionId: session } = await send('Target.attachToTarget', { targetId: page, flatten: true });
      /** @type {string[]} */
      const errors = [];
      const unlisten = listen(({ method, params, sessionId: from }) => {
        if (method === 'Runtime.exceptionThrown' && from === session) errors.push(wordsOf(params?.exceptionDetails));
      });
      try {
        await send('Runtime.enable', {}, session);
        await send('Page.enable', {}, session);
        await send('Network.enable', {}, session);
        await send('Network.setExtraHTTPHeaders', { headers }, session);
        const loaded = next(({ method, sessionId: from }) => method === 'Page.loadEventFired' && from === session);
        await Promise.all([loaded, send('Page.navigate', { url: address }, session)]);
        for (let waited = 0; ; waited += step) {
          await sleep(step);
          const { result } = await send('Runtime.evaluate', { expression: until, returnByValue: true }, session);
          const most = errors.length > 0 ? patience.broken : patience.whole;
          if (result?.value === true || waited >= most) return { errors, came: result?.value === true };
        }
      } finally {
        unlisten();
        await send('Target.closeTarget', { targetId: page });
      }
    }

    /** @type {(text: string) => Promise<Compiled>} */
    async function compileModule(text) {
      const [{ params }] = await Promise.all([
        next(({ method }) => method === 'Runtime.exceptionThrown'),
        evaluate(
          `{ const script = document.createElement('script'); script.type = 'module';
          script.textContent = ${asLiteral(text + nowhere)}; document.documentElement.append(script); script.remove(); }`,
        ),
      ]);
      const error = wordsOf(params?.exceptionDetails);
      return error.startsWith('SyntaxError') ? { accepted: false, error } : { accepted: true };
    }
  } catch (error) {
    await stop();
    throw error;
  }
}

/** JSON as a literal of a language in which the two separators still end a line. @param {string} text */
function asLiteral(text) {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** @param {Thrown | undefined} thrown */
function wordsOf(thrown) {
  const text = thrown?.exception?.description ?? thrown?.text ?? '';
  return text.split('\n')[0] ?? '';
}

/** @param {import('node:child_process').ChildProcess} child with pipes 3 (to it) and 4 (from it) */
function talk(child) {
  const [, , , input, output] = child.stdio;
  if (!(input instanceof Writable) || !(output instanceof Readable)) throw new Error('the browser has no pipes');
  /** @type {Map<number, { resolve: (result: Said) => void, reject: (error: Error) => void }>} */
  const open = new Map();
  /** @type {Set<(message: Message) => void>} */
  const listeners = new Set();
  /** @type {Buffer[]} */
  let parts = [];
  output.on('data', (/** @type {Buffer} */ chunk) => {
    let from = 0;
    for (let at = chunk.indexOf(0); at !== -1; at = chunk.indexOf(0, from)) {
      /** @type {Message} */
      const message = JSON.parse(Buffer.concat([...parts, chunk.subarray(from, at)]).toString('utf8'));
      take(message);
      parts = [];
      from = at + 1;
    }
    parts.push(chunk.subarray(from));
  });
  const gone = (/** @type {unknown} */ why) => {
    const error = new Error('the browser ended', { cause: why });
    for (const { reject } of open.values()) reject(error);
    open.clear();
  };
  input.on('error', gone);
  child.once('error', gone);
  child.once('close', gone);
  /** @param {Message} message */
  function take(message) {
    if (message.id === undefined) {
      for (const listener of listeners) listener(message);
      return;
    }
    const waiting = open.get(message.id);
    open.delete(message.id);
    if (message.error === undefined) waiting?.resolve(message.result ?? {});
    else waiting?.reject(new Error(message.error.message));
  }
  let last = 0;
  /** @type {(method: string, params?: object, sessionId?: string) => Promise<Said>} */
  const send = (method, params = {}, sessionId) =>
    within(method, (resolve, reject) => {
      last += 1;
      open.set(last, { resolve, reject });
      const message = sessionId === undefined ? { id: last, method, params } : { id: last, method, params, sessionId };
      input.write(`${JSON.stringify(message)}\0`);
    });
  /** @type {(wanted: (message: Message) => boolean) => Promise<Message>} */
  const next = (wanted) =>
    within('an event', (resolve) => {
      const listener = (/** @type {Message} */ message) => {
        if (!wanted(message)) return;
        listeners.delete(listener);
        resolve(message);
      };
      listeners.add(listener);
    });
  /** @type {(listener: (message: Message) => void) => () => void} */
  const listen = (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return { send, next, listen };
}

/**
 * @template T
 * @param {string} what
 * @param {(resolve: (value: T) => void, reject: (error: Error) => void) => void} start
 * @returns {Promise<T>}
 */
function within(what, start) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`the browser did not answer in ${String(limit)} ms: ${what}`));
    }, limit);
    const end = (/** @type {() => void} */ then) => {
      clearTimeout(timer);
      then();
    };
    start(
      (value) => end(() => resolve(value)),
      (error) => end(() => reject(error)),
    );
  });
}
