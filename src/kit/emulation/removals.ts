import type { LanguageFeature, Since } from '../../model/reference.ts';

/** What Chromium of one version lacks, as in-page.ts takes it away. Plain JSON. */
export interface Removals {
  /** Names of members by what holds them: `Crypto`: `randomUUID`; `Intl`: `Segmenter`; `@@` begins a symbol. */
  readonly members: { readonly [owner: string]: readonly string[] };
  /** Names of the global object: interfaces and functions. */
  readonly globals: readonly string[];
  /** Interfaces that are there and cannot be constructed yet. */
  readonly constructors: readonly string[];
  /** Flags of regular expressions that are not known. */
  readonly flags: string;
  /** Whether a pattern may not hold it. */
  readonly patterns: { readonly [pattern in Pattern]: boolean };
}

/** Syntax of patterns that came late, by the key of MDN’s data that tells since when. */
const patternKeys = {
  lookbehind: 'regular_expressions.lookbehind_assertion',
  names: 'regular_expressions.named_capturing_group',
  properties: 'regular_expressions.unicode_character_class_escape',
  modifiers: 'regular_expressions.modifier',
  sameNames: 'regular_expressions.named_capturing_group.duplicate_named_capturing_groups',
} as const;
type Pattern = keyof typeof patternKeys;

/** Flags by the member that tells their version. */
const flagKeys: readonly (readonly [key: string, flag: string])[] = [
  ['RegExp.dotAll', 's'],
  ['RegExp.hasIndices', 'd'],
  ['RegExp.unicodeSets', 'v'],
];

/** What hands out objects though nobody names the interface: iterators come from arrays and generators too. */
const reachable = /^(?:Async)?Iterator$/;

/** What has handlers of events that the data knows of elements: `onscrollend`. */
const sharing = ['HTMLElement', 'SVGElement', 'MathMLElement', 'Document', 'Window'];

/** By key, see ReferenceData.browsers.interfaces. */
export interface Interfaces {
  readonly [key: string]: Since;
}

/** By key, see ReferenceData.browsers.features. */
export interface Features {
  readonly [key: string]: Pick<LanguageFeature, 'since'>;
}

/** Whether a version of Chromium lacks something. What no version has is not taken away: nobody knows whether it is there. */
export function lacks(since: Since | undefined, version: number): boolean {
  return since !== undefined && since.chromium !== null && since.chromium > version;
}

/**
 * What Chromium of a version lacks. Members of an interface that is missing as a whole stay: nothing leads to them,
 * and where an old interface was given a new name, its objects always had them.
 */
export function removals(interfaces: Interfaces, version: number, features: Features = {}): Removals {
  const members = new Map<string, string[]>();
  const globals: string[] = [];
  const constructors: string[] = [];
  const add = (owner: string, name: string): void => {
    // One list of handlers in the standard; in the browser each of these has all of them.
    const shared = name.startsWith('on') && /^(?:HTML)?Element$/.test(owner) ? sharing : [];
    const others = shared.filter((each) => each !== owner && interfaces[`${each}.${name}`] === undefined);
    for (const each of [owner, ...others]) members.set(each, [...(members.get(each) ?? []), name]);
  };
  for (const key of Object.keys(interfaces)) {
    if (!lacks(interfaces[key], version)) continue;
    const dot = key.lastIndexOf('.');
    const owner = key.slice(0, Math.max(0, dot));
    const name = key.slice(dot + 1);
    const constructs = owner === name || owner.endsWith(`.${name}`);
    if (owner === '') globals.push(name);
    else if (lacks(interfaces[owner], version) && (constructs || !reachable.test(owner))) continue;
    else if (constructs) constructors.push(owner);
    else add(owner, name);
  }
  const flags = flagKeys.filter(([key]) => lacks(interfaces[key], version)).map(([, flag]) => flag);
  const late = (pattern: Pattern): boolean => lacks(features[patternKeys[pattern]]?.since, version);
  return {
    members: Object.fromEntries(members),
    globals,
    constructors,
    flags: flags.join(''),
    patterns: {
      lookbehind: late('lookbehind'),
      names: late('names'),
      properties: late('properties'),
      modifiers: late('modifiers'),
      sameNames: late('sameNames'),
    },
  };
}
