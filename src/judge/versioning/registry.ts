import type { DialectName } from '../../model/words.ts';
import type { Dialect } from './dialect.ts';
import { chromium } from './dialects/chromium.ts';
import { kingbase } from './dialects/kingbase.ts';
import { loose } from './dialects/loose.ts';
import { mariadb } from './dialects/mariadb.ts';
import { mysql } from './dialects/mysql.ts';
import { oceanbase } from './dialects/oceanbase.ts';
import { opengauss } from './dialects/opengauss.ts';
import { postgresql } from './dialects/postgresql.ts';
import { semver } from './dialects/semver.ts';
import { tidb } from './dialects/tidb.ts';
import { vendor } from './dialects/vendor.ts';

/** The one list of dialects. */
const dialects: { readonly [Name in DialectName]: Dialect } = {
  semver,
  postgresql,
  mysql,
  mariadb,
  chromium,
  kingbase,
  opengauss,
  tidb,
  oceanbase,
  vendor,
  loose,
};

/** The dialect of that name. */
export function dialectOf(name: DialectName): Dialect {
  return dialects[name];
}
