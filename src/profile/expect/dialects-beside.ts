import type { Dialect } from '../../judge/versioning/dialect.ts';
import { dialectOf } from '../../judge/versioning/registry.ts';
import { settle, type FactSchema } from '../../model/catalogue.ts';
import { productNamed } from '../../model/product-name.ts';
import type { DatabaseProduct } from '../../model/reference.ts';
import { dialectNames, type DialectName } from '../../model/words.ts';
import type { MapNode, Node } from '../text/tree.ts';

/** Dialects that fit nearly any text, or no database: tried only where a product is expected that is written so. */
const general: ReadonlySet<DialectName> = new Set(['loose', 'semver', 'chromium']);

/**
 * Dialects in which a version may be written, the one that messages speak of first. Where they hang on a product, those
 * of all products of the probe.
 */
export function dialectsOf(schema: FactSchema, products: readonly DatabaseProduct[] = []): readonly Dialect[] {
  const { dialect = 'loose', dialectOf: productFact } = settle(schema);
  if (productFact === undefined) return [dialectOf(dialect)];
  const own = products.filter((each) => each.protocol === dialect).map((each) => each.dialect);
  const known = own.length > 0 ? own : dialectNames;
  return unique([dialect, ...known.filter((each) => !general.has(each))]);
}

/**
 * The same, where the product may be expected beside the version in one `expect`: then its dialect alone, or those of
 * several that are all right. A product that nobody knows here may be written in any.
 */
export function dialectsBeside(
  schema: FactSchema,
  expect: MapNode | null,
  products: readonly DatabaseProduct[] = [],
): readonly Dialect[] {
  const { dialect = 'loose', dialectOf: productFact } = settle(schema);
  if (productFact === undefined) return [dialectOf(dialect)];
  const names = expectedNames(expect?.entries.find((entry) => entry.key === productFact)?.value);
  if (names.length === 0) return dialectsOf(schema, products);
  const known = names.map((name) => productNamed(products, name)?.dialect);
  if (known.includes(undefined)) return [...dialectsOf(schema, products), dialectOf('loose')];
  return unique(known.filter((each) => each !== undefined));
}

function unique(names: readonly DialectName[]): readonly Dialect[] {
  return [...new Set(names)].map(dialectOf);
}

/** The names of which one is expected: `PostgreSQL`, `{ equals: PostgreSQL }`, `{ oneOf: [MySQL, MariaDB] }`. */
function expectedNames(node: Node | undefined): readonly string[] {
  if (node === undefined) return [];
  if (node.kind === 'scalar') return [node.source];
  if (node.kind === 'list') return [];
  const asked = node.entries.find(({ key }) => key === 'equals' || key === 'oneOf')?.value;
  const items = asked?.kind === 'list' ? asked.items : [asked];
  return items.flatMap((item) => (item?.kind === 'scalar' ? [item.source] : []));
}
