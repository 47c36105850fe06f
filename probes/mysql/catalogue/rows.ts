import * as z from 'zod';
import type { CatalogueName } from './statements.ts';

/** Every value arrives as text. */
const text = z.string();
const maybe = z.string().nullable();
/** Of releases that have the column. */
const newer = z.string().nullable().exactOptional();
const place = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number);

const inTable = { schema: text, table: text, name: text };
const created = { clientCharset: maybe, clientCollation: maybe };

/** Shapes of the rows of the catalogue. */
const rowShapes = {
  schemas: z.object({ name: text, collation: text }),
  columns: z.object({
    ...inTable,
    position: place,
    type: text,
    nullable: text,
    default: maybe,
    collation: maybe,
    extra: maybe,
    comment: maybe,
    expression: maybe,
    srid: newer,
  }),
  indexes: z.object({
    ...inTable,
    position: place,
    nonUnique: text,
    column: maybe,
    sorting: maybe,
    prefix: maybe,
    type: text,
    comment: maybe,
    visible: newer,
    expression: newer,
    ignored: newer,
  }),
  checks: z.object({ ...inTable, enforced: newer, clause: text }),
  references: z.object({ ...inTable, matching: text, onUpdate: text, onDelete: text }),
  keyColumns: z.object({
    ...inTable,
    position: place,
    column: text,
    toSchema: text,
    toTable: text,
    toColumn: text,
  }),
  partitions: z.object({
    ...inTable,
    sub: maybe,
    position: place,
    subPosition: place.nullable(),
    method: text,
    subMethod: maybe,
    expression: maybe,
    subExpression: maybe,
    bound: maybe,
    comment: maybe,
  }),
  views: z.object({
    schema: text,
    name: text,
    definition: maybe,
    checkOption: text,
    definer: text,
    security: text,
    ...created,
    algorithm: newer,
  }),
  routines: z.object({
    schema: text,
    name: text,
    kind: text,
    returns: maybe,
    collation: maybe,
    body: maybe,
    same: text,
    access: text,
    security: text,
    mode: text,
    comment: maybe,
    definer: text,
    ...created,
    databaseCollation: maybe,
  }),
  parameters: z.object({
    schema: text,
    routine: text,
    kind: text,
    position: place,
    mode: maybe,
    name: maybe,
    type: text,
    collation: maybe,
  }),
  triggers: z.object({
    ...inTable,
    event: text,
    timing: text,
    position: place,
    body: maybe,
    mode: text,
    definer: text,
    ...created,
    databaseCollation: maybe,
  }),
  events: z.object({
    schema: text,
    name: text,
    definer: text,
    zone: text,
    body: maybe,
    kind: text,
    executeAt: maybe,
    intervalValue: maybe,
    intervalField: maybe,
    mode: text,
    starts: maybe,
    ends: maybe,
    status: text,
    completion: text,
    comment: maybe,
    ...created,
    databaseCollation: maybe,
  }),
  sequences: z.object({
    schema: text,
    name: text,
    type: text,
    start: text,
    minimum: text,
    maximum: text,
    increment: text,
    cycle: text,
  }),
  tables: z.object({
    schema: text,
    name: text,
    type: text,
    engine: maybe,
    rowFormat: maybe,
    collation: maybe,
    options: maybe,
    comment: maybe,
  }),
} as const satisfies Record<CatalogueName, z.ZodObject>;

export type CatalogueRow<N extends CatalogueName> = z.infer<(typeof rowShapes)[N]>;

/** What was read; a part that is missing was refused, or not asked because the product has no such thing. */
export type CatalogueRows = { [N in CatalogueName]?: readonly CatalogueRow<N>[] };

const readers: { readonly [N in CatalogueName]: (rows: readonly unknown[]) => readonly CatalogueRow<N>[] } = {
  schemas: (rows) => z.array(rowShapes.schemas).parse(rows),
  columns: (rows) => z.array(rowShapes.columns).parse(rows),
  indexes: (rows) => z.array(rowShapes.indexes).parse(rows),
  checks: (rows) => z.array(rowShapes.checks).parse(rows),
  references: (rows) => z.array(rowShapes.references).parse(rows),
  keyColumns: (rows) => z.array(rowShapes.keyColumns).parse(rows),
  partitions: (rows) => z.array(rowShapes.partitions).parse(rows),
  views: (rows) => z.array(rowShapes.views).parse(rows),
  routines: (rows) => z.array(rowShapes.routines).parse(rows),
  parameters: (rows) => z.array(rowShapes.parameters).parse(rows),
  triggers: (rows) => z.array(rowShapes.triggers).parse(rows),
  events: (rows) => z.array(rowShapes.events).parse(rows),
  sequences: (rows) => z.array(rowShapes.sequences).parse(rows),
  tables: (rows) => z.array(rowShapes.tables).parse(rows),
};

/** Keeps the rows of one part. Throws ZodError where the server answers in another form. */
export function readRows(name: CatalogueName, rows: readonly unknown[], into: CatalogueRows): void {
  Object.assign(into, { [name]: readers[name](rows) });
}
