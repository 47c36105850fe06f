import * as z from 'zod';

/** `schema.table`, with `*` for any characters and `?` for one. */
const glob = z.string().regex(/^[^.]+\..+$/, 'glob');

/**
 * The setting `schema` of a target: without it the schema is not read. `schema: {}` reads all that belongs to users.
 *
 * @param normalisers names of the product’s normalisers, which `strict` switches off
 */
export function schemaSettings<const N extends string>(normalisers: readonly N[]) {
  return z
    .strictObject({
      /** Names of the schemas that are read; without it, all but those of the system. */
      schemas: z.array(z.string().min(1)).min(1).exactOptional(),
      /** Objects that are not read: `audit.*`, `public.tmp_*`. */
      exclude: z.array(glob).exactOptional(),
      /** How far a comparison goes: what changes results, what changes speed too, or everything. */
      level: z.enum(['semantic', 'performance', 'cosmetic']).default('cosmetic'),
      strict: z.array(z.enum(normalisers)).default([]),
    })
    .exactOptional();
}

/** What `schemaSettings` gives, whatever the product. */
export interface SchemaSettings {
  readonly schemas?: readonly string[];
  readonly exclude?: readonly string[];
  readonly level: 'semantic' | 'performance' | 'cosmetic';
  readonly strict: readonly string[];
}
