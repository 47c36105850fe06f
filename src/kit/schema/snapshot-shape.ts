import * as z from 'zod';
import type { Aspects, SchemaObject } from './snapshot.ts';

// Made by our own reader out of parsed rows; checking some 100,000 values again would take longer than reading them.
const aspects: z.ZodType<Aspects> = z.any();
const parts: z.ZodType<SchemaObject['parts']> = z.any();

/** The fact `schema`: a SchemaSnapshot. */
export const snapshotShape = z.strictObject({
  dialect: z.enum(['postgresql', 'mysql', 'mariadb']).describe('family of the catalogue'),
  version: z
    .string()
    .meta({ examples: ['170010'] })
    .describe('number of the server the schema was read from'),
  digest: z.string().describe('over all objects: equal digests are equal schemas'),
  compared: z
    .strictObject({
      level: z.enum(['semantic', 'performance', 'cosmetic']).describe('differences down to this rank are told'),
      strict: z.array(z.string()).describe('normalisers that are switched off'),
    })
    .describe('what a comparison looks at'),
  inFull: z
    .record(z.string(), z.literal(true))
    .nullable()
    .meta({ examples: [{ tables: true, columns: true }] })
    .describe('parts that the account is shown in full; null: all of them'),
  counts: z
    .record(z.string(), z.number())
    .meta({ examples: [{ table: 42 }] })
    .describe('number of objects by kind'),
  objects: z
    .record(
      z.string(),
      z.record(
        z.string(),
        z.strictObject({
          digest: z.string().describe('over what follows'),
          aspects: aspects.describe('what the object is like'),
          parts: parts.describe('what it is made of: columns, constraints, indexes, triggers, grants ...'),
        }),
      ),
    )
    .describe('objects by kind and name'),
});
