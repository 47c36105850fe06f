import { join } from 'node:path';
import { compileWhenNeeded } from './compile.mjs';
import { installWhenNeeded } from './install.mjs';
import { projectFolder } from './project-folder.mjs';
import { runChild } from './run-child.mjs';

/**
 * Installs and builds where needed, then runs the command with `args` and takes over its exit code (4 where it could
 * not be started at all: no result).
 *
 * @param {readonly string[]} args
 */
export async function launch(args) {
  try {
    installWhenNeeded();
    compileWhenNeeded();
    process.exitCode = await runChild([join(projectFolder, 'dist', 'src', 'cli', 'main.js'), ...args]);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 4;
  }
}
