import { migrationStatements } from '../../src/kit/database/migrations/migration-statements.ts';
import { queryStatements } from '../../src/kit/database/queries/query-statements.ts';
import { databaseTouches } from '../../src/kit/database/touches.ts';
import type { DeclaredTouch } from '../../src/model/plan.ts';
import { allCatalogueStatements } from './catalogue/statements/catalogue-statements.ts';
import type { Settings } from './schema.ts';
import { allStatements } from './statements.ts';

/** Everything one look may touch. */
export function touches(settings: Settings): readonly DeclaredTouch[] {
  return databaseTouches(settings, [
    ...allStatements,
    ...migrationStatements('postgres', settings.migrations),
    ...queryStatements('postgres', settings.queries),
    ...allCatalogueStatements(settings.schema),
  ]);
}
