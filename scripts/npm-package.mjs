import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { npm } from './install.mjs';

/** Milliseconds for fetching and for unpacking. */
const usualLimit = 300_000;

/**
 * Fetches one package from the registry that npm is set up with, and unpacks it: no dependencies, no install scripts,
 * nothing written to package.json. Of several processes that do so at once the first to end wins. The registry is asked
 * once: without a network the retries of npm take minutes. Throws with npm’s exit code in the text.
 *
 * @param {string} spec name and version: `vue@3.5.13`
 * @param {string} folder that its files shall be in; must not be there yet
 * @param {number} [limit] milliseconds that fetching may take, and unpacking
 */
export function fetchPackage(spec, folder, limit = usualLimit) {
  mkdirSync(dirname(folder), { recursive: true });
  // Whoever finds the folder finds all of it.
  const unfinished = mkdtempSync(`${folder}-`);
  try {
    const options = ['--silent', '--ignore-scripts', '--fetch-retries=0', '--pack-destination', unfinished];
    const status = npm(['pack', ...options, spec], unfinished, limit);
    if (status !== 0) throw new Error(`npm pack ${spec} ended with exit code ${String(status)}`);
    const archive = readdirSync(unfinished).find((name) => name.endsWith('.tgz')) ?? '';
    const unpacked = spawnSync('tar', ['-xzf', archive, '--no-same-owner'], { cwd: unfinished, timeout: limit });
    if (unpacked.status !== 0) throw new Error(`${archive} cannot be unpacked`, { cause: unpacked.error });
    const inner = readdirSync(unfinished).find((name) => name !== archive) ?? 'package';
    rename(join(unfinished, inner), folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/**
 * The same as `fetch` until that fails; from then on it fails at once, for the same reason: whoever wants many packages
 * waits for a dead network once.
 *
 * @param {(spec: string, folder: string) => void} fetch
 * @returns {(spec: string, folder: string) => void}
 */
export function untilOneFails(fetch) {
  /** @type {{ readonly error: unknown } | null} */
  let failed = null;
  return (spec, folder) => {
    if (failed !== null) throw failed.error;
    try {
      fetch(spec, folder);
    } catch (error) {
      failed = { error };
      throw error;
    }
  };
}

/**
 * Moves a folder to its place. Where another process was first, its folder is as good.
 *
 * @param {string} from
 * @param {string} to
 */
export function rename(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
  }
}
