import { formatFactPath } from '../../../model/fact-path.ts';
import type { JsonObject } from '../../../model/json.ts';
import { value } from '../../../model/message.ts';
import { gapsAt, noted } from '../../machine/missed.ts';
import type { Found, Look } from '../look.ts';
import type { QueryingSession, QueryRows } from './query-rows.ts';
import { aroundQueries } from './query-statements.ts';
import type { Query } from './settings.ts';
import type { Protocol } from './token.ts';

/** What the queries are asked with. */
export interface Asking {
  readonly protocol: Protocol;
  readonly session: QueryingSession;
  readonly queries: readonly Query[];
  readonly monotonic: () => number;
}

const nothing = (): Found => ({ facts: {} });

/**
 * Asks the queries of the author one by one, each in a transaction that only reads; where the server refuses that
 * transaction, the query is not sent. One that fails leaves a gap and does not stop the others. Throws as `Look.ask`.
 */
export async function askQueries(look: Look, { protocol, session, queries, monotonic }: Asking): Promise<void> {
  if (queries.length === 0) return;
  const { before, after, begin, end } = aroundQueries(protocol, queries);
  for (const text of before) await look.ask(text, [], nothing);
  for (const { name, sql, maxRows } of queries) {
    const path = pathOf(name);
    const isReading = await look.ask(begin, [path], nothing);
    if (!isReading) continue;
    await look.attempt(sql, [path], async () => {
      const began = monotonic();
      const rows = await session.query(sql, maxRows);
      return foundOf(name, rows, { durationMs: monotonic() - began, maxRows });
    });
    await look.ask(end, [], nothing);
  }
  for (const text of after) await look.ask(text, [], nothing);
}

function foundOf(name: string, { columns, rows, more }: QueryRows, { durationMs, maxRows }: Measured): Found {
  const names = distinct(columns);
  const list = rows.map((row) => Object.fromEntries(row.map((cell, index) => [names[index] ?? String(index), cell])));
  // Where not one row may be kept, its first value is not known either.
  const answer: JsonObject = {
    rows: list,
    durationMs,
    ...(more ? {} : { count: rows.length }),
    ...(more && rows.length === 0 ? {} : { value: rows[0]?.[0] ?? null }),
  };
  const cut = noted('truncated', 'kit.gap.query-rows', { kept: rows.length, most: value(maxRows) });
  const paths = ['count', 'rows', ...('value' in answer ? [] : ['value'])].map((fact) => pathOf(name, fact));
  return { facts: { queries: { [name]: answer } }, gaps: more ? gapsAt(paths, cut) : [] };
}

interface Measured {
  readonly durationMs: number;
  readonly maxRows: number;
}

/** Of columns that are called alike the later ones get a number: `count`, `count_2`. */
function distinct(columns: readonly string[]): readonly string[] {
  const names: string[] = [];
  for (const column of columns) {
    let [name, number] = [column, 1];
    while (names.includes(name)) {
      number += 1;
      name = `${column}_${String(number)}`;
    }
    names.push(name);
  }
  return names;
}

function pathOf(...names: readonly string[]): string {
  return formatFactPath(['queries', ...names].map((name) => ({ kind: 'name', name })));
}
