import type { DeclaredTouch, Touch } from '../../../src/model/plan.ts';
import type { Settings } from '../schema.ts';

/** The question a browser asks before a request. */
export function preflightTouch(touch: Touch): Touch {
  return touch.kind === 'url' ? { ...touch, method: 'OPTIONS' } : touch;
}

/** What looking at the reply touches beside the request itself. */
export function replyTouches(settings: Settings, request: Touch): readonly DeclaredTouch[] {
  const declared: DeclaredTouch[] = [];
  if (settings.cors !== null) declared.push({ touch: preflightTouch(request), count: 1 });
  const path = contractFile(settings);
  if (path !== null) declared.push({ touch: { kind: 'file', path }, count: 1 });
  return declared;
}

function contractFile({ contract }: Settings): string | null {
  if (contract === null) return null;
  if ('openapi' in contract) return contract.openapi;
  return typeof contract.schema === 'string' ? contract.schema : null;
}
