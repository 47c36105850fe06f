import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bringPackages } from './bring-packages.mjs';
import { declarationText } from './sheets-parts.mjs';

/** @typedef {import('../sheets.mjs').Sheet} Sheet */
/** @typedef {{ type: string, selector?: string, prop?: string, value?: string }} Node of PostCSS */
/** @typedef {(options: object) => unknown} Plugin */
/** @typedef {(plugins: unknown[]) => { process: (text: string, options: object) => Promise<unknown> }} Postcss */

/**
 * The declarations and the lists of selectors that doiuse finds missing in versions of Chrome. Throws where it cannot be
 * had.
 *
 * @param {readonly Sheet[]} sheets
 * @param {readonly number[]} versions
 * @returns {Promise<Map<number, ReadonlySet<string>>>}
 */
export async function doiuse(sheets, versions) {
  const home = bringPackages('doiuse', ['doiuse@6.0.6', 'postcss@8.5.1']);
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
