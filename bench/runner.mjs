import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectFolder } from '../scripts/project-folder.mjs';
import { command } from './support/built.mjs';
import { printProfile } from './support/cpu-profile.mjs';
import { inRounds, usageHead, usageRow } from './support/rounds.mjs';
import { median } from './support/statistics.mjs';
import { printTable } from './support/table.mjs';
import { inTemporaryFolder } from './support/temporary-folder.mjs';

const checks = 5000;
const atOnce = 64;

/**
 * What a run costs beside its requests: `check` with 5,000 http checks against one server on this machine, and the same
 * requests in a plain loop.
 *
 * @param {import('./run.mjs').BenchOptions} options
 */
export async function runner({ rounds, profile }) {
  const server = spawn(process.execPath, [fileURLToPath(import.meta.resolve('./programs/server.mjs'))], {
    cwd: projectFolder,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const [chunk] = /** @type {[Buffer]} */ (await once(server.stdout, 'data'));
    await inTemporaryFolder((folder) => compare(folder, Number(chunk.toString()), { rounds, profile }));
  } finally {
    server.stdin.end();
  }
}

/**
 * @param {string} folder
 * @param {number} port
 * @param {import('./run.mjs').BenchOptions} options
 */
async function compare(folder, port, { rounds, profile }) {
  const file = join(folder, 'many.yaml');
  writeFileSync(file, manyChecks(port));
  const caps = ['--concurrency', String(atOnce), '--per-host', String(atOnce)];
  const check = [command, 'check', file, ...caps, '--format', 'json', '--out', folder];
  const plain = [
    fileURLToPath(import.meta.resolve('./programs/plain-loop.mjs')),
    String(port),
    String(checks),
    String(atOnce),
  ];
  const contenders = [
    { name: 'plain node:http', args: plain },
    { name: 'validate', args: [command, 'validate', file] },
    { name: 'check', args: check },
  ];
  const measured = await inRounds(contenders, rounds);
  printTable([usageHead, ...Array.from(measured, ([name, usages]) => usageRow(name, usages))]);
  const wall = (/** @type {string} */ name) => median((measured.get(name) ?? []).map((each) => each.wallMs));
  console.log(`  check takes ${(wall('check') / wall('plain node:http')).toFixed(1)} times the plain loop`);
  console.log(`  and ${(wall('check') / checks).toFixed(2)} ms a check, everything included`);
  if (profile) await printProfile(check);
}

/** @param {number} port */
function manyChecks(port) {
  const lines = ['plumbline: 1\nname: many\nchecks:\n'];
  for (let number = 1; number <= checks; number += 1) {
    lines.push(`  health-${String(number)}:
    probe: http
    target: { url: 'http://127.0.0.1:${String(port)}/component/${String(number)}/health', read: [status] }
    expect:
      status: 200
      json.status: UP
`);
  }
  return lines.join('');
}
