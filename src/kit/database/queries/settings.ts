import * as z from 'zod';
import { refuseQuery } from './refuse-query.ts';
import type { Protocol } from './token.ts';

/** Most queries of one target, and characters of one of them. */
const mostQueries = 20;
const longest = 20_000;

/** Setting `queries`: named statements of the author that only read. A text that is refused is a mistake of the profile. */
export function querySettings(protocol: Protocol) {
  const sql = z
    .string()
    .min(1)
    .max(longest)
    .superRefine((text, context) => {
      const mistake = refuseQuery(text, protocol);
      if (mistake === null) return;
      const { code, word, at } = mistake;
      const line = text.slice(0, at).split('\n').length;
      context.addIssue({ code: 'custom', message: code, params: { word, line } });
    })
    .meta({ kind: 'sql', examples: ['SELECT count(*) FROM orders WHERE customer_id IS NULL'] });
  const Query = z.strictObject({
    /** What its facts are called by. */
    name: z.string().regex(/^[\p{L}\p{N}_][\p{L}\p{N}_-]{0,59}$/u, 'kit.wanted-query-name'),
    /** Sent word for word. */
    sql,
    /** Rows that are kept. */
    maxRows: z.number().int().min(1).max(1000).default(100),
  });
  const list = z
    .array(Query)
    .max(mostQueries)
    .superRefine((queries, context) => {
      const names = queries.map(({ name }) => name);
      const again = names.findIndex((name, index) => names.indexOf(name) !== index);
      if (again !== -1) context.addIssue({ code: 'custom', path: [again, 'name'], message: 'kit.query-same-name' });
    })
    .default([]);
  return { queries: list };
}

/** One query of the author. */
export interface Query {
  readonly name: string;
  readonly sql: string;
  readonly maxRows: number;
}
