import * as z from 'zod';

const text = z.string();
const flag = z.union([z.literal(0), z.literal(1)]).transform((bit) => bit === 1);
const instant = text
  .transform((written) => new Date(written))
  .pipe(z.date())
  .transform((date) => date.toISOString());

/** Shapes of what the statements return: only what is needed, anything besides is ignored. */
export const replies = {
  server: one({
    text,
    version: text,
    level: text,
    edition: text,
    server: text,
    clustered: flag,
    collation: text,
    evaluation: z.number().nullable(),
  }),
  newer: one({ updated: text.nullable(), hadr: flag.nullable() }),
  clock: one({ zone: z.number().int(), started: instant }),
  database: one({
    name: text,
    broker: text.nullable(),
    collation: text.nullable(),
    page: z.number().nullable(),
    style: z.number().nullable(),
    level: z.number(),
    state: text,
    readonly: flag,
    access: text,
    recovery: text,
    rcsi: flag,
    snapshot: text,
    encrypted: flag,
  }),
  size: one({
    size: z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  }),
  account: one({
    name: text,
    dbuser: text,
    sysadmin: flag.nullable(),
    owner: flag.nullable(),
    expires: z.number().nullable(),
  }),
  connections: one({ most: z.number(), sees: z.number().nullable(), used: z.number() }),
  settings: z
    .array(z.object({ name: text, wanted: z.string().transform(Number), used: z.string().transform(Number) }))
    .min(1),
  checks: one({ keyless: z.number(), disabled: z.number(), untrusted: z.number() }),
  backup: one({ finished: instant.nullable() }),
} as const;

/** A reply of exactly one row, as that row. */
function one<T extends z.ZodRawShape>(row: T) {
  return z.tuple([z.object(row)]).transform(([only]) => only);
}
