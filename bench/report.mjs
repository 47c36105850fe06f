import { Buffer } from 'node:buffer';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { largeProfile } from './data/large-profile.mjs';
import { observationsOf } from './data/observations.mjs';
import { built } from './support/built.mjs';
import { cpuTime } from './support/cpu-time.mjs';
import { installedBrowser, openPage } from './support/page-opening.mjs';
import { spread } from './support/statistics.mjs';
import { printTable } from './support/table.mjs';
import { inTemporaryFolder } from './support/temporary-folder.mjs';
import { profileReader } from './validate.mjs';

/** As many checks in three environments as give 10,000 findings. */
const checks = 650;
const noon = Date.UTC(2026, 5, 15, 12);
const everything = { environments: null, checks: null, tags: null, stages: null };
const run = { id: 'bench', startedAt: '2026-06-15T12:00:00.000Z', endedAt: '2026-06-15T12:30:00.000Z' };

/**
 * The HTML report of some 10,000 findings: its size, the time to write it, and the time a browser needs to open it.
 *
 * @param {import('./run.mjs').BenchOptions} options
 */
export async function report({ rounds }) {
  const { result, write } = await prepared();
  console.log(
    `  ${String(result.findings.length)} findings of ${String(result.checks.length)} checks, ` +
      `${String(result.observations.length)} observations`,
  );
  for (const language of /** @type {const} */ (['en', 'zh-CN'])) {
    let html = '';
    const times = Array.from({ length: rounds }, () =>
      cpuTime(() => {
        html = write(language);
      }),
    );
    console.log(`  ${language}: ${(Buffer.byteLength(html) / 1024 ** 2).toFixed(2)} MiB`);
    await opened(html, times, rounds);
  }
}

/**
 * @param {string} html
 * @param {readonly number[]} writing CPU milliseconds
 * @param {number} rounds
 */
async function opened(html, writing, rounds) {
  const browser = installedBrowser();
  const rows = [['write it, CPU ms', spread(writing, 0)]];
  await inTemporaryFolder(async (folder) => {
    const file = join(folder, 'report.html');
    writeFileSync(file, html);
    const times = browser === null ? {} : await openPage(file, browser, rounds);
    for (const [name, each] of Object.entries(times)) rows.push([`${name}, ms`, spread(each, 0)]);
  });
  if (browser === null) rows.push(['open it', 'no Chromium is installed']);
  printTable(rows);
}

/** The judged result, and what writes it. */
async function prepared() {
  const { plan } = /** @type {typeof import('../src/plan/plan.ts')} */ (await built('src/plan/plan.ts'));
  const { assess } = /** @type {typeof import('../src/assess/assess.ts')} */ (await built('src/assess/assess.ts'));
  const { runInfo } = /** @type {typeof import('../src/assess/run-info.ts')} */ (await built('src/assess/run-info.ts'));
  const { ourTools } = /** @type {typeof import('../src/cli/prepare.ts')} */ (await built('src/cli/prepare.ts'));
  const { allTexts } = /** @type {typeof import('../src/cli/all-texts.ts')} */ (await built('src/cli/all-texts.ts'));
  const { referenceData: reference } = /** @type {typeof import('../src/reference/reference-data.ts')} */ (
    await built('src/reference/reference-data.ts')
  );
  const { htmlFormat } = /** @type {typeof import('../reports/html/html-format.ts')} */ (
    await built('reports/html/html-format.ts')
  );
  const toolbox = await ourTools();
  const profile = (await profileReader())(largeProfile(checks));
  const planned = plan(profile, toolbox.forPlan, everything);
  const observations = observationsOf(planned.tasks);
  const result = assess({
    ...{ toolbox, profile, plan: planned, observations, reference, conflicts: [], baseline: null, attestations: [] },
    ...{ earlier: null, failOn: 'major', judgedAs: noon, run: runInfo(observations, { ...run, interrupted: false }) },
    provenance: {
      ...{ tool: 'plumbline', toolVersion: '0', node: process.version, platform: 'bench', judgedAt: run.endedAt },
      ...{ command: 'check', sources: ['live'], sealed: false },
    },
  });
  /** @param {'en' | 'zh-CN'} language */
  const write = (language) =>
    htmlFormat.write(result, {
      language,
      texts: allTexts(language, toolbox.probes.values()),
      timeZone: profile.timeZone,
      catalogue: toolbox.catalogue,
    });
  return { result, write };
}
