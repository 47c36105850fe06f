import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bringPackages } from './bring-packages.mjs';

/**
 * The files that es-check finds wrong for one version of Chrome: `checkBrowser` with its list of that one browser.
 * Throws where es-check cannot be had.
 *
 * @param {readonly string[]} files absolute paths, without source maps beside them: it names the sources otherwise
 * @param {number} version
 * @param {{ module: boolean, checkFeatures: boolean }} options
 * @returns {ReadonlySet<string>}
 */
export function esCheck(files, version, { module, checkFeatures }) {
  if (files.length === 0) return new Set();
  const home = bringPackages('es-check', ['es-check@9.8.0']);
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
