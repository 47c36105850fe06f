import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from '../../scripts/install.mjs';
import { projectFolder } from '../../scripts/project-folder.mjs';

/**
 * Another program to compare with, with all it needs: fetched into the cache where it is not there yet. Throws where it
 * cannot be had.
 *
 * @param {string} name of its folder, and of the first package
 * @param {readonly string[]} packages with their versions
 * @returns {string} the folder
 */
export function bringPackages(name, packages) {
  const home = join(projectFolder, 'node_modules', '.cache', 'plumbline', name);
  if (existsSync(join(home, 'node_modules', name, 'package.json'))) return home;
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{"private":true}');
  const options = ['--ignore-scripts', '--no-save', '--no-fund', '--no-audit', '--loglevel=error'];
  if (npm(['install', ...options, ...packages], home) !== 0) throw new Error(`${name} cannot be fetched`);
  return home;
}
