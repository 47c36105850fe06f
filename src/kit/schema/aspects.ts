/** How much a difference weighs: 0 changes results or rights, 1 how fast they come, 2 neither. */
export type Rank = 0 | 1 | 2;

/** What is known of an aspect besides its name. */
export interface AspectRule {
  readonly rank: Rank;
  /** A list of names whose order counts only among those that both sides have. */
  readonly order?: true;
  /** Told, and does not make two schemas differ. */
  readonly informs?: true;
}

const performance: AspectRule = { rank: 1 };
const cosmetic: AspectRule = { rank: 2 };

/** Aspects that do not weigh most. Any other aspect is semantic: what is not known to be harmless is not. */
const rules: Readonly<Record<string, AspectRule>> = {
  accessMethod: performance,
  algorithm: performance,
  clustered: performance,
  compression: performance,
  cost: performance,
  method: performance,
  options: performance,
  generatedKind: performance,
  parallel: performance,
  planRows: performance,
  rowFormat: performance,
  sequenceCache: performance,
  statistics: performance,
  storage: performance,
  support: performance,
  tablespace: performance,
  // order of columns, where programs name them
  columnOrder: { rank: 2, order: true },
  // triggers of one moment run one after the other
  triggerOrder: { rank: 0, order: true },
  comment: cosmetic,
  createdWith: cosmetic,
  definer: cosmetic,
  ends: cosmetic,
  name: cosmetic,
  owner: cosmetic,
  starts: cosmetic,
  subpartitions: cosmetic,
  extensionVersion: { rank: 2, informs: true },
};

const semantic: AspectRule = { rank: 0 };

/** An index changes results only where it is unique. */
const ofUnique = new Set(['unique', 'primary', 'keys', 'include', 'predicate', 'nullsNotDistinct', 'valid']);

/** How an aspect weighs. */
export function aspectRule(aspect: string): AspectRule {
  return Object.hasOwn(rules, aspect) ? (rules[aspect] ?? semantic) : semantic;
}

/** How an aspect of a part weighs. */
export function partRule(part: string, aspect: string, unique: boolean): AspectRule {
  if (part === 'indexes' && aspect !== 'comment' && aspect !== 'name')
    return aspect === 'unique' || (unique && ofUnique.has(aspect)) ? semantic : performance;
  return aspectRule(aspect);
}

/** How a part that is missing on one side weighs. */
export function missingPartRank(part: string, unique: boolean): Rank {
  if (part === 'statistics') return 1;
  return part === 'indexes' && !unique ? 1 : 0;
}
