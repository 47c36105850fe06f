import { keptText, type FoundObject } from '../../../src/kit/schema/snapshot-of.ts';
import { createdBy, isWhole } from './programs.ts';
import type { Reading } from './reading.ts';
import type { CatalogueRow } from './rows.ts';
import { expressionText } from './sql-text.ts';

/** Views. The text is that of the server, which has resolved every name. */
export function viewObjects(reading: Reading): readonly FoundObject[] {
  const { rows, rules, nameOf } = reading;
  return (rows.views ?? []).map((view) => ({
    kind: 'view',
    name: nameOf(view.schema, view.name),
    aspects: {
      definition: showsDefinition(view) ? keptText(expressionText(view.definition ?? '', rules)) : null,
      checkOption: view.checkOption === 'NONE' ? null : view.checkOption.toLowerCase(),
      securityDefiner: view.security === 'DEFINER',
      algorithm: view.algorithm?.toLowerCase() ?? null,
      ...createdBy(view, reading),
    },
    parts: {},
  }));
}

/** Whoever may not see the text of a view gets an empty one. */
export function showsDefinition({ definition }: Pick<CatalogueRow<'views'>, 'definition'>): boolean {
  return isWhole(definition) && definition !== '';
}
