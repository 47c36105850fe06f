import { databaseTouches } from '../../src/kit/database/touches.ts';
import type { DeclaredTouch } from '../../src/model/plan.ts';
import type { Settings } from './schema.ts';
import { allStatements } from './statements.ts';

/** Everything one look may touch. */
export function touches(settings: Settings): readonly DeclaredTouch[] {
  return databaseTouches(settings, allStatements);
}
