import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { largeProfile } from './data/large-profile.mjs';
import { observationsOf } from './data/observations.mjs';
import { built, command } from './support/built.mjs';
import { printProfile } from './support/cpu-profile.mjs';
import { cpuTime } from './support/cpu-time.mjs';
import { inRounds, usageHead, usageRow } from './support/rounds.mjs';
import { median, spread } from './support/statistics.mjs';
import { printTable } from './support/table.mjs';
import { inTemporaryFolder } from './support/temporary-folder.mjs';
import { profileReader } from './validate.mjs';

const checks = 10_000;
/** The moment it is judged for: noon of the day on which the observations were made. */
const now = Date.UTC(2026, 5, 15, 12);
const everything = { environments: null, checks: null, tags: null, stages: null };

/**
 * Judging saved evidence of 10,000 tasks in three environments: within one process, then the whole command with its
 * reports.
 *
 * @param {import('./run.mjs').BenchOptions} options
 */
export async function judge({ rounds, profile }) {
  const text = largeProfile(checks);
  const tools = await program();
  const read = (await profileReader())(text);
  const planned = tools.plan(read, tools.toolbox.forPlan, everything);
  const observations = observationsOf(planned.tasks);
  const archive = tools.writeEvidence({
    provenance: {
      tool: { name: 'plumbline', version: '0', node: process.version, platform: 'bench' },
      runId: 'bench',
      startedAt: '2026-06-15T12:00:00.000Z',
      selection: everything,
      profile: { name: read.name, files: read.files, timeZone: read.timeZone },
      catalogue: { sha256: '' },
    },
    endedAt: '2026-06-15T12:30:00.000Z',
    interrupted: false,
    observations,
    catalogue: tools.toolbox.catalogue,
  });
  console.log(`  ${String(planned.tasks.length)} tasks, evidence ${(archive.length / 1024 ** 2).toFixed(1)} MiB`);
  const input = {
    profile: read,
    plan: planned,
    observations,
    conflicts: [],
    probes: tools.toolbox.forJudge,
    reference: tools.referenceData,
    attestations: [],
    baseline: null,
    interrupted: false,
    failOn: /** @type {const} */ ('major'),
    now,
  };
  /** @type {Record<string, number[]>} */
  const times = { 'read evidence': [], plan: [], judge: [] };
  for (let round = 0; round < rounds; round += 1) {
    times['read evidence']?.push(cpuTime(() => tools.readEvidence(archive)));
    times['plan']?.push(cpuTime(() => tools.plan(read, tools.toolbox.forPlan, everything)));
    times['judge']?.push(cpuTime(() => tools.judge(input)));
  }
  const perTask = (median(times['judge'] ?? []) / planned.tasks.length) * 1000;
  const found = tools.judge(input);
  console.log(`  ${String(found.findings.length)} findings: ${outcomes(found.findings)}; verdict ${found.verdict}`);
  printTable([['within one process', 'CPU ms'], ...Object.entries(times).map(([name, ms]) => [name, spread(ms, 0)])]);
  console.log(`  judge, each task: ${perTask.toFixed(0)} microseconds`);
  await wholeCommand(text, archive, { rounds, profile });
}

/**
 * @param {{ profile: string, site: string }} text
 * @param {Uint8Array} archive
 * @param {import('./run.mjs').BenchOptions} options
 */
async function wholeCommand(text, archive, { rounds, profile }) {
  await inTemporaryFolder(async (folder) => {
    const files = ['large.yaml', 'site.yaml', 'evidence.zip'].map((name) => join(folder, name));
    const [large = '', site = '', evidence = ''] = files;
    writeFileSync(large, text.profile);
    writeFileSync(site, text.site);
    writeFileSync(evidence, archive);
    const args = [command, 'judge', large, site, '--evidence', evidence, '--as-of', 'run', '--out', folder];
    // Not ready, as these observations are.
    const codes = [1];
    const measured = await inRounds([{ name: 'judge, html and json report', args, codes }], rounds);
    printTable([usageHead, ...Array.from(measured, ([name, usages]) => usageRow(name, usages))]);
    const sizes = ['report.html', 'report.json'].map(
      (name) => `${name} ${(statSync(join(folder, name)).size / 1024 ** 2).toFixed(0)} MiB`,
    );
    console.log(`  ${sizes.join(', ')}`);
    if (profile) await printProfile(args, codes);
  });
}

/** @param {readonly { readonly outcome: string }[]} findings */
function outcomes(findings) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { outcome } of findings) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return Array.from(counts, ([outcome, count]) => `${String(count)} ${outcome}`).join(', ');
}

async function program() {
  const { plan } = /** @type {typeof import('../src/plan/plan.ts')} */ (await built('src/plan/plan.ts'));
  const judging = /** @type {typeof import('../src/judge/judge.ts')} */ (await built('src/judge/judge.ts'));
  const { referenceData } = /** @type {typeof import('../src/reference/reference-data.ts')} */ (
    await built('src/reference/reference-data.ts')
  );
  const { writeEvidence } = /** @type {typeof import('../src/evidence/write-evidence.ts')} */ (
    await built('src/evidence/write-evidence.ts')
  );
  const { readEvidence } = /** @type {typeof import('../src/evidence/read-evidence.ts')} */ (
    await built('src/evidence/read-evidence.ts')
  );
  const { ourTools } = /** @type {typeof import('../src/cli/prepare.ts')} */ (await built('src/cli/prepare.ts'));
  return { plan, judge: judging.judge, referenceData, writeEvidence, readEvidence, toolbox: await ourTools() };
}
