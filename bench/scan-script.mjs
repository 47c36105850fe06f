import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectFolder } from '../scripts/project-folder.mjs';
import { median, spread } from './support/statistics.mjs';
import { printTable } from './support/table.mjs';

/** Scripts that are installed anyway: large ones, minified ones, one made of modules. */
const scripts = [
  'typescript/lib/typescript.js',
  'playwright-core/lib/coreBundle.js',
  'docx/dist/index.iife.js',
  'exceljs/dist/exceljs.min.js',
  'axe-core/axe.min.js',
];

/** Seconds of processor time for a megabyte, over all of them. */
const mostSeconds = 0.45;

/** MiB, of the whole process. */
const mostMemory = 250;

/** @typedef {{ megabytes: number, features: number, wallMs: number, cpuMs: number, peakMiB: number }} Reading */

/**
 * The scan of scripts, cold: each in a process of its own that has done nothing before; and acorn alone, which makes
 * the whole tree, in turn with it.
 *
 * @param {import('./run.mjs').BenchOptions} options
 */
export function scanScript({ rounds }) {
  const rows = [
    [
      '',
      'MB',
      'features and interfaces',
      'wall s per MB',
      'CPU s per MB',
      'peak MiB',
      'acorn alone: CPU s per MB',
      'MiB',
    ],
  ];
  let megabytes = 0;
  let seconds = 0;
  let peak = 0;
  for (const script of scripts) {
    const pairs = Array.from({ length: rounds }, () => ({ own: read(script, ''), acorn: read(script, 'acorn') }));
    const own = pairs.map((pair) => pair.own);
    const acorn = pairs.map((pair) => pair.acorn);
    const [first] = own;
    megabytes += first?.megabytes ?? 0;
    seconds += median(own.map(({ cpuMs }) => cpuMs / 1000));
    peak = Math.max(peak, median(own.map(({ peakMiB }) => peakMiB)));
    rows.push([
      script,
      (first?.megabytes ?? 0).toFixed(2),
      String(first?.features),
      spread(own.map(perMegabyte('wallMs')), 2),
      spread(own.map(perMegabyte('cpuMs')), 2),
      spread(
        own.map(({ peakMiB }) => peakMiB),
        0,
      ),
      spread(acorn.map(perMegabyte('cpuMs')), 2),
      spread(
        acorn.map(({ peakMiB }) => peakMiB),
        0,
      ),
    ]);
  }
  printTable(rows);
  const perMb = seconds / megabytes;
  console.log(`  all: ${perMb.toFixed(2)} CPU s per MB, at most ${String(mostSeconds)}`);
  console.log(`  largest peak: ${peak.toFixed(0)} MiB, at most ${String(mostMemory)}`);
  if (perMb > mostSeconds || peak > mostMemory) process.exitCode = 1;
  return Promise.resolve();
}

/**
 * Seconds for a megabyte.
 *
 * @param {'wallMs' | 'cpuMs'} which
 * @returns {(reading: Reading) => number}
 */
function perMegabyte(which) {
  return (reading) => reading[which] / 1000 / reading.megabytes;
}

/**
 * @param {string} script
 * @param {'' | 'acorn'} reader
 * @returns {Reading}
 */
function read(script, reader) {
  const program = fileURLToPath(new URL('./programs/scan-script.mjs', import.meta.url));
  const args = [program, join(projectFolder, 'node_modules', script), reader];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  /** @type {Reading} */
  const reading = JSON.parse(stdout);
  return reading;
}
