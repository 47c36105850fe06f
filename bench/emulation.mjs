import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { register } from 'node:module';
import { startChromium } from '../scripts/old-chromium-client.mjs';
import { bringOldChromiums, findOldChromium, oldChromiumVersions } from '../scripts/old-chromium.mjs';
import { accuracyHead, accuracyRow } from './support/accuracy-rows.mjs';
import { bringBundles } from './support/bring-bundles.mjs';
import { installedBrowser } from './support/page-opening.mjs';
import { printTable } from './support/table.mjs';

/** @typedef {import('./support/bring-bundles.mjs').Bundle} Bundle */

/** Pages that a real build has open together. */
const atOnce = 4;

/** @typedef {{ bundle: Bundle, version: number, refused: boolean, why: string }} Cell `refused`: an error as it loads */

/**
 * Pages that load one script of a real package each, opened in real builds of Chromium: does an error come that the
 * browser of today does not have? And what does the `browser` probe say, which acts as these builds in the browser of
 * today? Scripts that have an error in the browser of today as well (they want another one before them) are left out.
 *
 * @param {import('./run.mjs').BenchOptions} _options
 */
export async function emulation(_options) {
  register('../test/support/typescript-hooks.mjs', import.meta.url);
  await bringOldChromiums(true);
  const today = installedBrowser();
  if (today === null) {
    console.log('  no Chromium is installed');
    return;
  }
  const server = await serve(bringBundles());
  try {
    const alone = await standing(server, today);
    const cells = await askBrowsers(server, alone);
    const foretell = await ours(server, alone, today);
    for (const half of /** @type {const} */ (['tuning', 'unseen'])) {
      const some = cells.filter(({ bundle }) => bundle.half === half);
      console.log(`\n  ${half} half: ${String(alone.filter((each) => each.half === half).length)} scripts`);
      printTable([accuracyHead, accuracyRow('emulation', some, foretell)]);
      if (half === 'tuning') showFaults(some, foretell);
    }
  } finally {
    server.close();
  }
}

/** @typedef {{ readonly all: readonly Bundle[], readonly url: (bundle: Bundle) => string, readonly close: () => void }} Site */

/**
 * Each script in a page of its own.
 *
 * @param {readonly Bundle[]} all
 * @returns {Promise<Site>}
 */
async function serve(all) {
  const server = createServer(({ url = '/' }, response) => {
    const [, number, script] = /^\/(\d+)\/(script\.js)?$/.exec(url) ?? [];
    const bundle = all[Number(number)];
    if (bundle === undefined) {
      response.writeHead(url === '/favicon.ico' ? 204 : 404).end();
    } else if (script === undefined) {
      const type = bundle.goal === 'module' ? ' type="module"' : '';
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><body><p>one script</p><script${type} src="script.js"></script>`);
    } else {
      response.setHeader('content-type', 'text/javascript; charset=utf-8');
      createReadStream(bundle.file).pipe(response);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    all,
    url: (bundle) => `http://127.0.0.1:${String(port)}/${String(all.indexOf(bundle))}/`,
    close: () => void server.close(),
  };
}

/**
 * Those without an error in the browser of today.
 *
 * @param {Site} site
 * @param {string} program
 */
async function standing({ all, url }, program) {
  const browser = await startChromium(program);
  try {
    /** @type {Bundle[]} */
    const alone = [];
    for (const bundle of all) if ((await browser.visit(url(bundle))).length === 0) alone.push(bundle);
    return alone;
  } finally {
    await browser.stop();
  }
}

/**
 * @param {Site} site
 * @param {readonly Bundle[]} bundles
 */
async function askBrowsers({ url }, bundles) {
  /** @type {Cell[]} */
  const cells = [];
  for (const version of oldChromiumVersions) {
    const found = findOldChromium(version);
    if ('missing' in found) {
      console.log(`  ${found.missing}`);
      continue;
    }
    const browser = await startChromium(found.program);
    try {
      for (let at = 0; at < bundles.length; at += atOnce) {
        const some = bundles.slice(at, at + atOnce).map(async (bundle) => {
          const [error] = await browser.visit(url(bundle));
          return { bundle, version, refused: error !== undefined, why: error ?? '' };
        });
        cells.push(...(await Promise.all(some)));
      }
    } finally {
      await browser.stop();
    }
  }
  return cells;
}

/**
 * What the probe says, asked once about all versions of a page.
 *
 * @param {Site} site
 * @param {readonly Bundle[]} bundles
 * @param {string} program
 * @returns {Promise<(cell: Cell) => boolean>}
 */
async function ours({ url }, bundles, program) {
  const { look } = await import('../test/support/http-task.ts');
  const { browser } = await import('../probes/browser/index.ts');
  const { actedAs } = await import('../probes/browser/judge-emulations.ts');
  const fleet = oldChromiumVersions.map((version) => `Chromium ${String(version)}`);
  const times = { emulateWithin: 600_000, settleWithin: 1000 };
  /** @type {Map<Bundle, import('../probes/browser/emulate/emulation-facts.ts').Emulation[]>} */
  const said = new Map();
  for (const bundle of bundles) {
    const { answer } = await look(browser, { url: url(bundle), executablePath: program, fleet, ...times });
    said.set(bundle, answer?.facts.emulations ?? []);
  }
  return ({ bundle, version }) => actedAs(version, said.get(bundle) ?? []).works === false;
}

/**
 * @param {readonly Cell[]} cells
 * @param {(cell: Cell) => boolean} foretell
 */
function showFaults(cells, foretell) {
  for (const cell of cells) {
    if (foretell(cell) === cell.refused) continue;
    const what = cell.refused ? `missed: ${cell.why}` : 'an error for us only';
    console.log(`  Chromium ${String(cell.version)}, ${cell.bundle.name}: ${what}`);
  }
}
