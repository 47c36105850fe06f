import * as z from 'zod';

/** A name of a table or schema; without what would need escaping in one product and not in the other. */
const name = () =>
  z
    .string()
    .min(1)
    .max(63)
    .regex(/^[^\\\p{Cc}]+$/u, 'kit.wanted-migrations-name');

const Migrations = z.strictObject({
  /** Ids of the migrations that the release brings; what of them is not applied is pending. */
  expected: z.array(z.string().min(1).max(500)).max(5000).exactOptional(),
  /** Table of the bookkeeping, where it is not called as its tool calls it. */
  table: name().exactOptional(),
  /** Schema of the bookkeeping (PostgreSQL), or its database (MySQL). */
  schema: name().exactOptional(),
});
export type MigrationSettings = z.infer<typeof Migrations>;

/** Setting `migrations`. */
export const migrationSettings = { migrations: Migrations.exactOptional() };
