import type { FoundObject } from '../../../src/kit/schema/snapshot-of.ts';
import type { Aspects, ObjectKind } from '../../../src/kit/schema/snapshot.ts';
import { present } from './columns.ts';
import type { Context } from './context.ts';
import { inWords } from './codes.ts';
import { grantsOf, type Granted } from './grants.ts';
import { withoutSecrets } from './options.ts';
import type { DatabaseRow, OtherRow, SchemaRow, SequenceRow } from './rows.ts';

const kinds = [
  'operator',
  'operator-class',
  'collation',
  'text-search',
  'extension',
  'cast',
  'event-trigger',
  'foreign-server',
  'publication',
  'default-privileges',
] as const satisfies readonly ObjectKind[];

/** A schema. Rights as the release made them are marked: those on `public` changed with PostgreSQL 15. */
export function schemaObject(row: SchemaRow, { version, wanted }: Context): FoundObject {
  const { acl, owner } = row;
  const grants = grantsOf({ on: 'schema', acl, owner, version }, wanted);
  const marked = Object.entries(grants).map(([name, aspects]) => [name, { ...aspects, initial: row.initial }] as const);
  return {
    kind: 'schema',
    name: row.name,
    aspects: { owner: row.ownedinitially ? null : owner, comment: row.comment },
    parts: { grants: row.initial || row.name === 'public' ? Object.fromEntries(marked) : grants },
  };
}

/** A sequence; null: it numbers an identity column, with which it is told. */
export function sequenceObject(row: SequenceRow, { version, wanted }: Context): FoundObject | null {
  if (row.belongs === 'i') return null;
  const { acl, owner } = row;
  return {
    kind: 'sequence',
    name: `${row.schema}.${row.name}`,
    aspects: {
      type: row.type,
      start: row.start,
      increment: row.increment,
      minimum: row.minimum,
      maximum: row.maximum,
      sequenceCache: row.cache,
      cycle: row.cycle,
      ownedBy: row.ownedby,
      persistence: inWords('persistence', row.persistence),
      owner,
      comment: row.comment,
    },
    parts: { grants: grantsOf({ on: 'sequence', acl, owner, version }, wanted) },
  };
}

/** How the sequence behind an identity column counts. */
export function identityOf({ start, increment, minimum, maximum, cache, cycle }: SequenceRow): string {
  const words = `start ${start} increment ${increment} minimum ${minimum} maximum ${maximum} cache ${cache}`;
  return cycle ? `${words} cycle` : words;
}

/** Everything else, with what it is like in one aspect; an extension with its version. */
export function otherObject(row: OtherRow, context: Context, acl: DatabaseRow['acl'] = null): FoundObject | null {
  const kind = kinds.find((each) => each === row.kind);
  if (kind === undefined) return null;
  const { owner, comment } = row;
  const on: Granted = kind === 'foreign-server' ? 'server' : defaultsOn(row);
  return {
    kind,
    name: row.name,
    aspects: { ...aspectsOf(kind, row.properties ?? {}), ...present({ owner }), comment },
    parts: { grants: acl === null ? {} : grantsOf({ on, acl, owner, version: context.version }, context.wanted) },
  };
}

function aspectsOf(kind: ObjectKind, properties: Aspects): Aspects {
  if (kind === 'extension') return { extensionVersion: properties['extensionVersion'] ?? null };
  const { options, ...rest } = properties;
  if (!Array.isArray(options)) return { properties };
  const shown = options.filter((each) => typeof each === 'string');
  return { properties: rest, serverOptions: withoutSecrets(shown) };
}

/** What default privileges are about (pg_default_acl.defaclobjtype). */
function defaultsOn({ properties }: OtherRow): Granted {
  switch (properties?.['on']) {
    case 'S':
      return 'sequence';
    case 'f':
      return 'routine';
    case 'T':
      return 'type';
    case 'n':
      return 'schema';
    default:
      return 'relation';
  }
}
