import * as z from 'zod';

/** A value of a row: a number where JSON has the same number, else the text the server writes. */
const Value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** What the queries of the author give. */
export const queryFactShapes = {
  queries: z
    .record(
      z.string(),
      z.strictObject({
        count: z
          .number()
          .exactOptional()
          .meta({ examples: [0] })
          .describe('rows; not known where more than maxRows came'),
        rows: z
          .array(z.record(z.string(), Value))
          .exactOptional()
          .meta({ examples: [[]] })
          .describe('rows by column name, at most maxRows of them'),
        value: Value.exactOptional()
          .meta({ examples: [0] })
          .describe('first column of the first row; null: no row, or NULL'),
        durationMs: z
          .number()
          .exactOptional()
          .meta({ unit: 'milliseconds', volatile: true, examples: [200] })
          .describe('from sending to the last row'),
      }),
    )
    .exactOptional()
    .describe('answers of the queries of the target, by their names'),
};
