import type { Difference } from '../../model/finding.ts';
import type { Json } from '../../model/json.ts';
import type { ProbeDefinition } from '../define-probe.ts';
import { schemaCompare } from '../schema/schema-compare.ts';
import { compareMigrations } from './migrations/compare-migrations.ts';

/** How facts of a database are compared: `configuration` by the product’s own rules, schema and migrations alike for all. */
export function compareDatabase(
  compareSettings: (left: Json, right: Json) => readonly Difference[] | null,
): ProbeDefinition['compare'] {
  return (path, left, right) =>
    path === 'configuration'
      ? compareSettings(left, right)
      : (schemaCompare(path, left, right) ?? compareMigrations(path, left, right));
}
