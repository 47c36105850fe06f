import type { DatabaseProduct, ProductSign } from '../model/reference.ts';
import type { DialectName } from '../model/words.ts';
import { anySays, has, settingSays, versionSays } from './signs.ts';

/** What packagers put behind the numbers of a MySQL. */
const tails =
  'ubuntu|debian|deb|log|debug|commercial|enterprise|cluster|rc|dmr|lts|innovation|u\\d|[\\d.]+(?:ubuntu|deb)[\\w.]*';

/**
 * A version as MySQL’s makers and the packagers of distributions write it: `8.0.42`, `9.7.4-2`, `5.7.29-32-log`. From 5
 * to 9, and from 26 on (numbered by year since July 2026); 10 to 25 were never MySQL’s.
 */
const plainVersion = `(?i)^(?P<version>(?:[5-9]|2[6-9]|[3-9]\\d)\\.\\d{1,2}\\.\\d{1,4})(?:-\\d{1,3}(?:[.+~]\\w+)*)?(?:-(?:${tails}))*$`;

/** version_comment of a MySQL as its makers and packagers build it. */
const plainComment =
  '(?i)^(?:MySQL (?:Community|Enterprise|Commercial|Cluster Community|Cluster Commercial)\\b.*|Source distribution|Homebrew|\\((?:Debian|Ubuntu|Raspbian|Fedora|Red Hat|openEuler|Kylin|UOS|GPL)[^()]*\\)|Ubuntu|Debian)$';

const mysqlItself: ProductSign = {
  all: [
    { in: 'version', pattern: plainVersion },
    { in: 'comment', pattern: plainComment },
  ],
  confidence: 'likely',
};

/** The number in front, which servers before 11.0 hide behind 5.5.5 (MDEV-28910 dropped it). */
const mariadb = String.raw`(?i)^(?:5\.5\.5-)?(?P<version>\d{1,3}\.\d{1,3}\.\d{1,4})(?:[\w.~+-]*)-MariaDB\b`;

type Row = readonly [
  id: string,
  name: string,
  dialect: DialectName,
  signs: readonly ProductSign[],
  more?: Partial<Pick<DatabaseProduct, 'endOfLife' | 'compatibleWith' | 'last' | 'sharesNumbers'>>,
];

const says = (pattern: string): readonly ProductSign[] => anySays(`(?i)${pattern}`);
const shared = { sharesNumbers: true } as const;

/**
 * Forms collected from the products’ manuals and public bug reports; most carry the number of a MySQL they are
 * compatible with in front of their own. MariaDB comes behind the others: some of them were MariaDB once. Its
 * version_comment is no sign: it has held an advertisement.
 */
const rows: readonly Row[] = [
  [
    'tidb',
    'TiDB',
    'tidb',
    [...says(String.raw`\bTiDB(?:-v(?P<version>\d[\w.-]*)| Server)`), has('setting', 'tidb_current_ts')],
  ],
  ['seekdb', 'seekdb', 'oceanbase', says(String.raw`\bseekdb[- ]v?(?P<version>\d[\w.-]*)`)],
  [
    'oceanbase',
    'OceanBase',
    'oceanbase',
    [
      ...says(String.raw`\bOceanBase(?:_CE)?(?:-v|[ _-])(?P<version>\d[\d.]*)`),
      has('setting', 'ob_compatibility_mode'),
      has('setting', 'ob_query_timeout'),
    ],
  ],
  ['polardb-x', 'PolarDB-X', 'loose', says(String.raw`-PXC-(?P<version>\d[\w.-]*)`)],
  ['tdsql', 'TDSQL', 'loose', says(String.raw`\btxsql\b(?:-(?P<version>\d[\w.]*))?`), shared],
  ['apache-doris', 'Apache Doris', 'loose', says(String.raw`\bdoris version (?:doris-)?(?P<version>\d[\w.-]*)`)],
  ['selectdb', 'SelectDB', 'loose', says(String.raw`\bselectdb[ -](?:version )?v?(?P<version>\d[\w.-]*)`)],
  ['starrocks', 'StarRocks', 'loose', says(String.raw`\bStarRocks version (?P<version>\d[\w.-]*)`)],
  ['singlestore', 'SingleStore', 'loose', says(String.raw`\bSingleStore(?:DB)?\b`)],
  ['vitess', 'Vitess', 'loose', says(String.raw`-Vitess\b`)],
  ['greatsql', 'GreatSQL', 'mysql', says(String.raw`\bGreatSQL\b`), shared],
  ['percona-xtradb-cluster', 'Percona XtraDB Cluster', 'mysql', says(String.raw`\bPercona XtraDB Cluster\b`), shared],
  ['percona-server', 'Percona Server', 'mysql', says(String.raw`\bPercona Server\b`), shared],
  [
    'clickhouse',
    'ClickHouse',
    'loose',
    says(String.raw`\bClickHouse\b(?:[- ]v?(?P<version>\d[\w.-]*))?`),
    { endOfLife: 'clickhouse' },
  ],
  ['databend', 'Databend', 'loose', says(String.raw`-v(?P<version>\d[\w.]*(?:-nightly)?)[\w.-]*\(rust\b|\bdatabend\b`)],
  ['matrixone', 'MatrixOne', 'loose', says(String.raw`\bMatrixOne-v?(?P<version>\d[\w.-]*)?`)],
  ['dolt', 'Dolt', 'loose', says(String.raw`\bDolt\b`)],
  [
    'mariadb',
    'MariaDB',
    'mariadb',
    [versionSays(mariadb), { all: [{ in: 'greeting', pattern: mariadb }], confidence: 'likely' }],
    { compatibleWith: 'MariaDB', endOfLife: 'mariadb', ...shared },
  ],
  // These give the texts of MySQL.
  [
    'amazon-aurora-mysql',
    'Amazon Aurora MySQL',
    'loose',
    [settingSays('aurora_version'), has('setting', 'aurora_version')],
  ],
  [
    'polardb-for-mysql',
    'PolarDB for MySQL',
    'loose',
    [settingSays('polardb_version'), has('setting', 'polardb_version')],
  ],
  ['mysql', 'MySQL', 'mysql', [mysqlItself], { endOfLife: 'mysql', last: true, ...shared }],
];

/** Products that speak the MySQL protocol, in the order in which they are tried. */
export const mysqlProducts: readonly DatabaseProduct[] = rows.map(([id, name, dialect, signs, more]) => ({
  id,
  name,
  protocol: 'mysql',
  dialect,
  compatibleWith: 'MySQL',
  sharesNumbers: false,
  endOfLife: null,
  signs,
  last: false,
  ...more,
}));
