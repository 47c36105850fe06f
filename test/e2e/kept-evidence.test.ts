import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseResult } from '../support/cli-files.ts';
import { runCli } from '../support/cli-run.ts';

const fixtures = fileURLToPath(new URL('../fixtures/evidence/', import.meta.url));
const versions = readdirSync(fixtures)
  .filter((name) => name.endsWith('.zip'))
  .map((name) => name.replace(/\.zip$/, ''));

test('there is one of version 1', () => {
  expect(versions).toContain('v1');
});

// See the README beside the archives: they are judged for ever.
test.each(versions)('the evidence kept as %s is judged as on the day it was made', async (name) => {
  const flags = ['--evidence', `${name}.zip`, '--as-of', 'run', '--format', 'json', '--out', '-'];
  const ran = await runCli(['judge', `${name}.yaml`, ...flags], { cwd: fixtures });
  const { findings, environments, verdict } = parseResult(ran.out);
  const kept: unknown = JSON.parse(readFileSync(join(fixtures, `${name}-findings.json`), 'utf8'));
  expect({ verdict, environments, findings }).toEqual(kept);
  expect(ran.err).not.toContain('another edition');
});
