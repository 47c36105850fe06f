import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openJournal, type JournalStart } from '../../src/run/journal.ts';
import { readJournal, type Journal } from '../../src/run/read-journal.ts';
import { freeProbe, makeTask, runTasks } from '../support/run-plan.ts';

const start: JournalStart = {
  provenance: {
    tool: { name: 'plumbline', version: '0.1.0', node: '20.0.0', platform: 'linux x64' },
    runId: 'r1',
    startedAt: '2026-11-22T10:00:00.000Z',
    selection: { environments: null, checks: null, tags: ['a'], stages: null },
    profile: { name: 'p', files: [{ name: 'p.yaml', sha256: 'ab' }], timeZone: 'UTC' },
    catalogue: { sha256: 'cd' },
  },
  vantage: { place: null, zone: null, machine: 'm', hostname: 'h' },
  tasks: 3,
};
const folder = { path: '' };
beforeAll(async () => {
  folder.path = await mkdtemp(join(tmpdir(), 'plumbline-journal-'));
});
afterAll(async () => rm(folder.path, { recursive: true }));

function whole(read: ReturnType<typeof readJournal>): Journal {
  if (typeof read === 'string') throw new Error(read);
  return read;
}

it('holds the run: start, every observation, and the end', async () => {
  const path = join(folder.path, 'whole.ndjson');
  const probe = freeProbe('fine', async () => ({ facts: { text: 'line\nend\u0000' } }));
  const tasks = ['a', 'b', 'c'].map((check) => makeTask(probe, {}, { id: { check } }));
  const { observations } = await runTasks(tasks, [probe], { journal: openJournal(path, start) });
  const journal = whole(readJournal(await readFile(path)));
  expect(journal.start).toEqual(start);
  expect(journal.observations).toEqual(observations);
  expect(journal).toMatchObject({ torn: false, unreadable: [], closing: { interrupted: false, observations: 3 } });
});

it('cut off anywhere after its first line, still tells what it saw', async () => {
  const bytes = await readFile(join(folder.path, 'whole.ndjson'));
  const ends = [...bytes.entries()].filter(([, byte]) => byte === 10).map(([at]) => at + 1);
  const first = ends[0] ?? 0;
  for (let length = first; length < bytes.length; length += 1) {
    const journal = whole(readJournal(bytes.subarray(0, length)));
    const lines = ends.filter((end) => end <= length).length - 1;
    expect(journal.closing === null).toBe(length < bytes.length - 1);
    expect(journal.unreadable).toEqual([]);
    // a line that lacks nothing but its end is read
    const complete = lines + Number(ends.includes(length + 1) && lines < 3);
    expect(journal.observations).toHaveLength(complete);
  }
});

it('names the lines it cannot read, and files that are no journal', async () => {
  const lines = (await readFile(join(folder.path, 'whole.ndjson'), 'utf8')).split('\n');
  const spoilt = [lines[0], '{"record":"other"}', 'nonsense', ...lines.slice(1)].join('\n');
  const journal = whole(readJournal(Buffer.from(spoilt)));
  expect(journal.unreadable).toEqual([2, 3]);
  expect(journal.observations).toHaveLength(3);
  expect(readJournal(Buffer.from(''))).toBe('journal-empty');
  expect(readJournal(Buffer.from('{"a":1}\n'))).toBe('journal-not-ours');
  const newer = JSON.stringify({ record: 'header', format: 'plumbline-journal', version: 2 });
  expect(readJournal(Buffer.from(`${newer}\n`))).toBe('journal-newer');
});
