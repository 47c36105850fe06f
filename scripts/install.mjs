import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { projectFolder } from './project-folder.mjs';
import { reasonToInstall } from './installed.mjs';

/** Installs the packages of package-lock.json where they are missing or differ; throws with npm's exit code in the text. */
export function installWhenNeeded() {
  const reason = reasonToInstall(projectFolder, { platform: process.platform, arch: process.arch });
  if (reason === null) return;
  const command = existsSync(join(projectFolder, 'package-lock.json')) ? 'ci' : 'install';
  console.error(`Installing packages (npm ${command}): ${reason}`);
  const status = npm([command, '--include=dev', '--include=optional', '--no-fund', '--no-audit', '--loglevel=error']);
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
 * @returns {number | null} exit code
 */
function npm(args) {
  const script = process.env['npm_execpath'];
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { cwd: projectFolder, stdio: ['ignore', 2, 2] };
  const result =
    script !== undefined && /npm-cli\.c?js$/.test(script)
      ? spawnSync(process.execPath, [script, ...args], options)
      : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (result.error !== undefined)
    throw new Error('npm could not be started; is it installed?', { cause: result.error });
  return result.status;
}
