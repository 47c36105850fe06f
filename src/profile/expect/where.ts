import type { Json } from '../../model/json.ts';
import type { Matcher } from '../../model/matcher.ts';
import { asMap, reportUnknown, type Fields } from '../shape/fields.ts';
import { readWords } from '../shape/scalars.ts';
import type { Node } from '../text/tree.ts';
import { firstVariable } from '../values/scope.ts';
import { compileMatcher } from './compile-matcher.ts';
import { holds } from './holds.ts';
import { parameterSchema } from './parameter-schema.ts';
import type { ScopeContext } from './expect-context.ts';

/** Where something is asked at all. */
export interface Where {
  /** Only in these environments; null: in all. */
  readonly in: readonly string[] | null;
  readonly except: readonly string[];
  /** Only where the parameters have these values; all must hold. */
  readonly when: readonly { readonly parameter: string; readonly matcher: Matcher }[];
}

/** Reads `in`, `except` and `when` of a check, an expectation, a comparison or a relation. */
export function readWhere(fields: Pick<Fields, 'get'>, context: ScopeContext): Where {
  const inside = fields.get('in');
  const outside = fields.get('except');
  const only = inside === undefined ? null : readEnvironments(inside.value, 'in', context);
  const except = outside === undefined ? [] : readEnvironments(outside.value, 'except', context);
  if (only !== null && except !== null) reportNowhere(only, except, fields, context);
  const when = fields.get('when');
  const conditions = when === undefined ? [] : readWhen(when.value, context);
  return { in: only, except: except ?? [], when: context.isDraft === true ? [] : conditions };
}

/** Known environments; null where one of them is a mistake. */
function readEnvironments(node: Node, what: 'in' | 'except', context: ScopeContext): readonly string[] | null {
  const { environments, sink } = context;
  if (node.kind === 'list' && node.items.length === 0) {
    sink.report('list-empty', node.at, { matcher: what, written: '[]', fact: '' });
    return null;
  }
  const before = sink.count();
  const known: string[] = [];
  for (const { word, node: at } of readWords(node, what, sink)) {
    if (environments.includes(word)) known.push(word);
    else reportUnknown('unknown-environment', word, environments, at.at, sink);
  }
  return sink.count() > before ? null : known;
}

/** `in` and `except` that together leave no environment. */
function reportNowhere(
  only: readonly string[],
  except: readonly string[],
  fields: Pick<Fields, 'get'>,
  { sink }: ScopeContext,
): void {
  const isSomewhere = only.some((each) => !except.includes(each));
  const place = fields.get('except');
  if (place !== undefined && !isSomewhere) sink.report('asked-nowhere', place.keyAt, { except });
}

function readWhen(node: Node, context: ScopeContext): Where['when'] {
  const { parameters, sink } = context;
  const variable = firstVariable(node);
  if (variable !== null) {
    sink.report('variable-in-when', variable.at, {});
    return [];
  }
  const map = asMap(node, 'when', sink);
  if (map?.entries.length === 0) sink.report('empty-map', map.at, { what: 'when' });
  const when: Where['when'][number][] = [];
  for (const { key, keyAt, value } of map?.entries ?? []) {
    const type = parameters.get(key);
    if (type === null) continue; // its declaration is wrong, which is reported there
    if (type === undefined) {
      reportUnknown('unknown-when', key, parameters.keys(), keyAt, sink);
      continue;
    }
    const compiled = compileMatcher(value, parameterSchema(type), context, key);
    if (compiled !== null) when.push({ parameter: key, matcher: compiled.matcher });
  }
  return when;
}

/** Whether something is asked in an environment, where parameters have these values. */
export function applies(
  where: Where,
  environment: string,
  parameterValue: (name: string) => Json | undefined,
): boolean {
  if (where.in !== null && !where.in.includes(environment)) return false;
  if (where.except.includes(environment)) return false;
  return where.when.every(({ parameter, matcher }) => holds(matcher, parameterValue(parameter)));
}
