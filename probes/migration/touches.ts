import { databaseTouches, statementTouch } from '../../src/kit/database/touches.ts';
import type { DeclaredTouch } from '../../src/model/plan.ts';
import type { Settings } from './schema.ts';
import { loginOf, sideNames } from './sides.ts';
import { allStatements } from './statements/all-statements.ts';

/** Everything one look may touch, the source first. */
export function touches(settings: Settings): readonly DeclaredTouch[] {
  return sideNames.flatMap((side) => {
    const login = loginOf(settings[side]);
    const statements = [...allStatements(settings, side)].map(([text, count]) => ({
      touch: statementTouch(login, text),
      count,
    }));
    return [...databaseTouches(login, []), ...statements];
  });
}
