import { formatFactPath } from '../../model/fact-path.ts';
import type { Difference } from '../../model/finding.ts';
import { isJsonList, type Json } from '../../model/json.ts';
import { nested, value, type Message, type Param } from '../../model/message.ts';
import type { AspectRule, Rank } from './aspects.ts';
import { excerpts } from './excerpts.ts';
import type { SchemaSnapshot } from './snapshot.ts';

/** An object, or a part of it. */
export interface Place {
  readonly kind: string;
  readonly name: string;
  readonly part: { readonly kind: string; readonly name: string } | null;
}

/** Names of products are the same in every language. */
const products: Readonly<Record<SchemaSnapshot['dialect'], string>> = {
  postgresql: 'PostgreSQL',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
};

/** Two products: nothing below can be held against each other. */
export function dialectDifference(left: SchemaSnapshot, right: SchemaSnapshot): Difference {
  const side = (name: string): Message => ({ code: 'kit.schema.value', params: { value: name } });
  const [ours, theirs] = [products[left.dialect], products[right.dialect]];
  return {
    path: 'dialect',
    kind: 'changed',
    rank: 0,
    left: left.dialect,
    right: right.dialect,
    words: { what: { code: 'kit.schema.product', params: {} }, left: side(ours), right: side(theirs) },
  };
}

/** Only one side has it; the other is null. */
export function missingDifference(place: Place, left: Json, right: Json, rank: Rank): Difference {
  const side = (there: Json): Message => ({
    code: there === null ? 'kit.schema.missing' : 'kit.schema.there',
    params: {},
  });
  return {
    path: pathOf(place, null),
    kind: left === null ? 'missing-left' : 'missing-right',
    rank,
    left,
    right,
    words: { what: nameOf(place), left: side(left), right: side(right) },
  };
}

/** Both sides have it, and one aspect differs. */
export function aspectDifference(
  place: Place,
  aspect: string,
  left: Json,
  right: Json,
  { rank, informs }: AspectRule,
): Difference {
  const [ours, theirs] = excerpts(left, right);
  const what = { thing: nested(nameOf(place)), aspect: nested({ code: `kit.schema.aspect.${aspect}`, params: {} }) };
  return {
    path: pathOf(place, aspect),
    kind: 'changed',
    rank,
    left,
    right,
    words: {
      what: { code: 'kit.schema.aspect-of', params: what },
      left: sideOf(aspect, ours),
      right: sideOf(aspect, theirs),
    },
    ...(informs === undefined ? {} : { informs }),
  };
}

/** `objects.table["public.orders"].parts.columns.id.type` */
function pathOf({ kind, name, part }: Place, aspect: string | null): string {
  const below = part === null ? ['aspects'] : ['parts', part.kind, part.name];
  const names = ['objects', kind, name, ...(aspect === null && part === null ? [] : below)];
  const all = aspect === null ? names : [...names, aspect];
  return formatFactPath(all.map((each) => ({ kind: 'name', name: each })));
}

/** `table public.orders`, `column public.orders.id`, `index orders_idx of public.orders`. */
function nameOf({ kind, name, part }: Place): Message {
  if (part === null) return { code: `kit.schema.object.${kind}`, params: { name: value(name) } };
  return { code: `kit.schema.part.${part.kind}`, params: { name: value(part.name), of: value(name) } };
}

function sideOf(aspect: string, side: Json): Message {
  if (aspect === 'nullable' && typeof side === 'boolean')
    return { code: side ? 'kit.schema.nullable' : 'kit.schema.not-null', params: {} };
  if (typeof side === 'boolean') return { code: side ? 'kit.schema.yes' : 'kit.schema.no', params: {} };
  if (side === null || (isJsonList(side) && side.length === 0)) return { code: 'kit.schema.none', params: {} };
  return { code: 'kit.schema.value', params: { value: shown(side) } };
}

function shown(side: Json): Param {
  return isJsonList(side) ? { kind: 'list', items: side.map((each) => value(each)) } : value(side);
}
