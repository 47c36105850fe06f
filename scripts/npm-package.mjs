import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { npm } from './install.mjs';

/** Milliseconds. */
const limit = 300_000;

/**
 * Fetches one package from the registry that npm is set up with, and unpacks it: no dependencies, no install scripts,
 * nothing written to package.json. Of several processes that do so at once the first to end wins. Throws with npm’s
 * exit code in the text.
 *
 * @param {string} spec name and version: `vue@3.5.13`
 * @param {string} folder that its files shall be in; must not be there yet
 */
export function fetchPackage(spec, folder) {
  mkdirSync(dirname(folder), { recursive: true });
  // Whoever finds the folder finds all of it.
  const unfinished = mkdtempSync(`${folder}-`);
  try {
    const status = npm(['pack', '--silent', '--ignore-scripts', '--pack-destination', unfinished, spec], unfinished);
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
