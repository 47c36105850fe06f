import { databaseTouches } from '../../src/kit/database/touches.ts';
import type { DeclaredTouch } from '../../src/model/plan.ts';
import { loginOf } from './login-of.ts';
import type { Settings } from './schema.ts';
import { allStatements } from './statements.ts';

/** Everything one look may touch. Two connections: ours, which asks whether it may, and the driver’s own. */
export function touches(settings: Settings): readonly DeclaredTouch[] {
  return databaseTouches(loginOf(settings), allStatements).map((declared) =>
    declared.touch.kind === 'connect' ? { ...declared, count: 2 } : declared,
  );
}
