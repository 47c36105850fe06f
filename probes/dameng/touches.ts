import { databaseTouches } from '../../src/kit/database/touches.ts';
import type { DeclaredTouch } from '../../src/model/plan.ts';
import { loginOf } from './login-of.ts';
import type { Settings } from './schema.ts';
import { allStatements } from './statements.ts';

/**
 * Everything one look may touch. Two connections: ours, which asks whether it may, and the driver’s own. The driver is
 * code that the profile’s author chose.
 */
export function touches(settings: Settings): readonly DeclaredTouch[] {
  const declared = databaseTouches(loginOf(settings), allStatements);
  return [
    ...declared.map((each) => (each.touch.kind === 'connect' ? { ...each, count: 2 } : each)),
    { touch: { kind: 'file', path: settings.driver }, count: 1, chosen: true },
  ];
}
