import type { DatabaseProduct, ProductSign } from '../model/reference.ts';
import type { DialectName } from '../model/words.ts';
import { has, versionSays } from './signs.ts';

/** Packagers put their own tail in parentheses; that does not make another product of it. */
const packagers =
  'Debian|Ubuntu|Raspbian|Devuan|Red Hat|Fedora|openSUSE|SUSE|Alpine|Homebrew|Postgres\\.app|PGDG|Kylin|UOS|Deepin|openEuler|Anolis';

/**
 * The whole text of a PostgreSQL as its makers build it (`configure` writes it, PG_VERSION_STR): number, system,
 * compiler, bits. Anything besides is another product. Some products give this very text, so it is never certain.
 */
const plain = `^PostgreSQL (?P<version>\\d[\\d.]*(?:(?:devel|alpha|beta|rc)\\d*)?)(?: \\((?:${packagers})[^()]*\\))?(?: on [\\w.-]+)?, compiled by [^\\n]+, (?:32|64)-bit$`;

type Row = readonly [
  id: string,
  name: string,
  dialect: DialectName,
  signs: readonly ProductSign[],
  more?: Partial<Pick<DatabaseProduct, 'endOfLife' | 'compatibleWith' | 'last' | 'sharesNumbers'>>,
];

const number = String.raw`(?P<version>\d[\w.]*)`;
const dashed = String.raw`(?P<version>\d[\w.-]*)`;
/** Lettered (V500R002C00) or dotted. */
const vendor = String.raw`(?P<version>V?\d[\w.]*)`;

const says = (pattern: string): readonly ProductSign[] => [versionSays(`(?i)${pattern}`)];

/**
 * Forms collected from the products’ manuals and public bug reports; many carry the number of the PostgreSQL they come
 * from in front of their own. openGauss and what is made of it come first: they name each other.
 */
const rows: readonly Row[] = [
  ['mogdb', 'MogDB', 'opengauss', says(String.raw`\bMogDB ${dashed}`)],
  ['vastbase', 'Vastbase', 'loose', says(String.raw`\bVastbase\b(?: G100)?(?: ${vendor})?`)],
  [
    'opengauss',
    'openGauss',
    'opengauss',
    says(String.raw`\bopenGauss(?:-lite)? ${dashed}`),
    { endOfLife: 'opengauss' },
  ],
  ['gaussdb-dws', 'GaussDB(DWS)', 'vendor', says(String.raw`\bGaussDB (?P<version>\d{1,2}\.[\w.]*)`)],
  ['gaussdb', 'GaussDB', 'vendor', says(String.raw`\b(?:GaussDB \()?GaussDB\b(?: Kernel)?(?: ${vendor})?`)],
  ['kingbasees', 'KingbaseES', 'kingbase', says(String.raw`\bKingbase(?:ES)?\b(?: (?P<version>V\d[\w.]*))?`)],
  ['highgo', 'HighGo', 'loose', says(String.raw`\bHighGo\b(?:[^\d]{0,60}${number})?`)],
  ['ivorysql', 'IvorySQL', 'loose', says(String.raw`\bIvorySQL ${number}`)],
  ['polardb', 'PolarDB', 'loose', says(String.raw`\bPolarDB ${number}`)],
  ['opentenbase', 'OpenTenBase', 'loose', says(String.raw`\b(?:OpenTenBase|TBase)\b(?: V?${number})?`)],
  ['greenplum', 'Greenplum', 'loose', says(String.raw`\bGreenplum Database ${dashed}`)],
  ['cloudberry', 'Cloudberry', 'loose', says(String.raw`\bCloudberry(?: Database)? ${dashed}`)],
  ['edb-advanced-server', 'EDB Advanced Server', 'loose', says(String.raw`\bEnterpriseDB\b(?:[^\d]{0,40}${number})?`)],
  [
    'percona-server-for-postgresql',
    'Percona Server for PostgreSQL',
    'postgresql',
    says(String.raw`\bPercona Server for PostgreSQL ${number}`),
  ],
  ['pgedge', 'pgEdge', 'loose', says(String.raw`\bpgEdge ${dashed}`)],
  ['agensgraph', 'AgensGraph', 'loose', says(String.raw`\bAgensGraph ${dashed}`)],
  [
    'cockroachdb',
    'CockroachDB',
    'semver',
    says(String.raw`\bCockroachDB\b(?:[^\d]{0,20}v${dashed})?`),
    { endOfLife: 'cockroachdb' },
  ],
  ['yugabytedb', 'YugabyteDB', 'loose', says(String.raw`(?P<compatible>\d[\d.]*)-YB-${dashed}`)],
  ['babelfish', 'Babelfish', 'loose', says(String.raw`^Babelfish ${number}`), { sharesNumbers: true }],
  ['openhalo', 'openHalo', 'loose', says(String.raw`^openHalo ${number}`)],
  ['orioledb', 'OrioleDB', 'loose', says(String.raw`^OrioleDB (?P<compatible>\d[\w.]*) \(OrioleDB ${dashed}`)],
  ['pglite', 'PGlite', 'loose', says(String.raw`\bPGlite ${dashed}`)],
  ['amazon-redshift', 'Amazon Redshift', 'loose', says(String.raw`\bRedshift ${number}`)],
  ['questdb', 'QuestDB', 'loose', says(String.raw`\bQuestDB\b`)],
  ['risingwave', 'RisingWave', 'loose', says(String.raw`-RisingWave-${dashed}`)],
  ['materialize', 'Materialize', 'loose', says(String.raw`\bMaterialize v?${dashed}`)],
  ['cratedb', 'CrateDB', 'loose', says(String.raw`\bCrateDB ${dashed}`)],
  // These give the text of PostgreSQL.
  [
    'amazon-aurora-postgresql',
    'Amazon Aurora PostgreSQL',
    'postgresql',
    [has('function', 'aurora_version')],
    { endOfLife: 'amazon-aurora-postgresql', sharesNumbers: true },
  ],
  ['alloydb-omni', 'AlloyDB Omni', 'postgresql', [has('setting', 'alloydb.*')], { sharesNumbers: true }],
  [
    'postgresql',
    'PostgreSQL',
    'postgresql',
    [versionSays(plain, 'likely')],
    { endOfLife: 'postgresql', last: true, sharesNumbers: true },
  ],
];

/** Products that speak the PostgreSQL protocol, in the order in which they are tried. */
export const postgresqlProducts: readonly DatabaseProduct[] = rows.map(([id, name, dialect, signs, more]) => ({
  id,
  name,
  protocol: 'postgresql',
  dialect,
  compatibleWith: 'PostgreSQL',
  sharesNumbers: false,
  endOfLife: null,
  signs,
  last: false,
  ...more,
}));
