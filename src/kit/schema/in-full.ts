import { isJsonList, isJsonObject } from '../../model/json.ts';
import { readFactPath } from '../../model/fact-path.ts';
import type { Difference } from '../../model/finding.ts';
import type { PartInFull, SchemaSnapshot } from './snapshot.ts';

/** Where a difference stands, as far as it says what may be hidden there. */
interface Spot {
  readonly kind: string;
  readonly part: string;
  readonly aspect: string;
  /** `type` of a constraint that one side lacks. */
  readonly type: string;
}

const lies: { readonly [P in PartInFull]: (spot: Spot) => boolean } = {
  schemas: ({ kind }) => kind === 'schema',
  tables: ({ kind, part, aspect }) => isWhole(part, aspect) && ['table', 'view', 'sequence'].includes(kind),
  columns: ({ part, aspect }) => part === 'columns' || aspect === 'columnOrder',
  checks: ({ part, type }) => part === 'constraints' && type === 'check',
  foreignKeys: ({ part, type }) => part === 'constraints' && type === 'foreign-key',
  partitions: ({ part, aspect }) => part === 'partitions' || aspect === 'partitionKey' || aspect === 'subpartitionKey',
  definitions: ({ kind, part, aspect }) => kind === 'view' && (isWhole(part, aspect) || aspect === 'definition'),
  routines: ({ kind }) => kind === 'routine',
  bodies: ({ aspect }) => aspect === 'body',
  triggers: ({ part, aspect }) => part === 'triggers' || aspect === 'triggerOrder',
  events: ({ kind }) => kind === 'event',
  sequences: ({ kind, part, aspect }) => kind === 'sequence' && !isWhole(part, aspect),
  texts: () => false,
};

/** The difference is the object itself: one side lacks it. */
function isWhole(part: string, aspect: string): boolean {
  return part === '' && aspect === '';
}

/**
 * Whether one side lacks something where it was not shown all there is: that is no difference, and no agreement (a gap
 * in `inFull` says so). Snapshots where it is null were seen in full.
 */
export function isUnseen(difference: Difference, left: SchemaSnapshot, right: SchemaSnapshot): boolean {
  const seen = (difference.left === null ? left : right).inFull;
  if (seen === null || (difference.left !== null && difference.right !== null)) return false;
  const spot = spotOf(difference);
  return Object.entries(lies).some(([part, liesThere]) => seen[part] !== true && liesThere(spot));
}

/** `objects.KIND.NAME.aspects.ASPECT`, `objects.KIND.NAME.parts.PART.NAME.ASPECT` */
function spotOf({ path, left, right }: Difference): Spot {
  const names = (readFactPath(path) ?? []).map((segment) => (segment.kind === 'name' ? segment.name : ''));
  const [, kind = '', , below = '', fourth = '', , sixth = ''] = names;
  const there = left ?? right;
  const type = isJsonObject(there) && !isJsonList(there) ? there['type'] : null;
  return {
    kind,
    part: below === 'parts' ? fourth : '',
    aspect: below === 'aspects' ? fourth : sixth,
    type: typeof type === 'string' ? type : '',
  };
}
