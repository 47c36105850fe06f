import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { npm } from '../../scripts/install.mjs';
import { projectFolder } from '../../scripts/project-folder.mjs';
import { declarationText } from './sheets-parts.mjs';

/** @typedef {import('../sheets.mjs').Sheet} Sheet */
/** @typedef {{ type: string, selector?: string, prop?: string, value?: string }} Node of PostCSS */
/** @typedef {(options: object) => unknown} Plugin */
/** @typedef {(plugins: unknown[]) => { process: (text: string, options: object) => Promise<unknown> }} Postcss */

const home = join(projectFolder, 'node_modules', '.cache', 'plumbline', 'doiuse');
const packages = ['doiuse@6.0.6', 'postcss@8.5.1'];

/** Fetches doiuse into the cache where it is not there yet. Throws where it cannot be had. */
export function bringDoiuse() {
  if (existsSync(join(home, 'node_modules', 'doiuse', 'package.json'))) return;
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{"private":true}');
  const options = ['--ignore-scripts', '--no-save', '--no-fund', '--no-audit', '--loglevel=error'];
  if (npm(['install', ...options, ...packages], home) !== 0) throw new Error('doiuse cannot be fetched');
}

/**
 * The declarations and the lists of selectors that doiuse finds missing in versions of Chrome.
 *
 * @param {readonly Sheet[]} sheets
 * @param {readonly number[]} versions
 * @returns {Promise<Map<number, ReadonlySet<string>>>}
 */
export async function doiuse(sheets, versions) {
  const require = createRequire(join(home, 'package.json'));
  const load = async (/** @type {string} */ name) => {
    /** @type {unknown} what the package exports by default */
    const module = await import(pathToFileURL(require.resolve(name)).href);
    return /** @type {{ default: unknown }} */ (module).default;
  };
  const postcss = /** @type {Postcss} */ (await load('postcss')); // its documented entry
  const plugin = /** @type {Plugin} */ (await load('doiuse')); // its documented entry
  /** @type {Map<number, ReadonlySet<string>>} */
  const found = new Map();
  for (const version of versions) {
    /** @type {Set<string>} */
    const texts = new Set();
    const onFeatureUsage = (/** @type {{ usage: Node }} */ { usage }) => {
      if (usage.selector !== undefined) texts.add(usage.selector);
      if (usage.prop !== undefined) texts.add(declarationText(usage.prop, usage.value ?? ''));
    };
    for (const { text } of sheets)
      await postcss([plugin({ browsers: [`chrome ${String(version)}`], onFeatureUsage })]).process(text, {
        from: undefined,
      });
    found.set(version, texts);
  }
  return found;
}
