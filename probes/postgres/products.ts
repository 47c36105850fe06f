/** A product that speaks the PostgreSQL protocol, and how its version() text names it. */
export interface NamedProduct {
  readonly product: string;
  /** The first group is its version, where the text says one. Every repetition is bounded. */
  readonly pattern: RegExp;
}

/**
 * In the order they are tried. Forms collected from the products’ manuals and public bug reports; many carry the number
 * of the PostgreSQL they come from in front of their own.
 */
export const namedProducts: readonly NamedProduct[] = [
  { product: 'openGauss', pattern: /\bopenGauss(?:-lite)? (\d[\w.-]{0,30})/i },
  { product: 'MogDB', pattern: /\bMogDB (\d[\w.-]{0,30})/i },
  { product: 'Vastbase', pattern: /\bVastbase\b(?: G100)?(?: (V?\d[\w.]{0,30}))?/i },
  { product: 'GaussDB', pattern: /\b(?:GaussDB \()?GaussDB\b(?: Kernel)?(?: (V?\d[\w.]{0,30}))?/i },
  { product: 'KingbaseES', pattern: /\bKingbase(?:ES)?\b(?: (V\d[\w.]{0,30}))?/i },
  { product: 'HighGo', pattern: /\bHighGo\b(?:[^\d]{0,60}(\d[\w.]{0,30}))?/i },
  { product: 'IvorySQL', pattern: /\bIvorySQL (\d[\w.]{0,30})/i },
  { product: 'PolarDB', pattern: /\bPolarDB (\d[\w.]{0,30})/i },
  { product: 'OpenTenBase', pattern: /\b(?:OpenTenBase|TBase)\b(?: V?(\d[\w.]{0,30}))?/i },
  { product: 'Greenplum', pattern: /\bGreenplum Database (\d[\w.]{0,30})/i },
  { product: 'Cloudberry', pattern: /\bCloudberry(?: Database)? (\d[\w.-]{0,30})/i },
  { product: 'EDB Advanced Server', pattern: /\bEnterpriseDB\b(?:[^\d]{0,40}(\d[\w.]{0,30}))?/i },
  { product: 'Percona Server for PostgreSQL', pattern: /\bPercona Server for PostgreSQL (\d[\w.]{0,30})/i },
  { product: 'pgEdge', pattern: /\bpgEdge (\d[\w.-]{0,30})/i },
  { product: 'AgensGraph', pattern: /\bAgensGraph (\d[\w.-]{0,30})/i },
  { product: 'CockroachDB', pattern: /\bCockroachDB\b(?:[^\d]{0,20}v(\d[\w.-]{0,30}))?/i },
  { product: 'YugabyteDB', pattern: /-YB-(\d[\w.-]{0,30})/i },
  { product: 'Babelfish', pattern: /\bBabelfish (\d[\w.]{0,30})/i },
  { product: 'openHalo', pattern: /\bopenHalo (\d[\w.]{0,30})/i },
  { product: 'OrioleDB', pattern: /\(OrioleDB (\d[\w.-]{0,30})/i },
  { product: 'PGlite', pattern: /\bPGlite (\d[\w.-]{0,30})/i },
  { product: 'Amazon Redshift', pattern: /\bRedshift (\d[\w.]{0,30})/i },
  { product: 'QuestDB', pattern: /\bQuestDB\b/i },
  { product: 'RisingWave', pattern: /-RisingWave-(\d[\w.-]{0,30})/i },
];
