import type { CatalogueEntry } from '../../model/catalogue.ts';
import type { MatcherName } from '../../model/matcher.ts';
import { comparisonRules } from '../../model/profile.ts';
import { factPaths } from './fact-paths.ts';
import { described, strictMap, textRef, words, type SchemaNode } from './schema-node.ts';

const scalar: SchemaNode = { type: ['string', 'number', 'boolean', 'null'] };
const bound: SchemaNode = { type: ['string', 'number'] };
const condition: SchemaNode = { $ref: '#/$defs/condition' };

/** Every matcher with what it takes. */
const matchers: Readonly<Record<MatcherName, SchemaNode>> = {
  equals: { description: 'it is exactly this' },
  oneOf: { description: 'it is one of these', type: ['array', 'string'] },
  satisfies: { description: 'the version lies in the range, for example ">=14 <18"', type: ['string', 'integer'] },
  atLeast: described('not less: 200, 500 GiB, 30 days', bound),
  atMost: described('not more', bound),
  above: described('more', bound),
  below: described('less', bound),
  between: { description: 'from and to, both included', type: ['array', 'string'] },
  matches: { description: 'the regular expression fits somewhere (RE2: no look-around)', type: 'string' },
  contains: { description: 'the text, element or name is in it' },
  containsAll: { description: 'all of these are in it', type: ['array', 'string'] },
  containsNone: { description: 'none of these is in it', type: ['array', 'string'] },
  startsWith: described('the text begins so', bound),
  endsWith: described('the text ends so', bound),
  present: { description: 'there is one', const: true },
  absent: { description: 'there is none', const: true },
  count: described('it has so many', { anyOf: [{ type: ['integer', 'string'] }, condition] }),
  each: described('all elements are so', condition),
  some: described('at least one element is so', condition),
  none: described('no element is so', condition),
  before: { description: 'the moment lies before', type: 'string' },
  after: { description: 'the moment lies after', type: 'string' },
  all: { description: 'all of several', type: 'array', items: condition },
  any: { description: 'one of several', type: 'array', items: condition },
  not: described('the contrary', condition),
};

/** What stands beside a matcher or a rule. */
const particulars: Readonly<Record<string, SchemaNode>> = {
  id: { description: 'its name in reports and waivers', type: ['string', 'number'] },
  severity: { $ref: '#/$defs/severity' },
  in: words('only in these environments'),
  except: words('not in these environments'),
  when: { $ref: '#/$defs/when' },
  because: described('why it is asked', textRef),
  remedy: described('what is to be done when it is not met', textRef),
  owner: described('whose matter it is', textRef),
};

const comparison: Readonly<Record<string, SchemaNode>> = {
  rule: { $ref: '#/$defs/rule' },
  within: described('for near: 20%, or an amount such as 2 GiB', bound),
  paths: words('for same-except: what may differ'),
  shared: { description: 'both sides may be one and the same system', type: 'boolean' },
  ...particulars,
};

/** Definitions that expectations, comparisons, relations and the site file share. */
export const expectDefinitions: Readonly<Record<string, SchemaNode>> = {
  condition: { anyOf: [scalar, { type: 'object' }] },
  severityWord: { description: 'how much it weighs', enum: ['blocker', 'major', 'minor', 'info'] },
  severity: {
    description: 'how much it weighs: a word, or one for each environment and default',
    anyOf: [
      { $ref: '#/$defs/severityWord' },
      { type: 'object', additionalProperties: { $ref: '#/$defs/severityWord' }, minProperties: 1 },
    ],
  },
  when: {
    description: 'parameters it depends on',
    type: 'object',
    additionalProperties: condition,
    minProperties: 1,
  },
  rule: { description: 'how the two sides are compared', enum: comparisonRules },
  matchers: strictMap({ ...matchers, ...particulars }),
  expectation: {
    anyOf: [scalar, { $ref: '#/$defs/matchers' }, { type: 'array', items: { $ref: '#/$defs/matchers' }, minItems: 1 }],
  },
  acrossRule: strictMap(
    { ...comparison, against: { description: 'the environment it is held against', type: 'string' } },
    ['rule'],
  ),
  amongRule: strictMap(comparison, ['rule']),
  across: comparisonOf('across'),
  among: comparisonOf('among'),
  relation: strictMap(
    {
      ...comparison,
      id: { description: 'its name in reports and waivers', type: 'string' },
      title: textRef,
      left: { description: 'a check and one of its facts: web.version', type: 'string' },
      right: { description: 'a check and one of its facts', type: 'string' },
    },
    ['id', 'left', 'right', 'rule'],
  ),
  override: strictMap(
    {
      expectation: { description: 'check/ID', type: 'string' },
      in: words('only in these environments'),
      because: textRef,
      owner: textRef,
      ...matchers,
    },
    ['expectation', 'because'],
  ),
};

/** `expect` of checks with one kind of probe: its facts by name, others possible. */
export function expectSchema(entry: CatalogueEntry): SchemaNode {
  return byFact(entry, { $ref: '#/$defs/expectation' });
}

/** `across` or `among` of checks with one kind of probe. */
export function comparisonSchema(entry: CatalogueEntry, kind: 'across' | 'among'): SchemaNode {
  return byFact(entry, { $ref: `#/$defs/${kind}` });
}

function comparisonOf(kind: 'across' | 'among'): SchemaNode {
  const rule: SchemaNode = { $ref: `#/$defs/${kind}Rule` };
  return { anyOf: [{ $ref: '#/$defs/rule' }, rule, { type: 'array', items: rule, minItems: 1 }] };
}

function byFact(entry: CatalogueEntry, value: SchemaNode): SchemaNode {
  const facts = factPaths(entry.facts).map(({ path, description }) => [path, described(description, value)]);
  return { type: 'object', properties: Object.fromEntries(facts), additionalProperties: value, minProperties: 1 };
}
