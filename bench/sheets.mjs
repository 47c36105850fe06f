import { readFileSync } from 'node:fs';
import { register } from 'node:module';
import { startChromium } from '../scripts/old-chromium-client.mjs';
import { bringOldChromiums, findOldChromium, oldChromiumVersions } from '../scripts/old-chromium.mjs';
import { accuracyHead, accuracyRow } from './support/accuracy-rows.mjs';
import { packageFiles } from './support/package-files.mjs';
import { installedBrowser } from './support/page-opening.mjs';
import { sheets } from './support/sheets-packages.mjs';
import { doiuse } from './support/sheets-doiuse.mjs';
import { acceptedDeclarations, acceptedSelectors } from './support/sheets-truth.mjs';
import { printTable } from './support/table.mjs';

/** @typedef {import('./support/package-files.mjs').Half} Half */
/** @typedef {{ name: string, text: string, half: Half }} Sheet */

/**
 * Something that a sheet holds and Chromium of today takes: a declaration as `property: value`, or the selectors of a
 * rule.
 *
 * @typedef {{ text: string, half: Half }} Part
 */

/** @typedef {{ part: Part, version: number, refused: boolean }} Cell what a real build does */

/**
 * The build of 88 is 88.0.4298, cut some weeks before the release branched off: lists in `:not()`, `:is()` and more came
 * in between.
 */
const versions = oldChromiumVersions.filter((version) => version !== 88);

/** doiuse reads all again for each version: it is asked about these only. */
const versionsOfDoiuse = [83, 92, 109];

/**
 * Style sheets of real packages: each declaration and each list of selectors given to real builds of Chromium. Does the
 * build refuse it, and do we drop it for that version? What Chromium of today refuses is not counted. Cells of the half
 * that was never used for tuning are counted and not shown.
 *
 * @param {import('./run.mjs').BenchOptions} _options
 */
export async function styleSheets(_options) {
  register('../test/support/typescript-hooks.mjs', import.meta.url);
  await bringOldChromiums(true);
  const all = bringSheets();
  const { filter } = await import('../src/kit/sheet/reader/filter.mjs');
  const { missingStyles } = await import('../src/kit/sheet/style-rules.ts');
  const { partsOf } = await import('./support/sheets-parts.mjs');
  const { browserStyles } = await import('../src/reference/browser-styles.ts');
  const parts = partsOf(all);
  const lacking = new Map(versions.map((version) => [version, missingStyles(browserStyles, version)]));
  const left = (/** @type {number} */ version, /** @type {string} */ text, /** @type {'rules' | 'style'} */ kind) => {
    const rules = lacking.get(version);
    return rules === undefined ? text : filter(rules, text, kind).trim();
  };
  const drops = {
    declarations: (/** @type {Cell} */ { part, version }) => left(version, part.text, 'style') === '',
    selectors: (/** @type {Cell} */ { part, version }) => left(version, `${part.text}{}`, 'rules') === '',
  };
  const cells = await askBrowsers(parts);
  for (const kind of /** @type {const} */ (['declarations', 'selectors'])) {
    for (const half of /** @type {const} */ (['tuning', 'unseen'])) {
      const some = cells[kind].filter(({ part }) => part.half === half);
      const count = all.filter((each) => each.half === half).length;
      console.log(`\n  ${kind}, ${half} half: ${String(count)} sheets`);
      const foretold = new Map(some.map((cell) => [cell, drops[kind](cell)]));
      const foretell = (/** @type {Cell} */ cell) => foretold.get(cell) === true;
      const rows = versions.map((version) => {
        const of = some.filter((cell) => cell.version === version);
        return accuracyRow(`Chromium ${String(version)}`, of, foretell);
      });
      printTable([accuracyHead, ...rows, accuracyRow('all', some, foretell)]);
      if (half === 'tuning') showFaults(some, foretell);
    }
  }
  await compare(all, cells, drops);
}

/**
 * @param {readonly Sheet[]} all
 * @param {{ declarations: readonly Cell[], selectors: readonly Cell[] }} cells
 * @param {Readonly<Record<'declarations' | 'selectors', (cell: Cell) => boolean>>} drops
 */
async function compare(all, cells, drops) {
  const theirs = await doiuse(
    all.filter(({ half }) => half === 'unseen'),
    versionsOfDoiuse,
  );
  const said = (/** @type {Cell} */ { part, version }) => theirs.get(version)?.has(part.text) === true;
  for (const kind of /** @type {const} */ (['declarations', 'selectors'])) {
    const some = cells[kind].filter(
      ({ part, version }) => part.half === 'unseen' && versionsOfDoiuse.includes(version),
    );
    console.log(`\n  ${kind}, unseen half, Chromium ${versionsOfDoiuse.join(', ')}`);
    printTable([accuracyHead, accuracyRow('filter', some, drops[kind]), accuracyRow('doiuse', some, said)]);
  }
}

/** @returns {Sheet[]} */
function bringSheets() {
  return packageFiles(sheets).map(({ name, path, half }) => ({ name, text: readFileSync(path, 'utf8'), half }));
}

/**
 * @param {{ declarations: readonly Part[], selectors: readonly Part[] }} parts
 * @returns {Promise<{ declarations: Cell[], selectors: Cell[] }>}
 */
async function askBrowsers(parts) {
  const installed = installedBrowser();
  if (installed === null) throw new Error('Chromium is not installed: what it refuses is not counted.');
  const today = await asked(installed, parts.declarations, parts.selectors);
  const known = {
    declarations: kept(parts.declarations, today.declarations),
    selectors: kept(parts.selectors, today.selectors),
  };
  /** @type {{ declarations: Cell[], selectors: Cell[] }} */
  const cells = { declarations: [], selectors: [] };
  for (const version of versions) {
    const found = findOldChromium(version);
    if ('missing' in found) {
      console.log(`  ${found.missing}`);
      continue;
    }
    const takes = await asked(found.program, known.declarations, known.selectors);
    for (const kind of /** @type {const} */ (['declarations', 'selectors']))
      for (const [index, part] of known[kind].entries())
        cells[kind].push({ part, version, refused: takes[kind][index] !== '1' });
  }
  return cells;
}

/**
 * @param {readonly Part[]} parts
 * @param {string} takes
 */
function kept(parts, takes) {
  return parts.filter((_, index) => takes[index] === '1');
}

/**
 * @param {string} program
 * @param {readonly Part[]} declarations
 * @param {readonly Part[]} selectors
 */
async function asked(program, declarations, selectors) {
  const browser = await startChromium(program);
  try {
    return {
      declarations: await acceptedDeclarations(browser, declarations),
      selectors: await acceptedSelectors(browser, selectors),
    };
  } finally {
    await browser.stop();
  }
}

/**
 * @param {readonly Cell[]} cells
 * @param {(cell: Cell) => boolean} foretell
 */
function showFaults(cells, foretell) {
  /** @type {Map<string, string[]>} */
  const faults = new Map();
  for (const cell of cells) {
    if (foretell(cell) === cell.refused) continue;
    const what = `${cell.refused ? 'missed' : 'dropped by us only'}: ${cell.part.text.slice(0, 120)}`;
    faults.set(what, [...(faults.get(what) ?? []), String(cell.version)]);
  }
  for (const [what, where] of faults) console.log(`  ${what} (${where.join(', ')})`);
}
