import * as z from 'zod';
import { factSchemaSchema, type CatalogueEntry } from '../model/catalogue.ts';

/** The fact catalogue of the program that wrote an archive. */
export interface StoredCatalogue {
  readonly [kind: string]: CatalogueEntry;
}

const storedCatalogueSchema = z.record(
  z.string(),
  z.object({
    kind: z.string(),
    factsVersion: z.number().int(),
    lifecycle: z.enum(['experimental', 'stable', 'deprecated']),
    headline: z.string().nullable(),
    facts: factSchemaSchema,
    derived: z.array(z.string()),
  }),
);

/** Reads a stored catalogue; null where it is none. */
export function catalogueFrom(raw: unknown): StoredCatalogue | null {
  const parsed = storedCatalogueSchema.safeParse(raw);
  return parsed.success ? parsed.data : null;
}
