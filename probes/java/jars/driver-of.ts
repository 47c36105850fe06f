/** A JDBC driver as the name of its jar tells it. */
export interface NamedDriver {
  readonly name: string;
  /** Null: the name has none. */
  readonly version: string | null;
}

/** Beginnings of the jars of JDBC drivers, domestic products among them. */
const known = [
  'ojdbc\\d+(?:_g)?',
  'mysql-connector-(?:java|j)',
  'mariadb-java-client',
  'postgresql',
  'DmJdbcDriver\\d*',
  'kingbase\\d*',
  'opengauss-jdbc',
  'gaussdb\\w*',
  'gsjdbc\\d+',
  'vastbase(?:-jdbc)?',
  'gbase-connector-java',
  'gbasedbtjdbc\\w*',
  'oscarJDBC\\d*',
  'xugu-jdbc',
  'oceanbase-client',
  'polardb\\w*',
  'taos-jdbcdriver',
  'mssql-jdbc',
  'sqljdbc\\d+',
  'jtds',
  'db2jcc\\d*',
  'jcc',
  'h2',
  'hsqldb',
  'derby(?:client)?',
  'sqlite-jdbc',
  'clickhouse-jdbc',
  'hive-jdbc',
].join('|');

const pattern = new RegExp(`^(${known})(?:[-_]v?(\\d[\\w.+-]*?))?(?:-bin|-all|-standalone|-dist)?\\.jar$`, 'i');

/** The driver in a jar of this file name; null: it is none that is known. */
export function driverOf(file: string): NamedDriver | null {
  const match = pattern.exec(file.slice(0, 300));
  return match?.[1] === undefined ? null : { name: match[1], version: match[2] ?? null };
}
