import * as z from 'zod';

/** Every value arrives as text. */
const text = z.string();
const maybe = text.nullable();
const flag = z.enum(['t', 'f', 'true', 'false']).transform((word) => word.startsWith('t'));

/** A list of texts that the server wrote as JSON; null: none. */
const list = maybe.transform((written, context) => {
  if (written === null) return null;
  const parsed = z.array(z.string()).safeParse(parseJson(written));
  if (parsed.success) return parsed.data;
  context.addIssue('list');
  return z.NEVER;
});

/** An object of texts, numbers, flags and lists that the server wrote as JSON; null: none. */
const members = maybe.transform((written, context) => {
  if (written === null) return null;
  const parsed = z.record(z.string(), z.json()).safeParse(parseJson(written));
  if (parsed.success) return parsed.data;
  context.addIssue('object');
  return z.NEVER;
});

function parseJson(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

const schema = z.object({ name: text, owner: text, ownedinitially: flag, acl: list, initial: flag, comment: maybe });
export type SchemaRow = z.infer<typeof schema>;

const relation = z.object({
  id: text,
  kind: text,
  schema: text,
  name: text,
  persistence: text,
  owner: text,
  acl: list,
  options: list,
  toastoptions: list,
  accessmethod: maybe,
  tablespace: maybe,
  rowsecurity: flag,
  forcerowsecurity: flag,
  replicaidentity: text,
  populated: flag,
  partition: flag,
  bound: maybe,
  partitionkey: maybe,
  oftype: maybe,
  definition: maybe,
  server: maybe,
  serveroptions: list,
  comment: maybe,
  parents: list,
});
export type RelationRow = z.infer<typeof relation>;

const column = z.object({
  relation: text,
  name: text,
  type: text,
  notnull: flag,
  identity: text,
  generated: text,
  value: maybe,
  collation: maybe,
  storage: maybe,
  compression: text,
  statistics: maybe,
  options: list,
  serveroptions: list,
  acl: list,
  local: flag,
  comment: maybe,
});
export type ColumnRow = z.infer<typeof column>;

const constraint = z.object({
  relation: text,
  domain: text,
  name: text,
  kind: text,
  deferrable: flag,
  deferred: flag,
  validated: flag,
  enforced: flag,
  cloned: flag,
  period: flag,
  local: flag,
  noinherit: flag,
  index: text,
  columns: list,
  referenced: maybe,
  referencedcolumns: list,
  setcolumns: list,
  onupdate: text,
  ondelete: text,
  match: text,
  expression: maybe,
  comment: maybe,
});
export type ConstraintRow = z.infer<typeof constraint>;

const index = z.object({
  id: text,
  relation: text,
  name: text,
  definition: text,
  unique: flag,
  valid: flag,
  clustered: flag,
  replicaidentity: flag,
  cloned: flag,
  tablespace: maybe,
  comment: maybe,
  statistics: members,
});
export type IndexRow = z.infer<typeof index>;

const trigger = z.object({
  relation: text,
  name: text,
  enabled: text,
  cloned: flag,
  definition: text,
  comment: maybe,
});
export type TriggerRow = z.infer<typeof trigger>;

const policy = z.object({
  relation: text,
  name: text,
  command: text,
  permissive: flag,
  roles: list,
  shows: maybe,
  writes: maybe,
  comment: maybe,
});
export type PolicyRow = z.infer<typeof policy>;

const rule = z.object({ relation: text, name: text, enabled: text, definition: text, comment: maybe });
export type RuleRow = z.infer<typeof rule>;

const statistic = z.object({ relation: text, name: text, definition: text, statistics: maybe, comment: maybe });
export type StatisticRow = z.infer<typeof statistic>;

const sequence = z.object({
  schema: text,
  name: text,
  type: text,
  start: text,
  increment: text,
  minimum: text,
  maximum: text,
  cache: text,
  cycle: flag,
  persistence: text,
  owner: text,
  acl: list,
  belongs: maybe,
  relation: maybe,
  column: maybe,
  ownedby: maybe,
  comment: maybe,
});
export type SequenceRow = z.infer<typeof sequence>;

const routine = z.object({
  schema: text,
  name: text,
  kind: text,
  language: text,
  volatility: text,
  securitydefiner: flag,
  strict: flag,
  parallel: text,
  leakproof: flag,
  cost: text,
  rows: text,
  set: flag,
  variadic: flag,
  support: maybe,
  returns: text,
  settings: list,
  argumentnames: list,
  argumentmodes: list,
  inputs: list,
  allarguments: list,
  defaults: maybe,
  body: text,
  length: text,
  library: maybe,
  definition: maybe,
  aggregate: members,
  owner: text,
  acl: list,
  comment: maybe,
});
export type RoutineRow = z.infer<typeof routine>;

const type = z.object({
  id: text,
  schema: text,
  name: text,
  kind: text,
  relation: text,
  basetype: maybe,
  notnull: flag,
  value: maybe,
  collation: maybe,
  labels: list,
  range: members,
  owner: text,
  acl: list,
  comment: maybe,
});
export type TypeRow = z.infer<typeof type>;

const other = z.object({ kind: text, name: text, properties: members, owner: maybe, comment: maybe });
export type OtherRow = z.infer<typeof other>;

const ofDatabase = z.object({ ...other.shape, acl: list });
export type DatabaseRow = z.infer<typeof ofDatabase>;

/** Shapes of what the statements return. */
export const rowShapes = {
  schemas: z.array(schema),
  relations: z.array(relation),
  columns: z.array(column),
  constraints: z.array(constraint),
  indexes: z.array(index),
  triggers: z.array(trigger),
  policies: z.array(policy),
  rules: z.array(rule),
  statistics: z.array(statistic),
  sequences: z.array(sequence),
  routines: z.array(routine),
  types: z.array(type),
  others: z.array(other),
  ofDatabase: z.array(ofDatabase),
} as const;

/** Everything the statements returned. */
export type CatalogueRows = { readonly [K in keyof typeof rowShapes]: z.infer<(typeof rowShapes)[K]> };
