import { settle, type FactSchema } from '../../model/catalogue.ts';
import { nested, value, type Message, type Param } from '../../model/message.ts';
import type { Matcher } from '../../model/matcher.ts';

/** What a matcher asks, as a message: `expect.OP` with its values in the unit of the fact. */
export function expectedOf(matcher: Matcher, schema: FactSchema | null): Message {
  const unit = schema?.unit ?? null;
  switch (matcher.op) {
    case 'equals':
    case 'contains':
      return said(matcher.op, { value: value(matcher.value, unit) });
    case 'oneOf':
    case 'containsAll':
    case 'containsNone':
      return said(matcher.op, { values: list(matcher.values.map((each) => value(each, unit))) });
    case 'satisfies':
      return said(matcher.op, { range: value(matcher.range) });
    case 'atLeast':
    case 'atMost':
    case 'above':
    case 'below':
      return said(matcher.op, { bound: value(matcher.bound, unit) });
    case 'between':
      return said(matcher.op, { from: value(matcher.from, unit), to: value(matcher.to, unit) });
    case 'before':
    case 'after':
      return said(matcher.op, { instant: value(matcher.instant, dayOnly(matcher.instant) ? null : 'instant') });
    case 'matches':
      return said(matcher.op, { pattern: value(matcher.pattern) });
    case 'startsWith':
    case 'endsWith':
      return said(matcher.op, { text: value(matcher.text) });
    case 'present':
    case 'absent':
      return said(matcher.op, {});
    default:
      return compound(matcher, schema);
  }
}

type Compound = Matcher & { readonly op: 'all' | 'any' | 'not' | 'count' | 'each' | 'some' | 'none' | 'fields' };

function compound(matcher: Compound, schema: FactSchema | null): Message {
  switch (matcher.op) {
    case 'all':
    case 'any':
      return said(matcher.op, { matchers: list(matcher.matchers.map((each) => nested(expectedOf(each, schema)))) });
    case 'not':
      return said(matcher.op, { matcher: nested(expectedOf(matcher.matcher, schema)) });
    case 'count':
      return said(matcher.op, { matcher: nested(expectedOf(matcher.matcher, null)) });
    case 'each':
    case 'some':
    case 'none':
      return said(matcher.op, { matcher: nested(expectedOf(matcher.matcher, inside(schema))) });
    case 'fields':
      return said(matcher.op, {
        fields: list(
          matcher.fields.map((each) =>
            nested(said('field', { path: value(each.path), matcher: nested(fieldExpected(each, schema)) })),
          ),
        ),
      });
  }
}

function fieldExpected(
  field: { readonly path: string; readonly matcher: Matcher },
  schema: FactSchema | null,
): Message {
  const shape = schema?.properties?.[field.path];
  return expectedOf(field.matcher, shape === undefined ? null : settle(shape));
}

/** Shape of the elements of a list or the values of a map. */
function inside(schema: FactSchema | null): FactSchema | null {
  if (schema?.items !== undefined) return settle(schema.items);
  const rest = schema?.additionalProperties;
  return typeof rest === 'object' ? settle(rest) : null;
}

function dayOnly(instant: string): boolean {
  return instant.length === 'YYYY-MM-DD'.length;
}

function said(op: Matcher['op'] | 'field', params: Message['params']): Message {
  return { code: `expect.${op}`, params };
}

function list(items: readonly Param[]): Param {
  return { kind: 'list', items };
}
