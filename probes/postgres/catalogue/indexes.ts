import type { Aspects } from '../../../src/kit/schema/snapshot.ts';
import { present } from './columns.ts';
import type { Context } from './context.ts';
import type { IndexRow } from './rows.ts';
import { canonicalTokens } from './text/canonical-text.ts';
import { closingOf, listOf, unwrapped } from './text/groups.ts';
import { lineOf, tokensOf, type Token } from './text/tokens.ts';

/** An index as it is defined, without its name. */
export function indexAspects(row: IndexRow, context: Context): Aspects {
  return {
    unique: row.unique,
    valid: row.valid,
    ...definitionOf(row, context),
    ...present({ clustered: row.clustered ? true : null, tablespace: row.tablespace, statistics: row.statistics }),
    comment: row.comment,
  };
}

/** What an index adds to the key that rests on it. */
export function keyIndexAspects(row: IndexRow, context: Context): Aspects {
  const { method, include, options, nullsNotDistinct } = definitionOf(row, context);
  return present({
    method: method === 'btree' ? null : (method ?? null),
    include: include ?? null,
    options: options ?? null,
    nullsNotDistinct: nullsNotDistinct ?? null,
    valid: row.valid ? null : false,
    clustered: row.clustered ? true : null,
    tablespace: row.tablespace,
  });
}

/**
 * `CREATE INDEX name ON table USING method (keys) INCLUDE (columns) NULLS NOT DISTINCT WITH (options) WHERE predicate`
 * (pg_get_indexdef) from USING on.
 */
function definitionOf({ definition }: IndexRow, { wanted }: Context): Aspects {
  const tokens = canonicalTokens(tokensOf(definition), wanted);
  const using = tokens.findIndex(({ text }) => text === 'USING');
  const method = tokens[using + 1]?.text ?? '';
  const keysEnd = closingOf(tokens, using + 2);
  const rest = tokens.slice(keysEnd + 1);
  return {
    method,
    keys: itemsOf(tokens.slice(using + 3, keysEnd)),
    ...present({
      include: groupAfter(rest, 'INCLUDE'),
      nullsNotDistinct: before(rest, 'WHERE').some(({ text }) => text === 'NULLS') ? true : null,
      options: groupAfter(rest, 'WITH'),
      predicate: after(rest, 'WHERE'),
    }),
  };
}

function itemsOf(tokens: readonly Token[]): readonly string[] {
  return listOf(tokens).map(lineOf);
}

function groupAfter(tokens: readonly Token[], word: string): readonly string[] | null {
  const at = before(tokens, 'WHERE').findIndex(({ text }) => text === word);
  return at === -1 ? null : itemsOf(tokens.slice(at + 2, closingOf(tokens, at + 1)));
}

function before(tokens: readonly Token[], word: string): readonly Token[] {
  const at = tokens.findIndex(({ text }) => text === word);
  return at === -1 ? tokens : tokens.slice(0, at);
}

function after(tokens: readonly Token[], word: string): string | null {
  const at = tokens.findIndex(({ text }) => text === word);
  return at === -1 ? null : lineOf(unwrapped(tokens.slice(at + 1)));
}
