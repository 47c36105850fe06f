import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { command } from './support/built.mjs';
import { printProfile } from './support/cpu-profile.mjs';
import { measureProcess } from './support/measure-process.mjs';
import { startExporter } from './support/exporter.mjs';
import { nginxMissing, startNginx } from './support/nginx.mjs';
import { median, spread } from './support/statistics.mjs';
import { printTable } from './support/table.mjs';
import { inTemporaryFolder } from './support/temporary-folder.mjs';

const checks = 5000;
const atOnce = 64;
const checkHttp = '/usr/lib/nagios/plugins/check_http';

/**
 * 5,000 addresses of one nginx on the same cores, each on a connection of its own: the ladder alone and the whole
 * `check`, against `curl --parallel`, blackbox_exporter driven at the same concurrency, and check_http by xargs.
 *
 * @param {import('./run.mjs').BenchOptions} options
 */
export async function network(options) {
  const missing = nginxMissing();
  if (missing !== null) {
    console.log(`  left out: ${missing}`);
    return;
  }
  await inTemporaryFolder(async (folder) => {
    const nginx = await startNginx(folder);
    try {
      await compareSchemes(nginx, folder, options);
    } finally {
      await nginx.stop();
    }
  });
}

/**
 * @param {import('./support/nginx.mjs').Nginx} nginx
 * @param {string} folder
 * @param {import('./run.mjs').BenchOptions} options
 */
async function compareSchemes(nginx, folder, options) {
  const exporter = await startExporter(folder, nginx.ca);
  try {
    for (const scheme of /** @type {const} */ (['http', 'https']))
      await compare(scheme, nginx, folder, { ...options, exporter });
  } finally {
    await exporter?.stop();
  }
}

const ladder = fileURLToPath(import.meta.resolve('./programs/ladder.mjs'));
const driveExporter = fileURLToPath(import.meta.resolve('./programs/drive-exporter.mjs'));

/** @typedef {{ wallMs: number, peakMiB: number | null }} Took */

/**
 * @param {'http' | 'https'} scheme
 * @param {import('./support/nginx.mjs').Nginx} nginx
 * @param {string} folder
 * @param {import('./run.mjs').BenchOptions & { exporter: import('./support/exporter.mjs').Exporter | null }} options
 */
async function compare(scheme, nginx, folder, { rounds, profile, exporter }) {
  const base = nginx[scheme];
  const ca = scheme === 'https' ? nginx.ca : '';
  const list = join(folder, `${scheme}.curl`);
  writeFileSync(list, curlList(base));
  const file = join(folder, `${scheme}.yaml`);
  writeFileSync(file, oneCheck(base, ca));
  const out = join(folder, `report-${scheme}`);
  const caps = ['--concurrency', String(atOnce), '--per-host', String(atOnce)];
  const check = [command, 'check', file, ...caps, '--format', 'html,json', '--out', out];
  const counts = [String(checks), String(atOnce)];
  const trust = ca === '' ? [] : ['--cacert', ca];
  /** @type {Map<string, () => Promise<Took>>} */
  const contenders = new Map([
    [
      'curl --parallel',
      () =>
        foreign('curl', ['-sS', '--no-progress-meter', '-Z', '--parallel-max', String(atOnce), ...trust, '-K', list]),
    ],
    ['the ladder alone', () => measureProcess([ladder, base, ca, ...counts])],
    ['check, with reports', () => measureProcess(check)],
  ]);
  if (exporter !== null) {
    const driver = [driveExporter, exporter.base, scheme, base, ...counts];
    contenders.set('blackbox_exporter', () => measureProcess(driver));
  }
  if (existsSync(checkHttp)) contenders.set('check_http by xargs -P 8', () => plugins(base));
  /** @type {Map<string, Took[]>} */
  const taken = new Map([...contenders.keys()].map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [name, run] of contenders) taken.get(name)?.push(await run());
  const wall = (/** @type {string} */ name) => median((taken.get(name) ?? []).map(({ wallMs }) => wallMs));
  console.log(`\n  ${String(checks)} by ${scheme}, ${String(atOnce)} at once`);
  printTable([
    ['', 'wall s', 'times curl', 'peak MiB'],
    ...Array.from(taken, ([name, each]) => row(name, each, wall(name) / wall('curl --parallel'))),
  ]);
  if (profile) await printProfile(check);
}

/**
 * @param {string} name
 * @param {readonly Took[]} taken
 * @param {number} ratio
 */
function row(name, taken, ratio) {
  const peaks = taken.map(({ peakMiB }) => peakMiB).filter((each) => each !== null);
  const seconds = taken.map(({ wallMs }) => wallMs / 1000);
  return [name, spread(seconds, 2), ratio.toFixed(2), peaks.length === 0 ? '' : spread(peaks, 0)];
}

/** @param {string} base */
function curlList(base) {
  const lines = Array.from(
    { length: checks },
    (_, number) => `url = "${base}/component/${String(number)}/health"\noutput = "/dev/null"\n`,
  );
  return lines.join('');
}

/**
 * @param {string} base
 * @param {string} ca
 */
function oneCheck(base, ca) {
  const numbers = Array.from({ length: checks }, (_, number) => `      - component/${String(number)}/health\n`);
  return `plumbline: 1
name: many
parameters:
  paths: { type: list of text }
checks:
  health:
    probe: http
    forEach: { path: '\${paths}' }
    target: { url: '${base}/\${path}'${ca === '' ? '' : `, ca: ${ca}`} }
    expect: { status: 200 }
environments:
  production:
    gate: true
    with:
      paths:
${numbers.map((line) => `  ${line}`).join('')}timeZone: UTC
`;
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {string} [input]
 * @returns {Promise<Took>}
 */
async function foreign(program, args, input = '') {
  const began = performance.now();
  const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'inherit'] });
  child.stdin.end(input);
  const [code] = /** @type {[number]} */ (await once(child, 'exit'));
  if (code !== 0) throw new Error(`${program} ended with ${String(code)}`);
  return { wallMs: performance.now() - began, peakMiB: null };
}

/** @param {string} base */
function plugins(base) {
  const { hostname, port, protocol } = new URL(base);
  const secure = protocol === 'https:' ? ['-S'] : [];
  const args = ['-P', '8', '-I', '{}', checkHttp, '-I', hostname, '-p', port, ...secure, '-u', '/component/{}/health'];
  return foreign('xargs', args, Array.from({ length: checks }, (_, number) => `${String(number)}\n`).join(''));
}
