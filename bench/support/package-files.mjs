import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fetchPackage } from '../../scripts/npm-package.mjs';
import { projectFolder } from '../../scripts/project-folder.mjs';

/** @typedef {'tuning' | 'unseen'} Half */

/**
 * Files of packages on npm, fetched where they are missing. The half is told by the name of the package, so that its
 * versions stay together.
 *
 * @param {Readonly<Record<string, readonly string[]>>} packages files by `NAME@VERSION`
 * @returns {readonly { name: string, path: string, file: string, half: Half }[]} `file`: within the package
 */
export function packageFiles(packages) {
  const cache = join(projectFolder, 'node_modules', '.cache', 'plumbline', 'bundles');
  return Object.entries(packages).flatMap(([spec, files]) => {
    const folder = join(cache, spec.replaceAll('/', '_'));
    if (!existsSync(folder)) fetchPackage(spec, folder);
    const digest = createHash('sha256')
      .update(spec.slice(0, spec.lastIndexOf('@')))
      .digest();
    /** @type {Half} */
    const half = (digest[0] ?? 0) % 2 === 0 ? 'tuning' : 'unseen';
    return files.map((file) => ({ name: `${spec}/${file}`, path: join(folder, file), file, half }));
  });
}
