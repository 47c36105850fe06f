import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { put, savedResult } from '../support/cli-files.ts';
import { runCli } from '../support/cli-run.ts';
import { json, sharedTarget } from '../support/cli-target.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const asked = { steady: 0, starting: 0, closed: 0 };
const target = sharedTarget({
  '/steady': (request, response) => {
    asked.steady += 1;
    json({})(request, response);
  },
  '/starting': (_request, response) => {
    asked.starting += 1;
    response.statusCode = asked.starting < 3 ? 503 : 200;
    response.end('{}');
  },
  '/closed': (_request, response) => {
    asked.closed += 1;
    response.statusCode = 401;
    response.end();
  },
});

function profile(folder: string, names: readonly string[]): string {
  const checks = names.map((name) => `  ${name}: { probe: http, target: { url: "${target().url}/${name}" } }\n`);
  const text = `plumbline: 1\nname: deployed\nchecks:\n${checks.join('')}environments: { production: { with: {} } }\ntimeZone: UTC\n`;
  return put(folder, 'deployed.yaml', text);
}

test('looks again at what is starting until all is ready, and says so', async () => {
  const work = await temporaryFolder();
  const file = profile(work, ['steady', 'starting']);
  const ran = await runCli(['check', file, '--until-ready', '2m'], { cwd: work });
  expect(ran.code).toBe(0);
  expect(asked).toMatchObject({ steady: 1, starting: 3 });
  expect(ran.err.match(/Not ready yet: 1 target is looked at again in/g)).toHaveLength(2);
  expect(savedResult(join(work, 'plumbline-report')).verdict).toBe('ready');
  expect(readFileSync(join(work, 'plumbline-report/report.html'), 'utf8')).toContain('<html');
});

test('a login that was denied is asked once', async () => {
  const work = await temporaryFolder();
  const ran = await runCli(['check', profile(work, ['closed']), '--until-ready', '1m'], { cwd: work });
  expect(ran.code).toBe(1);
  expect(asked.closed).toBe(1);
});

test('a time that is none is a mistake of the call', async () => {
  const work = await temporaryFolder();
  const ran = await runCli(['check', profile(work, ['steady']), '--until-ready', 'soon'], { cwd: work });
  expect(ran.code).toBe(2);
  expect(ran.err).toContain('90s, 5m, 1h');
});
