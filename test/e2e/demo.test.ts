import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findingKey } from '../../src/model/identity.ts';
import { savedResult, sharedFolder } from '../support/cli-files.ts';
import { runCli } from '../support/cli-run.ts';
import { leftIn } from '../support/processes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = sharedFolder();

/** What is wrong in the demo's environments, by finding. Written out here: the demo must not judge itself. */
const planted = [
  'order-app-files/among:keys/production',
  'order-app/among:version/production',
  'order-app-config/json.database.host/uat/app1',
  'orders-db/across:version/uat',
  'orders-db/settings.max_connections/production',
  'rollback-plan/confirmed/production',
  'web-certificate/renew-soon/production',
  'web-page/exceptionCount/production',
  'web-page/foreignOrigins/production',
  'web/across:version/uat',
];

describe('the demo', { timeout: 180_000 }, () => {
  test('finds what is wrong in its environments and nothing else, and leaves nothing behind', async () => {
    const temporary = await temporaryFolder();
    const ran = await runCli(['demo', '--exit-code', '--out', 'report'], { cwd: folder, env: { TMPDIR: temporary } });
    expect(ran).toMatchObject({ code: 1, out: '' });
    const result = savedResult(join(folder, 'report'));
    const wrong = result.findings.filter((each) => !['pass', 'not-applicable'].includes(each.outcome));
    expect(wrong.map((each) => findingKey(each.id)).sort()).toEqual([...planted].sort());
    const unanswered = wrong.filter((each) => each.outcome === 'unknown').map((each) => each.id.check);
    expect(unanswered).toEqual(['rollback-plan']);
    expect(wrong.every((each) => each.outcome !== 'blocked' && each.remedy !== null)).toBe(true);
    expect(result).toMatchObject({ verdict: 'not-ready', scope: { partial: false }, run: { interrupted: false } });
    expect(ran.err).toContain('The demo found what is wrong');
    expect(readFileSync(join(folder, 'report/report.html'), 'utf8')).toContain('max_connections = 200');
    expect(await leftIn(temporary)).toEqual([]);
  });

  test('exits 0 when it found its truth, and explains it in Chinese too', async () => {
    const temporary = await temporaryFolder();
    const flags = ['demo', '--lang', 'zh-CN', '--format', 'json', '--out', '-'];
    const ran = await runCli(flags, { cwd: folder, env: { TMPDIR: temporary } });
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.out)).toMatchObject({ verdict: 'not-ready' });
    expect(ran.err).toContain('不具备上线条件');
    expect(ran.err).not.toContain('report.html');
    expect(await leftIn(temporary)).toEqual([]);
  });
});
