import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFolder } from '../../scripts/project-folder.mjs';

/** The built command, relative to the project's folder. */
export const command = 'dist/src/cli/main.js';

/**
 * A module of the built program, by its path in the sources. Its type is that of the source, so that types are checked
 * without a build.
 *
 * @param {string} source such as `src/judge/judge.ts`
 * @returns {Promise<unknown>}
 */
export async function built(source) {
  return import(pathToFileURL(join(projectFolder, 'dist', source.replace(/\.ts$/, '.js'))).href);
}
