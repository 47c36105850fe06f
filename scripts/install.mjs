import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { projectFolder } from './project-folder.mjs';
import { reasonToInstall } from './installed.mjs';

/**
 * Installs the packages of package-lock.json where they are missing or differ; throws with npm's exit code in the text.
 *
 * @param {string} [folder] the project, or a folder of it that has a package.json of its own
 */
export function installWhenNeeded(folder = projectFolder) {
  const reason = reasonToInstall(folder, { platform: process.platform, arch: process.arch });
  if (reason === null) return;
  const command = existsSync(join(folder, 'package-lock.json')) ? 'ci' : 'install';
  console.error(`Installing packages (npm ${command}): ${reason}`);
  const options = ['--include=dev', '--include=optional', '--no-fund', '--no-audit', '--loglevel=error'];
  const status = npm([command, ...options], folder);
  if (status !== 0) {
    throw new Error(
      `npm ${command} ended with exit code ${String(status)}; see its message above. It needs the npm registry.`,
    );
  }
}

/**
 * Standard output belongs to what is started afterwards (it may be machine-readable), so npm's goes to standard error.
 *
 * @param {readonly string[]} args
 * @param {string} folder
 * @param {number} [limit] milliseconds after which it is ended; without: it may take as long as it likes
 * @returns {number | null} exit code
 */
export function npm(args, folder, limit) {
  const script = process.env['npm_execpath'];
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { cwd: folder, stdio: ['ignore', 2, 2], timeout: limit };
  const result =
    script !== undefined && /npm-cli\.c?js$/.test(script)
      ? spawnSync(process.execPath, [script, ...args], options)
      : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (result.error !== undefined && 'code' in result.error && result.error.code === 'ETIMEDOUT')
    throw new Error(`npm took longer than ${String((limit ?? 0) / 1000)} s`);
  if (result.error !== undefined)
    throw new Error('npm could not be started; is it installed?', { cause: result.error });
  return result.status;
}
