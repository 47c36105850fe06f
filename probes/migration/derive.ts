import { fromUnseen } from '../../src/kit/database/from-unseen.ts';
import { gapsAt, noted } from '../../src/kit/machine/missed.ts';
import type { DeriveContext, Derived } from '../../src/model/derive.ts';
import { isJsonObject, type JsonObject } from '../../src/model/json.ts';
import type { Gap } from '../../src/model/observation.ts';
import { sideNames } from './sides.ts';

/** How old the last archived log is: what could be lost, were a backup brought forward now. */
export function derive(facts: JsonObject, { now }: DeriveContext): Derived {
  const found: Record<string, JsonObject> = {};
  const gaps: Gap[] = [];
  for (const side of sideNames) {
    const path = `${side}.archiveAge`;
    const said = facts[side];
    const at = isJsonObject(said) ? said['lastArchivedAt'] : undefined;
    const moment = typeof at === 'string' ? Date.parse(at) : Number.NaN;
    if (!Number.isNaN(moment)) found[side] = { archiveAge: Math.max(0, Math.floor((now - moment) / 1000)) };
    else if (at === null) gaps.push(...gapsAt([path], noted('not-supported', 'migration.gap.never-archived')));
    else gaps.push(...gapsAt([path], fromUnseen('migration', `${side}.lastArchivedAt`)));
  }
  return { facts: found, gaps };
}
