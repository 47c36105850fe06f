import * as z from 'zod';

/** Every value arrives as text: the driver’s own conversions are switched off. */
const text = z.string();
const seconds = z
  .string()
  .regex(/^\d{1,11}(?:\.\d{1,9})?$/)
  .transform(Number);
const integer = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

/** Name and value, whatever the product calls the two columns. */
const pairs = z
  .array(
    z.record(text, text.nullable()).transform((row, context): readonly [string, string] => {
      const [name, value] = Object.values(row);
      if (typeof name === 'string' && value !== undefined) return [name.toLowerCase(), value ?? ''];
      context.addIssue({ code: 'custom', message: 'not a name and a value' });
      return z.NEVER;
    }),
  )
  .transform((list): ReadonlyMap<string, string> => new Map(list));

/** A row by its column names in lower case: products write them differently. */
const byColumn = z
  .record(text, text.nullable())
  .transform((row) => new Map(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value] as const)));

/** Shapes of what the statements return: only what is needed, anything besides is ignored. */
export const replies = {
  version: one({ version: text }),
  clock: one({ now: seconds, moment: text.nullable() }),
  variables: pairs.refine((map) => map.size > 0),
  session: one({
    name: text.nullable(),
    account: text,
    charset: text,
    collation: text,
    zone: text,
    mode: text,
  }),
  origins: z.array(z.object({ name: text, origin: text.nullable() })),
  status: z.array(byColumn).min(1),
  grants: z.array(z.record(text, text).transform((row) => Object.values(row)[0] ?? '')),
  login: z.tuple([z.record(text, text).transform((row) => Object.values(row)[0] ?? '')]).transform(([row]) => row),
  password: z.array(z.union([z.object({ expires: seconds.nullable() }), z.object({ changed: seconds.nullable() })])),
  databases: z.array(
    z.object({ name: text, charset: text, collation: text, tables: integer, size: integer.nullable() }),
  ),
  tables: z.array(z.object({ place: text, name: text, engine: text.nullable(), keyed: integer })),
  autoIncrement: z.array(z.object({ place: text, name: text, col: text, type: text, next: text })),
  transactions: one({
    running: integer,
    oldest: z
      .string()
      .regex(/^-?\d{1,15}$/)
      .transform(Number)
      .nullable(),
  }),
  plugins: z.array(z.object({ name: text })),
  components: z.array(z.object({ name: text })),
  newCollation: one({ value: text }),
  replication: z.array(byColumn),
} as const;

/** A reply of exactly one row, as that row. */
function one<T extends z.ZodRawShape>(row: T) {
  return z.tuple([z.object(row)]).transform(([only]) => only);
}
