import { bundles, modules } from './accuracy-bundles.mjs';
import { packageFiles } from './package-files.mjs';

/**
 * @typedef {object} Bundle
 * @property {string} name
 * @property {string} file
 * @property {'script' | 'module'} goal
 * @property {import('./package-files.mjs').Half} half
 */

/**
 * The scripts of accuracy-bundles.mjs.
 *
 * @returns {Bundle[]}
 */
export function bringBundles() {
  return packageFiles(bundles).map(({ name, path, file, half }) => {
    return { name, file: path, goal: file.endsWith('.mjs') || modules.test(file) ? 'module' : 'script', half };
  });
}
