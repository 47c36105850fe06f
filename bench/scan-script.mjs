import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from '../scripts/project-folder.mjs';
import { median, spread } from './support/statistics.mjs';
import { printTable } from './support/table.mjs';

/** Scripts that are installed anyway: the largest, a minified one, one made of modules. */
const scripts = [
  'typescript/lib/typescript.js',
  'playwright-core/lib/coreBundle.js',
  'exceljs/dist/exceljs.min.js',
  'docx/dist/index.iife.js',
  'axe-core/axe.min.js',
];

/** Seconds for a megabyte, the median of the rounds, processor time. */
const mostSeconds = 0.45;

/** MiB, of the whole process. */
const mostMemory = 250;

/** @typedef {{ megabytes: number, features: number, wallMs: number, cpuMs: number, peakMiB: number }} Scan */

/**
 * The scan of one script, cold: each in a process of its own that has done nothing before.
 *
 * @param {import('./run.mjs').BenchOptions} options
 */
export function scanScript({ rounds }) {
  const rows = [['', 'MB', 'features', 's per MB', 'CPU s per MB', 'peak MiB']];
  for (const script of scripts) {
    const scans = Array.from({ length: rounds }, () => scanOnce(script));
    const seconds = scans.map(({ cpuMs, megabytes }) => cpuMs / 1000 / megabytes);
    const peaks = scans.map(({ peakMiB }) => peakMiB);
    const [first] = scans;
    rows.push([
      script,
      (first?.megabytes ?? 0).toFixed(2),
      String(first?.features),
      spread(
        scans.map(({ wallMs, megabytes }) => wallMs / 1000 / megabytes),
        2,
      ),
      spread(seconds, 2),
      spread(peaks, 0),
    ]);
    if (median(seconds) <= mostSeconds && median(peaks) <= mostMemory) continue;
    console.log(`  ${script}: too much`);
    process.exitCode = 1;
  }
  printTable(rows);
  console.log(`  at most ${String(mostSeconds)} CPU s per MB and ${String(mostMemory)} MiB`);
  return Promise.resolve();
}

/**
 * @param {string} script
 * @returns {Scan}
 */
function scanOnce(script) {
  const program = join(projectFolder, 'bench', 'programs', 'scan-script.mjs');
  const args = [program, join(projectFolder, 'node_modules', script)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  /** @type {Scan} */
  const scan = JSON.parse(stdout);
  return scan;
}
