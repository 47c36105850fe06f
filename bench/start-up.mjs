import { writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { projectFolder } from '../scripts/project-folder.mjs';
import { ordersSite } from './data/orders-site.mjs';
import { command } from './support/built.mjs';
import { printProfile } from './support/cpu-profile.mjs';
import { inRounds, usageHead, usageRow } from './support/rounds.mjs';
import { median, spread } from './support/statistics.mjs';
import { printTable } from './support/table.mjs';
import { inTemporaryFolder } from './support/temporary-folder.mjs';

/** The most that `--version` may take, in times of an empty program. */
const most = 1.6;

/**
 * Start-up of the whole process: `--version` against `node -e 0`, then `--help` and `validate` of the shipped profile.
 *
 * @param {import('./run.mjs').BenchOptions} options
 */
export async function startUp({ rounds, profile }) {
  comparePairs(rounds * 12);
  await inTemporaryFolder(async (folder) => {
    const site = join(folder, 'site.yaml');
    writeFileSync(site, ordersSite);
    const validate = [command, 'validate', 'profiles/orders-go-live.yaml', site];
    const contenders = [
      { name: 'node -e 0', args: ['-e', '0'] },
      { name: '--version', args: [command, '--version'] },
      { name: '--help', args: [command, '--help'] },
      { name: 'validate, shipped profile', args: validate },
    ];
    const measured = await inRounds(contenders, rounds * 3);
    printTable([usageHead, ...Array.from(measured, ([name, usages]) => usageRow(name, usages))]);
    if (profile) await printProfile(validate);
  });
}

/** @param {number} pairs */
function comparePairs(pairs) {
  const empty = [];
  const version = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    empty.push(wallMs(['-e', '0']));
    version.push(wallMs([command, '--version']));
  }
  const ratio = median(version) / median(empty);
  console.log(`  node -e 0   ${spread(empty, 0)} ms, ${String(pairs)} runs`);
  console.log(`  --version   ${spread(version, 0)} ms, ${String(pairs)} runs, in turn`);
  console.log(`  ratio       ${ratio.toFixed(2)}, at most ${String(most)}`);
  if (ratio <= most) return;
  console.log('  too slow');
  process.exitCode = 1;
}

/** @param {readonly string[]} args */
function wallMs(args) {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, args, { cwd: projectFolder, stdio: 'ignore' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${String(status)}`);
  return performance.now() - started;
}
