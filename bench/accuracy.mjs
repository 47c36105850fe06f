import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { register } from 'node:module';
import { join } from 'node:path';
import { startChromium } from '../scripts/old-chromium-client.mjs';
import { bringOldChromiums, findOldChromium, oldChromiumVersions } from '../scripts/old-chromium.mjs';
import { esCheck } from './support/accuracy-es-check.mjs';
import { accuracyHead, accuracyRow } from './support/accuracy-rows.mjs';
import { bringBundles } from './support/bring-bundles.mjs';
import { installedBrowser } from './support/page-opening.mjs';
import { printTable } from './support/table.mjs';
import { inTemporaryFolder } from './support/temporary-folder.mjs';

/** @typedef {import('./support/bring-bundles.mjs').Bundle} Bundle */

/** @typedef {{ bundle: Bundle, version: number, refused: boolean, why: string }} Cell what a real build does */

/** es-check reads each file again for each version, some seconds a megabyte: it is asked about these only. */
const versionsOfEsCheck = [83, 92, 109];

/**
 * Scripts of real packages, each given to real builds of Chromium: does the build refuse it with a SyntaxError, and does
 * our scan say so? Cells of the half that was never used for tuning are counted and not shown.
 *
 * @param {import('./run.mjs').BenchOptions} _options
 */
export async function accuracy(_options) {
  register('../test/support/typescript-hooks.mjs', import.meta.url);
  await bringOldChromiums(true);
  const all = bringBundles();
  const cells = await askBrowsers(all);
  const foretell = await ours(all);
  for (const half of /** @type {const} */ (['tuning', 'unseen'])) {
    const some = cells.filter(({ bundle }) => bundle.half === half);
    console.log(`\n  ${half} half: ${String(all.filter((each) => each.half === half).length)} scripts`);
    printTable([accuracyHead, accuracyRow('scan', some, foretell)]);
    if (half === 'tuning') showFaults(some, foretell);
  }
  const compared = cells.filter(
    ({ bundle, version }) => bundle.half === 'unseen' && versionsOfEsCheck.includes(version),
  );
  console.log(`\n  unseen half, Chromium ${versionsOfEsCheck.join(', ')}`);
  await inTemporaryFolder((folder) => {
    const said = (/** @type {boolean} */ checkFeatures) => theirs(compared, folder, checkFeatures);
    const [row, plain] = [accuracyRow('scan', compared, foretell), accuracyRow('es-check', compared, said(false))];
    printTable([accuracyHead, row, plain]);
    printTable([accuracyHead, accuracyRow('es-check --checkFeatures', compared, said(true))]);
    return Promise.resolve();
  });
}

/** @param {readonly Bundle[]} all */
async function askBrowsers(all) {
  const found = oldChromiumVersions.map((version) => findOldChromium(version));
  const programs = found.flatMap((each) => ('program' in each ? [each.program] : []));
  for (const each of found) if ('missing' in each) console.log(`  ${each.missing}`);
  const installed = installedBrowser();
  /** @type {Cell[]} */
  const cells = [];
  for (const program of installed === null ? programs : [...programs, installed]) {
    const browser = await startChromium(program);
    try {
      const version = Number(/\/(\d+)\./.exec(browser.product)?.[1]);
      for (const bundle of all) {
        const compiled = await browser.compile(readFileSync(bundle.file, 'utf8'), bundle.goal);
        cells.push({ bundle, version, refused: !compiled.accepted, why: compiled.accepted ? '' : compiled.error });
      }
    } finally {
      await browser.stop();
    }
  }
  return cells;
}

/**
 * What our scan and our data say: features that cost the whole script.
 *
 * @param {readonly Bundle[]} all
 * @returns {Promise<(cell: Cell) => boolean>}
 */
async function ours(all) {
  const { scanScript } = await import('../src/kit/script/scan-script.ts');
  const { referenceData } = await import('../src/reference/reference-data.ts');
  const { costAt } = await import('../probes/browser/needs.ts');
  const { features } = referenceData.browsers;
  const scans = new Map(all.map((each) => [each, scanScript(readFileSync(each.file, 'utf8'), each.goal)]));
  return ({ bundle, version }) => {
    const scan = scans.get(bundle);
    if (scan?.error !== null) return true;
    return scan.uses.some(({ feature }) => {
      const known = features[feature];
      return known !== undefined && costAt(known, 'chromium', version) === 'script';
    });
  };
}

/**
 * @param {readonly Cell[]} cells
 * @param {string} folder for copies: a source map beside a file makes es-check name another one
 * @param {boolean} checkFeatures
 * @returns {(cell: Cell) => boolean}
 */
function theirs(cells, folder, checkFeatures) {
  const list = [...new Set(cells.map(({ bundle }) => bundle))];
  mkdirSync(folder, { recursive: true });
  const copies = new Map(list.map((bundle, index) => [bundle, join(folder, `${String(index)}.js`)]));
  for (const [{ file }, copy] of copies) copyFileSync(file, copy);
  /** @type {Map<number, ReadonlySet<string>>} */
  const wrong = new Map();
  for (const version of versionsOfEsCheck) {
    const groups = [false, true].map((module) => {
      const files = list.filter(({ goal }) => (goal === 'module') === module).map((each) => copies.get(each) ?? '');
      return esCheck(files, version, { module, checkFeatures });
    });
    wrong.set(version, new Set(groups.flatMap((group) => [...group])));
  }
  return ({ bundle, version }) => wrong.get(version)?.has(copies.get(bundle) ?? '') ?? false;
}

/**
 * @param {readonly Cell[]} cells
 * @param {(cell: Cell) => boolean} foretell
 */
function showFaults(cells, foretell) {
  for (const cell of cells) {
    if (foretell(cell) === cell.refused) continue;
    const what = cell.refused ? `missed: ${cell.why}` : 'refused by us only';
    console.log(`  Chromium ${String(cell.version)}, ${cell.bundle.name}: ${what}`);
  }
}
