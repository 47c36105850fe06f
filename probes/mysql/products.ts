/** A product that speaks the MySQL protocol, and how its version or version_comment names it. */
export interface NamedProduct {
  readonly product: string;
  /** The first group is its version, where the text says one. Every repetition is bounded. */
  readonly pattern: RegExp;
}

/**
 * In the order they are tried over VERSION(), then version_comment. Forms collected from the products’ manuals and
 * public bug reports; most carry the number of a MySQL they are compatible with in front of their own.
 */
export const namedProducts: readonly NamedProduct[] = [
  { product: 'TiDB', pattern: /\bTiDB(?:-v(\d[\w.-]{0,40})| Server)/i },
  { product: 'seekdb', pattern: /\bseekdb-v?(\d[\w.-]{0,30})/i },
  { product: 'OceanBase', pattern: /\bOceanBase(?:_CE)?(?:-v|[ _-])(\d[\d.]{0,30})/i },
  { product: 'PolarDB-X', pattern: /-PXC-(\d[\w.-]{0,40})/i },
  { product: 'TDSQL', pattern: /\btxsql\b(?:-(\d[\w.]{0,30}))?/i },
  { product: 'Apache Doris', pattern: /\bdoris version (?:doris-)?(\d[\w.-]{0,60})/i },
  { product: 'SelectDB', pattern: /\bselectdb[ -](?:version )?v?(\d[\w.-]{0,60})/i },
  { product: 'StarRocks', pattern: /\bStarRocks version (\d[\w.-]{0,30})/i },
  { product: 'SingleStore', pattern: /\bSingleStore(?:DB)?\b/i },
  { product: 'Vitess', pattern: /-Vitess\b/i },
  { product: 'GreatSQL', pattern: /\bGreatSQL\b/i },
  { product: 'Percona XtraDB Cluster', pattern: /\bPercona XtraDB Cluster\b/i },
  { product: 'Percona Server', pattern: /\bPercona Server\b/i },
  { product: 'ClickHouse', pattern: /\bClickHouse\b/i },
  { product: 'Databend', pattern: /\bdatabend\b/i },
  { product: 'MatrixOne', pattern: /\bMatrixOne-v?(\d[\w.-]{0,30})?/i },
  { product: 'Dolt', pattern: /\bDolt\b/i },
  // Behind the others: some of them were MariaDB once.
  { product: 'MariaDB', pattern: /(?:5\.5\.5-)?(\d{1,3}\.\d{1,3}\.\d{1,4})[\w.~+-]{0,60}-MariaDB\b/i },
  { product: 'MariaDB', pattern: /(?:5\.5\.5-)?(\d{1,3}\.\d{1,3}\.\d{1,4})-MariaDB\b/i },
];

/** Products that give MySQL’s own texts, by a variable that no other server has. Null: it says no version. */
export const namedByVariable: readonly {
  readonly product: string;
  readonly variable: RegExp;
  readonly hasVersion: boolean;
}[] = [
  { product: 'Amazon Aurora MySQL', variable: /^aurora_version$/, hasVersion: true },
  { product: 'PolarDB for MySQL', variable: /^polardb_version$/, hasVersion: true },
  { product: 'TiDB', variable: /^tidb_version$|^tidb_current_ts$/, hasVersion: false },
  { product: 'OceanBase', variable: /^ob_compatibility_mode$|^ob_query_timeout$/, hasVersion: false },
];
