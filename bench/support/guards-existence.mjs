import { createServer } from 'node:http';
import { startChromium } from '../../scripts/old-chromium-client.mjs';

/**
 * Text of a function that runs in a page of any Chromium from 70 on: of each key of our data (`Crypto.randomUUID`) `1` where it is there, else
 * `0`. Asks as scripts do, by `in`, so that what is inherited counts; a constructor is asked by constructing.
 */
const presence = `function presence(keys) {
  const realm = self;
  const valueAt = (path) => {
    if (path === 'TypedArray') return Object.getPrototypeOf(Int8Array);
    let place = realm;
    for (const name of path.split('.')) {
      if (place === null || (typeof place !== 'object' && typeof place !== 'function')) return undefined;
      place = place[name];
    }
    return place;
  };
  const isIn = (holder, name) =>
    ((typeof holder === 'object' && holder !== null) || typeof holder === 'function') && name in holder;
  const isThere = (key) => {
    const dot = key.lastIndexOf('.');
    if (dot === -1) return key in realm;
    const path = key.slice(0, dot);
    const name = key.slice(dot + 1);
    const owner = valueAt(path);
    if (path === name || path.endsWith('.' + name)) return constructs(owner);
    if (name.endsWith('_static')) return isIn(owner, name.slice(0, -7));
    const known = name.startsWith('@@') ? Symbol[name.slice(2)] : name;
    if (known === undefined) return false;
    if (typeof owner !== 'function') return isIn(owner, known);
    if (owner !== Object && owner.prototype && realm instanceof owner) return known in realm;
    if (/^on/.test(name) && /^(HTML)?Element$/.test(path)) return known in document.createElement('div');
    return isIn(owner.prototype, known) || (!/^(?:name|length)$/.test(name) && isIn(owner, known));
  };
  const constructs = (owner) => {
    if (typeof owner !== 'function') return false;
    try {
      Reflect.construct(owner, []);
      return true;
    } catch (error) {
      return !/Illegal constructor|is not a constructor/.test(String(error));
    }
  };
  return keys
    .map((key) => {
      try {
        return isThere(key) ? 1 : 0;
      } catch (gone) {
        return 0;
      }
    })
    .join('');
}`;

/**
 * A server of empty pages on loopback: a page of http://127.0.0.1 is a secure context, about:blank is not.
 *
 * @returns {Promise<{ url: string, stop: () => void }>}
 */
export async function emptyPages() {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>empty</title><body></body>');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${String(port)}/`, stop: () => server.close() };
}

/**
 * @typedef {object} Presence
 * @property {number} version
 * @property {ReadonlySet<string>} there keys that it has
 * @property {unknown} said value of the script that ran before
 * @property {number} ms how long that took
 */

/**
 * Which keys a Chromium has, in a secure context of its own.
 *
 * @param {string} program
 * @param {string} url of an empty page
 * @param {readonly string[]} keys
 * @param {string} [first] text of a script that runs before
 * @returns {Promise<Presence>}
 */
export async function keysOf(program, url, keys, first = 'null') {
  const browser = await startChromium(program);
  try {
    await goTo(browser, url);
    const timed = `(function () { var began = performance.now(), now = performance.now.bind(performance);
      var said = eval(${JSON.stringify(first)}); return { said: said, ms: now() - began }; })()`;
    /** @type {{ said: unknown, ms: number }} */
    const { said, ms } = JSON.parse(JSON.stringify(await browser.evaluate(timed)));
    const bits = String(await browser.evaluate(`(${presence})(${JSON.stringify(keys)})`));
    const version = Number(/\/(\d+)\./.exec(browser.product)?.[1]);
    return { version, there: new Set(keys.filter((_key, index) => bits[index] === '1')), said, ms };
  } finally {
    await browser.stop();
  }
}

/**
 * What the disguised browser has beside what the real build has. `stays`: it should have been taken away; `taken`: it
 * should not; `gone`: the host of today has it no more. A build was cut where its release branched off: what came with
 * that very version is not asked of it.
 *
 * @param {Readonly<Record<string, { readonly chromium: number | null }>>} interfaces
 * @param {number} version
 * @param {{ host: Presence, real: Presence, acted: Presence }} seen
 */
export function comparePresence(interfaces, version, { host, real, acted }) {
  const asked = Object.keys(interfaces).filter((key) => {
    const owner = interfaces[key.slice(0, Math.max(0, key.lastIndexOf('.')))];
    return interfaces[key]?.chromium !== version && owner?.chromium !== version;
  });
  return asked.map((key) => {
    if (real.there.has(key) === acted.there.has(key)) return { key, kind: 'alike' };
    if (acted.there.has(key)) return { key, kind: 'stays' };
    return { key, kind: host.there.has(key) ? 'taken' : 'gone' };
  });
}

/**
 * @param {import('../../scripts/old-chromium-client.mjs').ChromiumClient} browser
 * @param {string} url
 */
export async function goTo(browser, url) {
  await browser.evaluate(`void (location.href = ${JSON.stringify(url)})`);
  const state = "location.href + ' ' + document.readyState";
  for (let tries = 0; tries < 2000; tries += 1) {
    // Asked in the middle of the change it says that the document is gone.
    const now = await browser.evaluate(state).catch(() => '');
    if (now === `${url} complete`) return;
  }
  throw new Error(`${browser.product} does not open ${url}`);
}
