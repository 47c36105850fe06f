import { loadProbes } from '../../probes/registry.ts';
import { toolbox } from '../../src/assess/toolbox.ts';
import { judge } from '../../src/judge/judge.ts';
import type { Finding } from '../../src/model/finding.ts';
import { plan } from '../../src/plan/plan.ts';
import { referenceData } from '../../src/reference/reference-data.ts';
import { noJournal } from '../../src/run/journal.ts';
import { defaultRunOptions } from '../../src/run/run-input.ts';
import { run } from '../../src/run/run.ts';
import { secretsFromRecord } from '../../src/run/secrets.ts';
import { readTexts } from './read-profile.ts';
import { testWorld } from './run-plan.ts';

const everyProbe = await loadProbes();

/** Reads a profile and a site file, runs every task with the project’s own probes, and judges what they saw. */
export async function judgeTexts(
  profile: string,
  site: string,
  secrets: Readonly<Record<string, string>>,
): Promise<readonly Finding[]> {
  const read = readTexts('profile.yaml', profile, { site: { name: 'site.yaml', content: site } });
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes));
  const tools = toolbox(everyProbe);
  const everything = { environments: null, checks: null, tags: null, stages: null };
  const planned = plan(read.profile, tools.forPlan, everything);
  const { observations } = await run({
    plan: planned,
    probes: tools.probes,
    approved: planned.touchList.lines,
    timeZone: 'UTC',
    runId: 'r1',
    agentName: 'plumbline/test',
    reference: referenceData,
    world: testWorld(),
    secrets: secretsFromRecord(secrets),
    again: null,
    journal: noJournal,
    progress: () => undefined,
    signal: new AbortController().signal,
    options: defaultRunOptions,
  });
  const { findings } = judge({
    profile: read.profile,
    plan: planned,
    observations,
    conflicts: [],
    probes: tools.forJudge,
    reference: referenceData,
    attestations: [],
    baseline: null,
    interrupted: false,
    failOn: 'major',
    now: Date.now(),
  });
  return findings;
}
