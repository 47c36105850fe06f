import { endOfLifeOf } from '../../src/kit/database/end-of-life.ts';
import { fromUnseen } from '../../src/kit/database/from-unseen.ts';
import { gapsAt, notSupported } from '../../src/kit/machine/missed.ts';
import type { DeriveContext, Derived } from '../../src/model/derive.ts';
import { isJsonObject, type JsonObject } from '../../src/model/json.ts';
import type { Gap } from '../../src/model/observation.ts';

/** Product, version, edition, head-room and end of support, from what the database said. */
export function derive(facts: JsonObject, context: DeriveContext): Derived {
  const { versionText, fullVersion, serverVersion } = facts;
  const gaps: Gap[] = [];
  const said = fullVersion ?? serverVersion;
  const version = typeof said === 'string' ? said : null;
  if (typeof versionText !== 'string')
    gaps.push(...gapsAt(['product', 'edition'], fromUnseen('oracle', 'versionText')));
  if (version === null) gaps.push(...gapsAt(['version', 'endOfLife'], fromUnseen('oracle', 'serverVersion')));
  const edition =
    typeof versionText === 'string' ? (/\b\w+ Edition(?: [\dA-Z][\w ]*)?/.exec(versionText)?.[0] ?? null) : null;
  if (typeof versionText === 'string' && edition === null) gaps.push(notSupported('edition', 'oracle.gap.no-edition'));
  const end = version === null ? { facts: {} } : endOfLifeOf('oracle-database', version, context);
  gaps.push(...(end.gaps ?? []));
  const free = freeConnections(facts);
  if (free === null) gaps.push(...gapsAt(['connections.free'], fromUnseen('oracle', 'connections')));
  return {
    facts: {
      ...(typeof versionText === 'string' ? { product: 'Oracle Database' } : {}),
      ...(version === null ? {} : { version }),
      ...(edition === null ? {} : { edition }),
      ...(free === null ? {} : { connections: { free } }),
      ...end.facts,
    },
    gaps,
  };
}

function freeConnections({ connections }: JsonObject): number | null {
  if (!isJsonObject(connections)) return null;
  const { used, max } = connections;
  return typeof used === 'number' && typeof max === 'number' ? Math.max(0, max - used) : null;
}
