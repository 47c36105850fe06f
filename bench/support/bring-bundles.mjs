import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fetchPackage } from '../../scripts/npm-package.mjs';
import { projectFolder } from '../../scripts/project-folder.mjs';
import { bundles, modules } from './accuracy-bundles.mjs';

/**
 * @typedef {object} Bundle
 * @property {string} name
 * @property {string} file
 * @property {'script' | 'module'} goal
 * @property {'tuning' | 'unseen'} half
 */

/** Fetches what is missing. The half is told by the name of the package, so that its versions stay together. */
export function bringBundles() {
  const cache = join(projectFolder, 'node_modules', '.cache', 'plumbline', 'bundles');
  /** @type {Bundle[]} */
  const all = [];
  for (const [spec, files] of Object.entries(bundles)) {
    const folder = join(cache, spec.replaceAll('/', '_'));
    if (!existsSync(folder)) fetchPackage(spec, folder);
    const digest = createHash('sha256')
      .update(spec.slice(0, spec.lastIndexOf('@')))
      .digest();
    for (const file of files)
      all.push({
        name: `${spec}/${file}`,
        file: join(folder, file),
        goal: file.endsWith('.mjs') || modules.test(file) ? 'module' : 'script',
        half: (digest[0] ?? 0) % 2 === 0 ? 'tuning' : 'unseen',
      });
  }
  return all;
}
