import { endOfLifeOf } from '../../src/kit/database/end-of-life.ts';
import { fromUnseen } from '../../src/kit/database/from-unseen.ts';
import { gapsAt, notSupported } from '../../src/kit/machine/missed.ts';
import type { DeriveContext, Derived } from '../../src/model/derive.ts';
import { isJsonObject, type JsonObject } from '../../src/model/json.ts';
import type { Gap } from '../../src/model/observation.ts';

/** First numbers of a build and the release they belong to (Microsoft, “Latest updates for SQL Server”). */
const releases: Readonly<Record<string, string>> = {
  '9.0': '2005',
  '10.0': '2008',
  '10.50': '2008 R2',
  '11.0': '2012',
  '12.0': '2014',
  '13.0': '2016',
  '14.0': '2017',
  '15.0': '2019',
  '16.0': '2022',
  '17.0': '2025',
};

/** Product, version, release, head-room and end of support, from what the server said. */
export function derive(facts: JsonObject, context: DeriveContext): Derived {
  const { versionText, serverVersion } = facts;
  const gaps: Gap[] = [];
  if (typeof versionText !== 'string' || typeof serverVersion !== 'string')
    gaps.push(...gapsAt(['product', 'version', 'release', 'endOfLife'], fromUnseen('sqlserver', 'versionText')));
  const version = typeof serverVersion === 'string' ? serverVersion : null;
  const release = version === null ? null : releaseOf(version);
  if (version !== null && release === null) gaps.push(notSupported('release', 'kit.gap.version-unknown'));
  const end =
    version === null ? { facts: {} } : endOfLifeOf('mssqlserver', supported(version, facts['level']), context);
  gaps.push(...(end.gaps ?? []));
  const free = freeConnections(facts);
  if (free === null) gaps.push(...gapsAt(['connections.free'], fromUnseen('sqlserver', 'connections.used')));
  return {
    facts: {
      ...(typeof versionText === 'string' ? { product: productOf(versionText) } : {}),
      ...(version === null ? {} : { version }),
      ...(release === null ? {} : { release }),
      ...(free === null ? {} : { connections: { free } }),
      ...end.facts,
    },
    gaps,
  };
}

/** Others speak the protocol too: Babelfish for PostgreSQL says so in @@VERSION. */
function productOf(versionText: string): string {
  if (/\bBabelfish\b/i.test(versionText)) return 'Babelfish';
  if (/^Microsoft SQL Azure\b/.test(versionText)) return 'Azure SQL';
  return /^Microsoft SQL Server\b/.test(versionText) ? 'Microsoft SQL Server' : 'unrecognised TDS-protocol server';
}

/** Until 2016 each service pack had an end of its own. */
function supported(version: string, level: JsonObject[string] | undefined): string {
  const pack = typeof level === 'string' ? /^SP\d$/.exec(level)?.[0] : undefined;
  return pack === undefined ? seriesOf(version) : `${seriesOf(version)}-${pack.toLowerCase()}`;
}

function seriesOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

function releaseOf(version: string): string | null {
  return releases[seriesOf(version)] ?? null;
}

function freeConnections({ connections }: JsonObject): number | null {
  if (!isJsonObject(connections)) return null;
  const { used, max } = connections;
  return typeof used === 'number' && typeof max === 'number' ? Math.max(0, max - used) : null;
}
