import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from '../../scripts/install.mjs';
import { projectFolder } from '../../scripts/project-folder.mjs';

const home = join(projectFolder, 'node_modules', '.cache', 'plumbline', 'es-check');

/** Fetches es-check into the cache where it is not there yet. Throws where it cannot be had. */
export function bringEsCheck() {
  if (existsSync(join(home, 'node_modules', 'es-check', 'package.json'))) return;
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{"private":true}');
  const options = ['--ignore-scripts', '--no-save', '--no-fund', '--no-audit', '--loglevel=error'];
  if (npm(['install', ...options, 'es-check@9.8.0'], home) !== 0) throw new Error('es-check cannot be fetched');
}

/**
 * The files that es-check finds wrong for one version of Chrome: `checkBrowser` with its list of that one browser.
 *
 * @param {readonly string[]} files absolute paths, without source maps beside them: it names the sources otherwise
 * @param {number} version
 * @param {{ module: boolean, checkFeatures: boolean }} options
 * @returns {ReadonlySet<string>}
 */
export function esCheck(files, version, { module, checkFeatures }) {
  if (files.length === 0) return new Set();
  const program = join(home, 'node_modules', 'es-check', 'lib', 'cli', 'index.js');
  const args = [`--browserslistQuery=chrome ${String(version)}`, ...(checkFeatures ? ['--checkFeatures'] : [])];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [program, 'checkBrowser', ...files, ...args, ...(module ? ['--module'] : []), '--noCache'],
    { cwd: home, encoding: 'utf8', maxBuffer: 256 * 1024 ** 2, timeout: 1_800_000 },
  );
  const said = `${stdout}${stderr}`;
  // The place in the file follows where the parser gave up.
  return new Set(files.filter((file) => [' ', '\n'].some((end) => said.includes(`erroring file: ${file}${end}`))));
}
