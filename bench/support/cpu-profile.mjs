import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureProcess } from './measure-process.mjs';
import { printTable } from './table.mjs';

/**
 * @typedef {object} Profile the part of V8's format that is read here
 * @property {readonly { id: number, callFrame: { functionName: string, url: string, lineNumber: number } }[]} nodes
 * @property {readonly number[]} samples
 * @property {readonly number[]} timeDeltas microseconds
 */

/**
 * Runs Node once more with its sampling profiler and prints the functions and the folders with the most time of their
 * own.
 *
 * @param {readonly string[]} args
 * @param {readonly number[]} [codes]
 */
export async function printProfile(args, codes = [0]) {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  try {
    await measureProcess(['--cpu-prof', `--cpu-prof-dir=${folder}`, ...args], { codes });
    const [file = ''] = readdirSync(folder);
    /** @type {Profile} */
    const profile = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    printTable([['function', 'own time'], ...shares(profile, functionOf, 10)]);
    printTable([['folder', 'own time'], ...shares(profile, folderOf, 8)]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {Profile} profile
 * @param {(node: Profile['nodes'][number]) => string} nameOf
 * @param {number} most
 */
function shares(profile, nameOf, most) {
  const names = new Map(profile.nodes.map((node) => [node.id, nameOf(node)]));
  /** @type {Map<string, number>} */
  const times = new Map();
  let total = 0;
  for (const [index, sample] of profile.samples.entries()) {
    const name = names.get(sample) ?? '';
    const time = profile.timeDeltas[index] ?? 0;
    if (name === '(idle)') continue;
    total += time;
    times.set(name, (times.get(name) ?? 0) + time);
  }
  const first = [...times].toSorted(([, a], [, b]) => b - a).slice(0, most);
  return first.map(([name, time]) => [name, `${((time / total) * 100).toFixed(1)} %`]);
}

/** @param {Profile['nodes'][number]} node */
function functionOf({ callFrame }) {
  const { functionName, url, lineNumber } = callFrame;
  const name = functionName === '' ? '(anonymous)' : functionName;
  return url === '' ? name : `${name} ${shortUrl(url)}:${String(lineNumber + 1)}`;
}

/** @param {Profile['nodes'][number]} node */
function folderOf({ callFrame }) {
  const { functionName, url } = callFrame;
  if (url === '') return functionName.startsWith('(') ? functionName : 'V8';
  return url.startsWith('node:') ? 'Node' : shortUrl(url).split('/').slice(0, 2).join('/');
}

/** @param {string} url */
function shortUrl(url) {
  return /(?:\/(?=node_modules\/)|\/dist\/)(.*)$/.exec(url)?.[1] ?? url;
}
