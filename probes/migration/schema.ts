import * as z from 'zod';
import { refuseCondition } from '../../src/kit/database/queries/refuse-query.ts';
import { tlsModes } from '../../src/kit/database/tls-modes.ts';
import { proxySettings, withOneWay } from '../../src/kit/ladder/proxy/settings.ts';
import { filePath, host, port, secret } from '../../src/kit/settings.ts';
import { isRuleText } from './rule-text.ts';

/** Name of a table, column or schema as the catalogue has it; it is always sent in quotation marks. */
const name = () =>
  z
    .string()
    .min(1)
    .max(128)
    .regex(/^[^\u0000-\u001f\u007f]+$/, 'name');

/** What a column holds, by which both sides are brought to one form. */
export const kinds = ['number', 'float', 'text', 'date', 'timestamp', 'boolean', 'uuid', 'bytes'] as const;
export type Kind = (typeof kinds)[number];

export const products = ['postgres', 'mysql'] as const;
export type Product = (typeof products)[number];

const Side = withOneWay(
  z.strictObject({
    product: z.enum(products),
    host: host(),
    /** By default 5432 and 3306. */
    port: port().exactOptional(),
    database: z.string().min(1),
    /** PostgreSQL: schema whose tables move. */
    schema: name().default('public'),
    user: z.string().min(1),
    password: secret().exactOptional(),
    tls: z.enum(tlsModes).default('prefer'),
    ca: filePath().exactOptional(),
    ...proxySettings(),
  }),
);
export type Side = z.infer<typeof Side>;

/** What `probes migration` gives to paste. */
function example(product: Product, called: string) {
  const login = { host: `${called}.example.org`, database: 'orders', user: 'ready' };
  return { product, ...login, password: `\${secret:${called.toUpperCase()}_DB}` };
}

const Table = z.strictObject({
  source: name(),
  /** Its name in the target; the same where it is not written. */
  target: name().exactOptional(),
  /** One column that tells its rows apart. */
  key: name().exactOptional(),
  columns: z.record(name(), z.enum(kinds)).default({}),
  /** Column of the source to column of the target, where the two differ. */
  renamed: z.record(name(), name()).default({}),
  /** Columns that together may not repeat. */
  unique: z.array(z.array(name()).min(1).max(10)).max(10).default([]),
  /** Columns that hold a key of another table of the source. */
  references: z
    .array(z.strictObject({ column: name(), table: name(), key: name() }))
    .max(20)
    .default([]),
});
export type WrittenTable = z.infer<typeof Table>;

const Rule = z.strictObject({
  table: name(),
  name: z.string().min(1).max(100),
  /** Condition in the SQL of the source that is true of a bad row. */
  violates: z.string().min(1).max(2000).refine(isRuleText, 'migration.wanted-rule').meta({ kind: 'sql' }),
});
export type Rule = z.infer<typeof Rule>;

export const levels = ['L0', 'L1', 'L2', 'L3', 'L4'] as const;
export type Level = (typeof levels)[number];

const milliseconds = (most: number, usual: number) => z.number().int().min(100).max(most).default(usual);

export const Settings = z
  .strictObject({
    source: Side.meta({ examples: [example('mysql', 'old')] }),
    target: Side.meta({ examples: [example('postgres', 'new')] }),
    /** A name alone: only its catalogue and its count. None: the catalogue of all tables. */
    tables: z
      .array(z.union([name(), Table]))
      .max(500)
      .default([]),
    levels: z.array(z.enum(levels)).min(1).default(['L0', 'L1', 'L2']),
    budget: z
      .strictObject({
        /** Milliseconds that one statement may take. */
        perTable: milliseconds(600_000, 5000),
        /** Milliseconds after which no further table is begun. */
        total: milliseconds(86_400_000, 60_000),
      })
      .default({ perTable: 5000, total: 60_000 })
      .meta({ tuning: true }),
    sample: z
      .strictObject({
        /** Rows of each table, in ten ranges of its key. */
        rows: z.number().int().min(10).max(10_000).default(200),
        /** The same text gives the same places. */
        seed: z.string().max(100).default('plumbline'),
      })
      .default({ rows: 200, seed: 'plumbline' }),
    rules: z.array(Rule).max(200).default([]),
    rehearsal: z.strictObject({ rows: z.number().int().min(1).max(10_000) }).exactOptional(),
    rollback: z.boolean().default(true).describe('whether the age of the last backup is asked'),
  })
  .superRefine(({ source, tables, rules }, context) => {
    const known = new Set<string>();
    for (const [at, table] of tables.entries()) {
      const own = typeof table === 'string' ? table : table.source;
      if (known.has(own)) context.addIssue({ code: 'custom', path: ['tables', at], message: 'migration.twice' });
      known.add(own);
      if (typeof table === 'string' || table.key === undefined) continue;
      if (table.columns[table.key] === undefined)
        context.addIssue({ code: 'custom', path: ['tables', at, 'key'], message: 'migration.key' });
    }
    const named = new Set<string>();
    for (const [at, rule] of rules.entries()) {
      if (named.has(rule.name)) context.addIssue({ code: 'custom', path: ['rules', at], message: 'migration.twice' });
      named.add(rule.name);
      const mistake = refuseCondition(rule.violates, source.product);
      if (mistake === null) continue;
      const line = rule.violates.slice(0, mistake.at).split('\n').length;
      const params = { word: mistake.word, line };
      context.addIssue({ code: 'custom', path: ['rules', at, 'violates'], message: mistake.code, params });
    }
  });
export type Settings = z.infer<typeof Settings>;
