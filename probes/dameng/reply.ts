import * as z from 'zod';

const text = z.string();
/** The driver gives whole numbers as numbers, large ones as bigint, and some versions as texts. */
const whole = z.union([z.number(), z.bigint(), text.regex(/^\d{1,15}$/)]).transform(Number);
const rows = z.array(z.object({ name: text, value: text.nullable() })).min(1);

/** Shapes of what the statements return: only what is needed, anything besides is ignored. */
export const replies = {
  banner: z.array(z.object({ banner: text })).min(1),
  build: one({ build: text }),
  instance: one({ name: text, host: text, version: text, started: text, status: text, mode: text }),
  fixed: one({ charset: whole, sensitive: whole, page: whole }),
  archive: one({ mode: text }),
  license: one({ series: text.nullable(), expires: text.nullable() }),
  settings: rows,
  connections: one({ used: whole }),
  account: one({ name: text, status: text, expires: text.nullable() }),
} as const;

/** A reply of exactly one row, as that row. */
function one<T extends z.ZodRawShape>(row: T) {
  return z.tuple([z.object(row)]).transform(([only]) => only);
}
