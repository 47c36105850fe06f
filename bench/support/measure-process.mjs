import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { projectFolder } from '../../scripts/project-folder.mjs';

/**
 * @typedef {object} Usage what one process took
 * @property {number} wallMs milliseconds from before it is spawned until it has ended
 * @property {number} cpuMs milliseconds of processor time, user and system, all its threads
 * @property {number} peakMiB largest resident memory
 */

/** Put into the process: tells on file descriptor 3 what it took when it ends. */
const reporter = `data:text/javascript,${encodeURIComponent(
  "import{writeSync}from'node:fs';process.on('exit',()=>{writeSync(3,JSON.stringify(process.resourceUsage()))})",
)}`;

/**
 * Runs Node in the project's folder and measures it as a whole.
 *
 * @param {readonly string[]} args
 * @param {{ codes?: readonly number[], env?: Readonly<Record<string, string>> }} [options] exit codes that are right
 * @returns {Promise<Usage>}
 */
export async function measureProcess(args, options = {}) {
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', reporter, ...args], {
    cwd: projectFolder,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  let ended = 0;
  /** @type {Promise<number | null>} */
  const closed = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => {
      ended = performance.now();
    });
    child.once('close', resolve);
  });
  const texts = [1, 2, 3].map((number) => textOf(child.stdio[number]));
  const [code, out = '', err = '', report = ''] = await Promise.all([closed, ...texts]);
  if (!(options.codes ?? [0]).includes(code ?? -1)) {
    throw new Error(`${args.join(' ')} ended with ${String(code)}:\n${`${out}${err}`.slice(-2000)}`);
  }
  /** @type {NodeJS.ResourceUsage} */
  const used = JSON.parse(report);
  return {
    wallMs: ended - started,
    cpuMs: (used.userCPUTime + used.systemCPUTime) / 1000,
    peakMiB: used.maxRSS / 1024,
  };
}

/**
 * @param {import('node:stream').Stream | null | undefined} stream
 * @returns {Promise<string>}
 */
async function textOf(stream) {
  let text = '';
  stream?.on('data', (/** @type {Buffer} */ chunk) => {
    text += chunk.toString('latin1');
  });
  await new Promise((resolve) => {
    if (stream === null || stream === undefined) resolve(null);
    else stream.once('close', resolve);
  });
  return text;
}
