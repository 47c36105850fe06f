import { fromUnseen } from '../../src/kit/database/from-unseen.ts';
import { gapsAt, notSupported } from '../../src/kit/machine/missed.ts';
import type { DeriveContext, Derived } from '../../src/model/derive.ts';
import { isJsonObject, type JsonObject } from '../../src/model/json.ts';
import type { Gap } from '../../src/model/observation.ts';

const dayMs = 86_400_000;

/** Product, version, days of the licence and head-room, from what the server said. */
export function derive(facts: JsonObject, { now }: DeriveContext): Derived {
  const { serverVersion, license } = facts;
  const gaps: Gap[] = [];
  const version = typeof serverVersion === 'string' ? (/\bV(\d{1,2})\b/.exec(serverVersion)?.[1] ?? null) : null;
  if (typeof serverVersion !== 'string')
    gaps.push(...gapsAt(['product', 'version'], fromUnseen('dameng', 'serverVersion')));
  else if (version === null) gaps.push(notSupported('version', 'kit.gap.version-unknown'));
  const daysLeft =
    license === undefined || !isJsonObject(license) ? undefined : daysUntil(license['expires'] ?? null, now);
  if (daysLeft === undefined) gaps.push(...gapsAt(['license.daysLeft'], fromUnseen('dameng', 'license')));
  const free = freeSessions(facts);
  if (free === null) gaps.push(...gapsAt(['connections.free'], fromUnseen('dameng', 'connections', 'settings')));
  return {
    facts: {
      ...(typeof serverVersion === 'string' ? { product: productOf(serverVersion) } : {}),
      ...(version === null ? {} : { version }),
      ...(daysLeft === undefined ? {} : { license: { daysLeft } }),
      ...(free === null ? {} : { connections: { free } }),
    },
    gaps,
  };
}

function productOf(serverVersion: string): string {
  return /^DM Database Server\b/.test(serverVersion) ? 'Dameng' : 'unrecognised Dameng-protocol server';
}

/** Null: no end. Undefined: not a day. */
function daysUntil(written: JsonObject[string], now: number): number | null | undefined {
  if (written === null) return null;
  const day = typeof written === 'string' ? Date.parse(`${written}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(day) ? undefined : Math.floor((day - now) / dayMs);
}

function freeSessions({ connections, settings }: JsonObject): number | null {
  if (!isJsonObject(connections) || !isJsonObject(settings)) return null;
  const [used, most] = [connections['used'], settings['MAX_SESSIONS']];
  if (typeof used !== 'number' || typeof most !== 'string' || !/^\d{1,9}$/.test(most)) return null;
  return Math.max(0, Number(most) - used);
}
