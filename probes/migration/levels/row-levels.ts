import { createHash } from 'node:crypto';
import * as z from 'zod';
import { gapsAt, noted, type Missed } from '../../../src/kit/machine/missed.ts';
import type { Gap } from '../../../src/model/observation.ts';
import type { Facts } from '../facts.ts';
import { mostPages, sampleRanges } from '../statements/all-statements.ts';
import { tableStatements } from '../statements/table-statements.ts';
import type { Answer } from '../side.ts';
import type { PlannedTable } from '../table-plan.ts';
import { compareRows, completeTo, emptyTally, type Tally } from './compare-rows.ts';
import { elementPath, spent, type Found, type Work } from './found.ts';
import { mask } from './mask.ts';
import { readPage } from './pages.ts';

type Sample = NonNullable<Facts['samples']>[number];
type Checksum = NonNullable<Facts['checksums']>[number];

const found = ['rows', 'differing', 'missing', 'extra', 'keys'] as const;

const wholeKey = z
  .string()
  .regex(/^-?\d{1,30}(?:\.0*)?$/)
  .transform((text) => BigInt(text.replace(/\..*$/, '')))
  .nullable();
const extremes = z.tuple([z.object({ least: wholeKey, most: wholeKey })]);

/** The range of the keys in the source; null: the table is empty. */
type Range = { readonly least: bigint; readonly most: bigint } | null;

async function rangeOf(table: PlannedTable, work: Work): Promise<Answer<Range>> {
  const { side } = work.source;
  const text = tableStatements(table, side).extremes;
  if (text === null) return { missed: noted('not-reached', 'migration.gap.no-key') };
  if (table.key?.kind !== 'number') return { missed: noted('not-supported', 'migration.gap.key-kind') };
  if (work.budget.isSpent()) return { missed: spent(work) };
  return side.ask(text, (rows) => {
    const [{ least, most }] = extremes.parse(rows);
    return least === null || most === null ? null : { least, most };
  });
}

/** L3: rows from ten places of the range of the key, the same places for the same seed, held against the target’s. */
export async function samples(work: Work): Promise<Found> {
  const list: Sample[] = [];
  const gaps: Gap[] = [];
  for (const table of work.tables) {
    const answer = await sample(table, work);
    const { source: name } = table;
    list.push('found' in answer ? { table: name, ...told(answer.found) } : { table: name });
    if ('missed' in answer)
      gaps.push(
        ...gapsAt(
          found.map((each) => elementPath('samples', 'table', name, each)),
          answer.missed,
        ),
      );
    work.done('found' in answer ? answer.found.rows : 0);
  }
  return { facts: { samples: list }, gaps };
}

async function sample(table: PlannedTable, work: Work): Promise<Answer<Tally>> {
  const range = await rangeOf(table, work);
  if ('missed' in range) return range;
  const { rows, seed } = work.settings.sample;
  const each = Math.ceil(rows / sampleRanges);
  const tally = emptyTally();
  // Where one range runs into the next, its rows are compared once.
  let next: bigint | null = null;
  for (const start of range.found === null ? [0n] : placesIn(range.found, `${seed} ${table.source}`)) {
    if (work.budget.isSpent()) return { missed: spent(work) };
    const from: bigint = next !== null && next > start ? next : start;
    const pages = await bothPages(table, from, each, work);
    if ('missed' in pages) return pages;
    const [source, target] = pages.found;
    const end = completeTo(source, target, each);
    compareRows(tally, source, target, end);
    if (end === null) break;
    next = end + 1n;
  }
  return { found: tally };
}

/** The beginning of the range, and one place in each further tenth of it, by a digest of the seed; in order. */
export function placesIn({ least, most }: NonNullable<Range>, seed: string): readonly bigint[] {
  const width = most - least + 1n;
  return Array.from({ length: sampleRanges }, (_, at) => {
    if (at === 0) return least;
    const chance = createHash('sha256')
      .update(`${seed} ${String(at)}`)
      .digest()
      .readBigUInt64BE();
    const tenth = (width * BigInt(at)) / BigInt(sampleRanges);
    return least + tenth + ((width / BigInt(sampleRanges)) * chance) / 2n ** 64n;
  });
}

async function bothPages(table: PlannedTable, from: bigint, most: number, { source, target }: Work) {
  const [left, right] = await Promise.all([
    readPage(source.side, table, from, most),
    readPage(target.side, table, from, most),
  ]);
  if ('missed' in left) return left;
  if ('missed' in right) return right;
  return { found: [left.found, right.found] as const };
}

/** Milliseconds that one page may take, and how many rows it may have. */
const pageMs = 500;
const leastRows = 100;
const mostRows = 10_000;

/** L4: every row of both sides, page by page, until the end or until the time is used up. */
export async function checksums(work: Work): Promise<Found> {
  const list: Checksum[] = [];
  const gaps: Gap[] = [];
  for (const table of work.tables) {
    const { facts, missed } = await checksum(table, work);
    list.push(facts);
    gaps.push(...missed);
  }
  return { facts: { checksums: list }, gaps };
}

async function checksum(
  table: PlannedTable,
  work: Work,
): Promise<{ readonly facts: Checksum; readonly missed: readonly Gap[] }> {
  const { source: name } = table;
  const path = (each: string) => elementPath('checksums', 'table', name, each);
  const range = await rangeOf(table, work);
  if ('missed' in range) {
    return { facts: { table: name }, missed: gapsAt([...found, 'complete', 'reached'].map(path), range.missed) };
  }
  const tally = emptyTally();
  const { stopped, next } = await walk(table, range.found, tally, work);
  const facts = {
    table: name,
    ...told(tally),
    complete: stopped === null,
    reached: reached(range.found, stopped === null ? null : next),
  };
  // What was found before the stop holds.
  return { facts, missed: stopped === null ? [] : gapsAt(found.map(path), { ...stopped, reason: 'truncated' }) };
}

async function walk(
  table: PlannedTable,
  range: Range,
  tally: Tally,
  work: Work,
): Promise<{ readonly stopped: Missed | null; readonly next: bigint }> {
  // Keys below the least one of the source are extra in the target.
  let next = -(2n ** 63n);
  let most = 1000;
  for (let page = 0; page < mostPages; page += 1) {
    if (work.budget.isSpent()) return { stopped: spent(work), next: page === 0 ? (range?.least ?? next) : next };
    const began = work.monotonic();
    const pages = await bothPages(table, next, most, work);
    if ('missed' in pages) return { stopped: pages.missed, next };
    const [source, target] = pages.found;
    const end = completeTo(source, target, most);
    const before = tally.rows;
    compareRows(tally, source, target, end);
    work.done(tally.rows - before);
    if (end === null) return { stopped: null, next };
    next = end + 1n;
    const took = Math.max(1, work.monotonic() - began);
    most = Math.round(Math.min(mostRows, Math.max(leastRows, Math.min(most * 2, (most * pageMs) / took))));
  }
  return { stopped: spent(work), next };
}

function told({ keys, ...tally }: Tally): Omit<Sample, 'table'> {
  return { ...tally, keys: keys.map((key) => mask(String(key))) };
}

function reached(range: Range, next: bigint | null): number {
  if (range === null || next === null) return 100;
  const width = range.most - range.least + 1n;
  const done = next <= range.least ? 0n : next - range.least;
  return Math.min(100, Number((done * 10_000n) / width) / 100);
}
