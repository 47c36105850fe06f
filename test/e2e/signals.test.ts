import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { put, savedResult, sharedFolder } from '../support/cli-files.ts';
import { runCli, startCli } from '../support/cli-run.ts';
import { endDemo, interruptCheck, killCheck, slowProfile } from '../support/cli-signals.ts';
import { json, sharedTarget } from '../support/cli-target.ts';
import { until } from '../support/line-server.ts';
import { leftIn } from '../support/processes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = sharedFolder();
const target = sharedTarget({
  '/fast': json({}),
  '/late': (_request, response) => {
    setTimeout(() => response.end('{}'), 400);
  },
  '/never': () => undefined,
});

describe('a check', { timeout: 120_000 }, () => {
  test.each([150, 700, 1100, 1600])('interrupted after %i ms ends in order', async (afterMs) => {
    await interruptCheck(slowProfile(folder, target().url), afterMs);
  });

  test.each([600, 900, 1300, 2000])('killed after %i ms leaves a journal that can be judged', async (afterMs) => {
    await killCheck(slowProfile(folder, target().url), afterMs);
  });

  test('killed in the middle: what was seen is judged, the rest is said; the next run keeps the journal', async () => {
    const profile = slowProfile(folder, target().url);
    const work = await temporaryFolder();
    const journal = join(work, 'plumbline-report/journal.ndjson');
    const running = startCli(['check', profile, '--as', 'here'], { cwd: work });
    await until(() => existsSync(journal) && readFileSync(journal, 'utf8').split('\n').length > 10);
    running.child.kill('SIGKILL');
    await running.ended;
    const judged = await runCli(['judge', profile, '--evidence', journal, '--out', 'judged'], { cwd: work });
    expect(judged.code).toBe(3);
    const { findings, scope } = savedResult(join(work, 'judged'));
    expect(findings.filter((each) => each.outcome === 'pass').length).toBeGreaterThan(0);
    expect(findings.filter((each) => each.cause === 'not-run').length).toBeGreaterThan(0);
    expect(scope.observed).toBeLessThan(scope.tasks);
    const runId = /"runId":"([0-9a-f]+)"/.exec(readFileSync(journal, 'utf8'))?.[1] ?? '';
    const kept = readFileSync(journal, 'utf8');
    const again = await runCli(['check', profile, '--only', 'fast0'], { cwd: work });
    expect(again.err).toContain(`journal-${runId}.ndjson`);
    expect(readFileSync(join(work, `plumbline-report/journal-${runId}.ndjson`), 'utf8')).toBe(kept);
    expect(existsSync(journal)).toBe(false);
  });

  test('interrupted twice ends at once', async () => {
    const work = await temporaryFolder();
    const running = startCli(['check', slowProfile(folder, target().url), '--as', 'here'], { cwd: work });
    await until(() => running.said().includes('done'));
    running.child.kill('SIGINT');
    running.child.kill('SIGTERM');
    expect([130, 3]).toContain((await running.ended).code);
  });

  test('observe, interrupted, saves what was seen', async () => {
    const work = await temporaryFolder();
    const profile = slowProfile(folder, target().url);
    const running = startCli(['observe', profile, '--as', 'here', '--out', 'evidence.zip'], { cwd: work });
    await until(() => running.said().includes('done'));
    running.child.kill('SIGTERM');
    expect((await running.ended).code).toBe(3);
    expect(await readdir(work)).toEqual(['evidence.zip']);
    const judged = await runCli(['judge', profile, '--evidence', 'evidence.zip'], { cwd: work });
    expect(judged.code).toBe(3);
  });

  test('a foreign file under the name of the journal is not overwritten', async () => {
    const work = await temporaryFolder();
    put(work, 'plumbline-report/journal.ndjson', 'my own notes\n');
    const ran = await runCli(['check', slowProfile(folder, target().url), '--only', 'fast0'], { cwd: work });
    expect(ran.code).toBe(0);
    expect(readFileSync(join(work, 'plumbline-report/journal-other.ndjson'), 'utf8')).toBe('my own notes\n');
  });
});

// Each starts real databases.
describe('the demo', { timeout: 240_000 }, () => {
  test.each([400, 1500, 3000, 4500])('interrupted after %i ms leaves nothing', async (afterMs) => {
    await endDemo('SIGINT', afterMs, await temporaryFolder());
  });

  test('killed is cleaned up after by the next', async () => {
    const temporary = await temporaryFolder();
    await endDemo('SIGKILL', 3000, temporary);
    const work = await temporaryFolder();
    const next = await runCli(['demo', '--format', 'json'], { cwd: work, env: { TMPDIR: temporary } });
    expect(next.code).toBe(0);
    expect(await leftIn(temporary)).toEqual([]);
  });
});
