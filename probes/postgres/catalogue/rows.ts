import { rowsOf, flag, list, maybe, members, text, type Row } from './row-shape.ts';

const schema = { name: text, owner: text, ownedinitially: flag, acl: list, initial: flag, comment: maybe };
export type SchemaRow = Row<typeof schema>;

const relation = {
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
};
export type RelationRow = Row<typeof relation>;

const column = {
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
};
export type ColumnRow = Row<typeof column>;

const constraint = {
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
};
export type ConstraintRow = Row<typeof constraint>;

const index = {
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
};
export type IndexRow = Row<typeof index>;

const trigger = {
  relation: text,
  name: text,
  enabled: text,
  cloned: flag,
  definition: text,
  comment: maybe,
};
export type TriggerRow = Row<typeof trigger>;

const policy = {
  relation: text,
  name: text,
  command: text,
  permissive: flag,
  roles: list,
  shows: maybe,
  writes: maybe,
  comment: maybe,
};
export type PolicyRow = Row<typeof policy>;

const rule = { relation: text, name: text, enabled: text, definition: text, comment: maybe };
export type RuleRow = Row<typeof rule>;

const statistic = { relation: text, name: text, definition: text, statistics: maybe, comment: maybe };
export type StatisticRow = Row<typeof statistic>;

const sequence = {
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
};
export type SequenceRow = Row<typeof sequence>;

const routine = {
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
};
export type RoutineRow = Row<typeof routine>;

const type = {
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
};
export type TypeRow = Row<typeof type>;

const other = { kind: text, name: text, properties: members, owner: maybe, comment: maybe };
export type OtherRow = Row<typeof other>;

const ofDatabase = { ...other, acl: list };
export type DatabaseRow = Row<typeof ofDatabase>;

/** Shapes of what the statements return. */
export const rowShapes = {
  schemas: rowsOf(schema),
  relations: rowsOf(relation),
  columns: rowsOf(column),
  constraints: rowsOf(constraint),
  indexes: rowsOf(index),
  triggers: rowsOf(trigger),
  policies: rowsOf(policy),
  rules: rowsOf(rule),
  statistics: rowsOf(statistic),
  sequences: rowsOf(sequence),
  routines: rowsOf(routine),
  types: rowsOf(type),
  others: rowsOf(other),
  ofDatabase: rowsOf(ofDatabase),
} as const;

/** Everything the statements returned. */
export type CatalogueRows = { readonly [K in keyof typeof rowShapes]: ReturnType<(typeof rowShapes)[K]> };
