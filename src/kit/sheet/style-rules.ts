import { engines, type Engine, type Since } from '../../model/reference.ts';
import type { StyleRules } from './reader/rules.mjs';
import { stylePlaces, type StylePlace } from './style-places.ts';

/** Since when engines know what style sheets use, by key: `reference.browsers.styles`. */
export interface Styles {
  readonly [key: string]: Since;
}

/** What a reader of style sheets looks for: everything that there is data on. */
export function styleRules(styles: Styles): StyleRules {
  return rulesOf(
    Object.keys(styles).filter((key) => !engines.every((engine) => cameWithProperty(key, styles, engine))),
  );
}

/**
 * What a reader of style sheets looks for: what a version of an engine lacks. What no version of it has is left out,
 * for the browser that shows the page drops that by itself.
 */
export function missingStyles(styles: Styles, version: number, engine: Engine = 'chromium'): StyleRules {
  const missing = Object.entries(styles).filter(([, since]) => (since[engine] ?? 0) > version);
  return rulesOf(missing.map(([key]) => key).filter((key) => !cameWithProperty(key, styles, engine)));
}

/** A value that came with its property says nothing more, and under another name of the property it may be older. */
function cameWithProperty(key: string, styles: Styles, engine: Engine): boolean {
  const [area, property = '', value] = key.split('.');
  if (area !== 'properties' || value === undefined) return false;
  const since = styles[`properties.${property}`];
  return since !== undefined && since[engine] === styles[key]?.[engine];
}

type Names = Record<string, string>;

function rulesOf(keys: readonly string[]): StyleRules {
  const rules = {
    ...{ properties: newNames(), wide: newNames(), functions: newNames(), units: newNames(), calcWords: newNames() },
    ...{
      colors: newNames(),
      pseudos: newNames(),
      atRules: newNames(),
      media: newNames(),
      tests: newNames(),
      forms: newNames(),
    },
    ...{ values: newGroups(), descriptors: newGroups() },
  };
  for (const key of keys) for (const place of stylePlaces(key)) enter(rules, place, key);
  return rules;
}

type Draft = { [table in keyof StyleRules]: table extends 'values' | 'descriptors' ? Record<string, Names> : Names };

function enter(rules: Draft, { table, of = '', names }: StylePlace, key: string): void {
  const target = table === 'values' || table === 'descriptors' ? (rules[table][of] ??= newNames()) : rules[table];
  for (const name of names) target[name] ??= key;
}

/** Without a prototype: a word of a style sheet may be called `constructor`. */
function newNames(): Names {
  const names: Names = {};
  return Object.setPrototypeOf(names, null) as Names; // the same object
}

function newGroups(): Record<string, Names> {
  const groups: Record<string, Names> = {};
  return Object.setPrototypeOf(groups, null) as Record<string, Names>; // the same object
}
