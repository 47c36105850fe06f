import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { put, savedResult } from './cli-files.ts';
import { runCli, startCli } from './cli-run.ts';
import { leftIn } from './processes.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A profile with answers of every speed: `url` answers `/fast`, `/late` after a moment, `/never` not at all. */
export function slowProfile(folder: string, url: string): string {
  const check = (name: string, path: string) =>
    `  ${name}: { probe: http, target: { url: "${url}${path}" }, expect: { status: 200 } }\n`;
  const fast = Array.from({ length: 12 }, (_each, index) => check(`fast${String(index)}`, '/fast'));
  const late = Array.from({ length: 12 }, (_each, index) => check(`late${String(index)}`, '/late'));
  return put(
    folder,
    'slow.yaml',
    `plumbline: 1\nname: slow\nchecks:\n${[...fast, ...late].join('')}${check('never', '/never')}  machine: { probe: host, expect: { memory.total: { atLeast: 1 MiB } } }\nenvironments: { production: { with: {}, machines: { here: { hostname: here.invalid } } } }\ntimeZone: UTC\n`,
  );
}

/** Sends SIGINT to a check after so many milliseconds: whatever it was doing, it ends in order. */
export async function interruptCheck(profile: string, afterMs: number): Promise<void> {
  const temporary = await temporaryFolder();
  const work = await temporaryFolder();
  const running = startCli(['check', profile, '--as', 'here'], { cwd: work, env: { TMPDIR: temporary } });
  await sleep(afterMs);
  running.child.kill('SIGINT');
  const ran = await running.ended;
  expect(await leftIn(temporary)).toEqual([]);
  const report = join(work, 'plumbline-report');
  if (ran.signal === 'SIGINT') {
    // Before it had begun to listen nothing had been touched.
    expect(await readdir(work)).toEqual([]);
    return;
  }
  expect(ran.code).toBe(3);
  expect(ran.err).toContain('Stopping');
  const result = savedResult(report);
  expect(result).toMatchObject({ verdict: 'inconclusive', run: { interrupted: true } });
  expect(result.observations.filter((each) => each.failure?.cause === 'cancelled').length).toBeGreaterThan(0);
  expect((await readdir(report)).sort()).toEqual(['report.html', 'report.json']);
}

/** Kills a check after so many milliseconds: what it had seen gives a report. Says whether there was a journal. */
export async function killCheck(profile: string, afterMs: number): Promise<boolean> {
  const work = await temporaryFolder();
  const running = startCli(['check', profile, '--as', 'here'], { cwd: work });
  await sleep(afterMs);
  running.child.kill('SIGKILL');
  expect((await running.ended).signal).toBe('SIGKILL');
  const journal = join(work, 'plumbline-report/journal.ndjson');
  if (!existsSync(journal)) return false;
  expect(readFileSync(journal, 'utf8')).toContain('plumbline-journal');
  const judged = await runCli(['judge', profile, '--evidence', journal, '--out', 'judged'], { cwd: work });
  expect(judged.code).toBe(3);
  expect(savedResult(join(work, 'judged'))).toMatchObject({ verdict: 'inconclusive', run: { interrupted: true } });
  return true;
}

/** Sends a signal to the demo after so many milliseconds, in a temporary folder of its own or the one that is given. */
export async function endDemo(signal: 'SIGINT' | 'SIGKILL', afterMs: number, temporary: string): Promise<void> {
  const work = await temporaryFolder();
  const running = startCli(['demo', '--exit-code'], { cwd: work, env: { TMPDIR: temporary } });
  await sleep(afterMs);
  running.child.kill(signal);
  const ran = await running.ended;
  if (signal === 'SIGKILL') return;
  expect(await leftIn(temporary)).toEqual([]);
  // By its own end, or before it had begun to listen.
  if (ran.signal !== null) expect(ran.err).toBe('');
  else expect([1, 3]).toContain(ran.code);
  const report = join(work, 'plumbline-report/report.json');
  if (!existsSync(report)) return;
  const { verdict, run } = savedResult(join(work, 'plumbline-report'));
  expect(['not-ready', 'inconclusive']).toContain(verdict);
  if (verdict === 'inconclusive') expect(run.interrupted).toBe(true);
}
