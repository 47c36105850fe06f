import { databaseTouches } from '../../src/kit/database/touches.ts';
import type { DeclaredTouch } from '../../src/model/plan.ts';
import type { Settings } from './schema.ts';
import { everyStatement } from './statements.ts';

/** Everything one look may touch. Of statements that differ between products only those of one are sent. */
export function touches(settings: Settings): readonly DeclaredTouch[] {
  return databaseTouches(settings, everyStatement(settings.statementTimeout));
}
