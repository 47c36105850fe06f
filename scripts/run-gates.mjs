import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { projectFolder } from './project-folder.mjs';

/**
 * The slowest first, so that the others fill the time. One alone: `npm run check -- NAME`, or `npm run check:NAME`.
 *
 * @type {readonly { name: string, args: readonly string[] }[]}
 */
const gates = [
  { name: 'lint', args: ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'] },
  { name: 'types', args: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'format', args: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'] },
  { name: 'directions', args: ['scripts/check-directions.mjs'] },
  { name: 'dead-code', args: ['node_modules/knip/bin/knip.js'] },
  { name: 'generated', args: ['scripts/generate.mjs', '--check'] },
];

/** @param {readonly string[]} only names of gates; none means all */
export async function runGates(only) {
  const unknown = only.filter((name) => !gates.some((gate) => gate.name === name));
  if (unknown.length > 0) {
    console.error(`No gate ${unknown.join(', ')}; there are ${gates.map((gate) => gate.name).join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const waiting = gates.filter((gate) => only.length === 0 || only.includes(gate.name));
  /** @type {string[]} */
  const failed = [];
  const worker = async () => {
    for (let gate = waiting.shift(); gate !== undefined; gate = waiting.shift()) {
      if (!(await passes(gate))) failed.push(gate.name);
    }
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, worker));
  if (failed.length === 0) return;
  console.log(`Failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}

/**
 * @param {{ name: string, args: readonly string[] }} gate
 * @returns {Promise<boolean>}
 */
async function passes(gate) {
  const started = performance.now();
  const child = spawn(process.execPath, gate.args, { cwd: projectFolder, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text;
    });
  }
  /** @type {number | null} */
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${gate.name} (${seconds} s)`);
  const worthShowing = code !== 0 || gate.name === 'directions' || gate.name === 'generated';
  if (worthShowing && output.trim() !== '') console.log(output.trimEnd().replace(/^/gm, '       '));
  return code === 0;
}
