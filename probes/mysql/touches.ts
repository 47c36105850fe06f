import { migrationStatements } from '../../src/kit/database/migrations/migration-statements.ts';
import { queryStatements } from '../../src/kit/database/queries/query-statements.ts';
import { databaseTouches } from '../../src/kit/database/touches.ts';
import type { DeclaredTouch } from '../../src/model/plan.ts';
import { catalogueStatements } from './catalogue/statements.ts';
import type { Settings } from './schema.ts';
import { everyStatement } from './statements.ts';

/** Everything one look may touch. Of statements that differ between products only those of one are sent. */
export function touches(settings: Settings): readonly DeclaredTouch[] {
  return databaseTouches(settings, [
    ...everyStatement(settings),
    ...migrationStatements('mysql', settings.migrations),
    ...queryStatements('mysql', settings.queries),
    ...catalogueStatements(settings),
  ]);
}
