import type { Engine, LanguageFeature } from '../model/reference.ts';

/** A feature that MDN’s data does not have, or has otherwise than engines were seen to behave. */
export interface FeatureSupplement {
  /** As people call it; absent: as MDN’s data calls it. */
  readonly name?: string;
  /** First version that reads it, by engine; what is absent stays as MDN’s data has it. */
  readonly since: Partial<LanguageFeature['since']>;
  /** Where that comes from. */
  readonly source: string;
  /** The day it was taken, YYYY-MM-DD. */
  readonly date: string;
}

/** Engines that were run for this table, see `source` of each row. */
const measured =
  'measured: compiled by Node.js 4.9 (V8 4.5), 5.12 (4.6), 6.17 (5.1), 7.6 (5.5), 14.0 (8.1), 14.21 (8.4)';

/** MDN has a later version; V8 4.5 reads it, and nothing older was run. */
const by45: FeatureSupplement = { since: { chromium: 45 }, source: measured, date: '2026-11-23' };

/**
 * By key of src/kit/script/features.ts. Stands above MDN’s data. On 2026-11-23 all but the thirteen features of modules,
 * `await using` and hashbangs were compiled by 13 releases of Node.js with V8 4.5 to 10.2: with these rows there was no
 * difference.
 */
export const featureSupplement: { readonly [feature: string]: FeatureSupplement } = {
  'supplement.optional_private': {
    name: 'Private name in an optional chain (a?.#x)',
    // Chromium read `?.` from 80 and `#x` from 74, but both together only from 84. Firefox and Safari: the later of the two.
    since: { chromium: 84, firefox: 90, safari: 14.1 },
    source: 'Chromium: measured on builds 70 to 156; others: classes.private_class_fields of MDN’s data',
    date: '2026-11-22',
  },
  'supplement.generator_methods': {
    name: 'Generator method (*m() {})',
    since: { chromium: 45, firefox: 34, safari: 10 },
    source: `methods and generators of MDN’s data; Chromium ${measured}`,
    date: '2026-11-23',
  },
  'supplement.async_arrow_functions': {
    name: 'Async arrow function (async () => {})',
    since: { chromium: 55, firefox: 52, safari: 10.1 },
    source: `operators.async_function of MDN’s data; Chromium 55 ${measured}`,
    date: '2026-11-23',
  },
  'operators.class': {
    // MDN has 42: that needs strict mode, as the declaration did.
    since: { chromium: 49 },
    source: `${measured}; 49 is the version that MDN’s data has for the declaration`,
    date: '2026-11-23',
  },
  'operators.generator_function': by45,
  'operators.object_initializer.computed_property_names': by45,
  'operators.object_initializer.shorthand_property_names': by45,
  'functions.get.computed_property_names': by45,
  'functions.set.computed_property_names': by45,
};

/**
 * First version of Chromium that reads the pattern of a regular expression literal together with the script. Before it,
 * a pattern that it does not know throws where it is reached; from there on the whole script is lost, as in Firefox and
 * Safari in every version. Measured on 2026-11-23: V8 9.4 (Node.js 16.20.2) compiles a function with a bad pattern, V8
 * 9.5 (17.1.0), 9.6, 10.1 and 10.2 do not; Chromium 70 and 92 and 103 and 109 behave alike. A flag that is not known
 * loses the script in every version.
 */
export const readsPatternsEarly: { readonly [engine in Engine]: number } = { chromium: 95, firefox: 0, safari: 0 };
