import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { htmlMessagesEn } from '../../reports/html/messages.en.ts';

const texts = ['src', 'probes'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8')),
);

it('each step of a look has a name in the report', () => {
  const phases = texts.flatMap((text) => [...text.matchAll(/\bphase: '([a-z-]+)'|\btimed\(\w+, '([a-z-]+)'/g)]);
  const named = new Set(phases.flatMap(([, failed, timed]) => failed ?? timed ?? []));
  expect(named.size).toBeGreaterThan(15);
  expect([...named].filter((phase) => !Object.hasOwn(htmlMessagesEn, `report.phase.${phase}`))).toEqual([]);
});
