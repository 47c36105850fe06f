import { register } from 'node:module';
import { bringOldChromiums, findOldChromium, oldChromiumVersions } from '../scripts/old-chromium.mjs';
import { accuracyHead, accuracyRow } from './support/accuracy-rows.mjs';
import { comparePresence, emptyPages, keysOf } from './support/guards-existence.mjs';
import { compatIdioms, esCheckIdioms } from './support/guards-peers.mjs';
import { serveIdioms } from './support/guards-run.mjs';
import { installedBrowser } from './support/page-opening.mjs';
import { printTable } from './support/table.mjs';

/** Builds that run the idioms: one of each time. */
const versionsOfIdioms = [70, 83, 92, 109, 131];

/** Versions for which other programs are asked about the same idioms. */
const versionsOfPeers = [83, 92, 109];

/** @typedef {{ name: string, half: string, version: number, refused: boolean, foretold: boolean, why: string }} Cell */

/**
 * The installed Chromium, disguised as each of the old builds, against that build: which objects, functions and
 * properties it has, and whether a script that uses them, guarded or not, fails.
 *
 * @param {import('./run.mjs').BenchOptions} _options
 */
export async function guards(_options) {
  register('../test/support/typescript-hooks.mjs', import.meta.url);
  await bringOldChromiums(true);
  const program = installedBrowser();
  if (program === null) throw new Error('No Chromium is installed.');
  const { disguise } = await import('../src/kit/emulation/disguise.ts');
  const { referenceData } = await import('../src/reference/reference-data.ts');
  const { interfaces, features } = referenceData.browsers;
  const asVersion = (/** @type {number} */ version) => disguise(interfaces, version, { features });
  await presence(program, interfaces, asVersion);
  await idioms(program, asVersion);
}

/**
 * @param {string} program
 * @param {import('../src/kit/emulation/removals.ts').Interfaces} interfaces
 * @param {(version: number) => string} asVersion
 */
async function presence(program, interfaces, asVersion) {
  const { compatData } = await import('../scripts/reference/browser-features.ts');
  const builtins = new Set([...Object.keys(compatData().javascript['builtins'] ?? {}), 'WebAssembly']);
  const keys = Object.keys(interfaces);
  const pages = await emptyPages();
  const host = await keysOf(program, pages.url, keys);
  const rows = [['', 'keys', 'alike', 'of the language', 'stays', 'taken', 'gone from host', 'ms', 'kept']];
  /** @type {Map<string, number[]>} */
  const faults = new Map();
  for (const version of oldChromiumVersions) {
    const found = findOldChromium(version);
    if ('missing' in found) {
      console.log(`  ${found.missing}`);
      continue;
    }
    const real = await keysOf(found.program, pages.url, keys);
    const acted = await keysOf(program, pages.url, keys, asVersion(version));
    const all = comparePresence(interfaces, version, { host, real, acted });
    const ofLanguage = all.filter(({ key }) => builtins.has(key.split('.')[0] ?? ''));
    const count = (/** @type {string} */ kind) => String(all.filter((each) => each.kind === kind).length);
    const share = (/** @type {typeof all} */ some) =>
      `${((100 * some.filter(({ kind }) => kind === 'alike').length) / some.length).toFixed(2)} %`;
    const counts = [count('stays'), count('taken'), count('gone'), acted.ms.toFixed(0)];
    const kept = Array.isArray(acted.said) ? String(acted.said.length) : '-';
    rows.push([`Chromium ${String(version)}`, String(all.length), share(all), share(ofLanguage), ...counts, kept]);
    for (const { key, kind } of all)
      if (kind === 'stays' || kind === 'taken')
        faults.set(`${kind} ${key}`, [...(faults.get(`${kind} ${key}`) ?? []), version]);
  }
  pages.stop();
  printTable(rows);
  for (const [fault, versions] of faults) console.log(`  ${fault}: ${versions.join(', ')}`);
}

/**
 * @param {string} program
 * @param {(version: number) => string} asVersion
 */
async function idioms(program, asVersion) {
  const { guardIdioms } = await import('../test/support/guard-idioms.ts');
  const { workerHook } = await import('../probes/browser/emulate/worker-hook.ts');
  const served = await serveIdioms(guardIdioms);
  const today = await served.disguised(program, '0');
  const sound = guardIdioms.filter(({ name }) => today.get(name) === '');
  const refused = guardIdioms.length - sound.length;
  console.log(`\n  ${String(guardIdioms.length)} idioms, ${String(refused)} of them fail today and are left out`);
  /** @type {Cell[]} */
  const cells = [];
  for (const version of versionsOfIdioms) {
    const found = findOldChromium(version);
    if ('missing' in found) continue;
    const real = await served.inBuild(found.program);
    const text = asVersion(version);
    const acted = await served.disguised(program, `${text}\n${workerHook(text)}`);
    for (const { name, half, reads } of sound) {
      if (reads > version) continue;
      const [why, said] = [real.get(name) ?? '', acted.get(name) ?? ''];
      cells.push({ name, half, version, refused: why !== '', foretold: said !== '', why: why === '' ? said : why });
    }
  }
  served.stop();
  for (const half of ['tuning', 'unseen']) {
    const some = cells.filter((cell) => cell.half === half);
    console.log(`\n  ${half} half: ${String(sound.filter((each) => each.half === half).length)} idioms`);
    printTable([accuracyHead, accuracyRow('disguise', some, ({ foretold }) => foretold)]);
    if (half === 'unseen') continue;
    for (const cell of some)
      if (cell.refused !== cell.foretold) console.log(`  Chromium ${String(cell.version)}, ${cell.name}: ${cell.why}`);
  }
  comparePeers(
    sound,
    cells.filter(({ half, version }) => half === 'unseen' && versionsOfPeers.includes(version)),
  );
}

/**
 * What programs that only read say of the same idioms.
 *
 * @param {readonly import('./support/guards-run.mjs').Idiom[]} all
 * @param {readonly Cell[]} cells
 */
function comparePeers(all, cells) {
  /** @param {(version: number) => ReadonlySet<string>} ask */
  const asked = (ask) => {
    const found = new Map(versionsOfPeers.map((version) => [version, ask(version)]));
    return (/** @type {Cell} */ { name, version }) => found.get(version)?.has(name) === true;
  };
  console.log(`\n  unseen half, Chromium ${versionsOfPeers.join(', ')}`);
  printTable([
    accuracyHead,
    accuracyRow('disguise', cells, ({ foretold }) => foretold),
    accuracyRow(
      'es-check --checkFeatures',
      cells,
      asked((version) => esCheckIdioms(all, version)),
    ),
    accuracyRow(
      'eslint-plugin-compat',
      cells,
      asked((version) => compatIdioms(all, version)),
    ),
  ]);
}
