import * as z from 'zod';

const text = z.string();
const pairs = z.array(z.object({ name: text, value: text.nullable() })).min(1);

/** Shapes of what the statements return: only what is needed, anything besides is ignored. */
export const replies = {
  version: z.array(z.object({ product: text, version: text })).min(1),
  full: z.array(z.object({ version: text })).min(1),
  context: one({
    database: text,
    uniqueName: text,
    container: text.nullable(),
    service: text,
    instance: text,
    machine: text,
    role: text,
    protocol: text.nullable(),
  }),
  language: pairs,
  zone: one({ database: text, machine: text }),
  account: one({ name: text, status: text, expires: text.nullable() }),
  privileges: z.array(z.object({ name: text })),
  instance: one({ status: text, started: text }),
  archive: one({ id: text, mode: text, open: text }),
  settings: pairs,
  connections: one({ used: z.number(), most: z.number(), max: text }),
  checks: one({ invalid: z.number(), unusable: z.number(), unvalidated: z.number() }),
  backup: one({ finished: text.nullable() }),
} as const;

/** A reply of exactly one row, as that row. */
function one<T extends z.ZodRawShape>(row: T) {
  return z.tuple([z.object(row)]).transform(([only]) => only);
}
