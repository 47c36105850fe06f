import * as z from 'zod';

/** Every value arrives as text: the driver’s own conversions are switched off. */
const text = z.string();
const bool = z.enum(['t', 'f', 'true', 'false']).transform((word) => word.startsWith('t'));
const integer = z
  .string()
  .regex(/^-?\d{1,15}$/)
  .transform(Number);

/** One row of pg_settings. */
const setting = z.object({
  name: text,
  setting: text.nullable(),
  unit: text.nullable(),
  vartype: text,
  source: text,
  pending_restart: bool,
});
export type SettingRow = z.infer<typeof setting>;

/** pg_settings: never empty. */
export const settingRows = z.array(setting).min(1);

const extensions = z.array(z.object({ name: text, version: text.nullable() }));

/** Shapes of what the statements return: only what is needed, anything besides is ignored. */
export const replies = {
  version: one({ text, version: text.nullable(), number: integer.nullable() }),
  identity: one({ identifier: text }),
  started: one({ started: text }),
  server: one({ address: text.nullable(), port: integer.nullable(), recovery: bool }),
  database: one({ name: text, encoding: text, collate: text, ctype: text }),
  size: one({ size: integer }),
  account: one({
    name: text,
    superuser: bool,
    createrole: bool,
    createdb: bool,
    replication: bool,
    bypassrls: bool,
  }),
  extensions,
  available: extensions,
  connections: one({ used: integer, max: integer, reserved: integer }),
} as const;

/** A reply of exactly one row, as that row. */
function one<T extends z.ZodRawShape>(row: T) {
  return z.tuple([z.object(row)]).transform(([only]) => only);
}
