import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { toolbox } from '../../src/assess/toolbox.ts';
import { knownProbes } from '../../src/cli/known-probes.ts';
import { plan } from '../../src/plan/plan.ts';
import { everything } from '../../src/plan/select.ts';
import { readProfile } from '../../src/profile/read-profile.ts';
import { anyProbe, freeProbe, runTasks } from '../support/run-plan.ts';

const bytes = new TextEncoder().encode('a page with names of patients');

/** Takes a picture whether it may or not. */
const camera = anyProbe({
  ...freeProbe('camera', () => Promise.resolve({ facts: {} })),
  settings: z.record(z.string(), z.json()).default({}),
  observe: () => Promise.resolve({ facts: {}, captures: [{ name: 'page', mediaType: 'text/plain' as const, bytes }] }),
});

async function captured(environments: string): Promise<readonly string[]> {
  const tools = toolbox([camera]);
  const text = `plumbline: 1\nenvironments:\n${environments}checks:\n  page: { probe: camera }\n`;
  const outcome = readProfile({
    profile: { name: 'p.yaml', bytes: new TextEncoder().encode(text) },
    site: null,
    open: () => ({ problem: 'missing' }),
    probes: knownProbes([camera], 'en'),
    sha256: () => '',
    defaultTimeZone: 'UTC',
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.mistakes));
  const { tasks } = plan(outcome.profile, tools.forPlan, everything);
  const { observations } = await runTasks(tasks, [camera]);
  expect(observations.every(({ failure }) => failure === null)).toBe(true);
  const kept = observations.filter(({ captures = [] }) => captures.length > 0);
  const lost = JSON.stringify(observations.filter((each) => !kept.includes(each)));
  expect(lost).not.toContain(Buffer.from(bytes).toString('base64'));
  return kept.map(({ task }) => task.environment);
}

describe('from the site file to the observation', () => {
  it('nothing is kept of the gate and of protected environments, unless the site file says so', async () => {
    expect(await captured('  test: {}\n  uat: { protected: true }\n  production: {}\n')).toEqual(['test']);
    expect(await captured('  test: { gate: true }\n  production: {}\n')).toEqual(['production']);
    expect(await captured('  test: { capture: none }\n  production: { capture: all }\n')).toEqual(['production']);
  });
});
