import { describe, expect, it } from 'vitest';
import { syntaxFeatures } from '../../src/kit/script/features.ts';
import { engines, type LanguageFeature } from '../../src/model/reference.ts';
import { featureSupplement } from '../../src/reference/browser-feature-supplement.ts';
import { pickText } from '../../src/model/say.ts';
import { browsers } from '../../src/reference/browsers.ts';

function feature(key: string): LanguageFeature | undefined {
  return browsers.features[key];
}

describe('what is known of features', () => {
  it('is there for every feature that a scan can tell, and for no other', () => {
    expect(Object.keys(browsers.features).sort()).toEqual([...syntaxFeatures].sort());
  });

  it('has a Chinese name of its own for each, with what is typed in both', () => {
    const titles = Object.entries(browsers.features).map(([key, { title }]) => [key, pickText(title ?? '', 'zh-CN')]);
    expect(titles.filter(([, title]) => title === '')).toEqual([]);
    expect(new Set(titles.map(([, title]) => title)).size).toBe(syntaxFeatures.length);
    expect(browsers.features['operators.optional_chaining']?.title).toEqual({
      en: 'Optional chaining operator (?.)',
      'zh-CN': '可选链（?.）',
    });
  });

  it.each([
    ['operators.optional_chaining', 80, 74, 13.1],
    ['operators.nullish_coalescing', 80, 72, 13.1],
    ['operators.nullish_coalescing_assignment', 85, 79, 14],
    ['classes.public_class_fields', 72, 69, 14],
    ['classes.private_class_fields', 74, 90, 14.1],
    ['classes.private_class_methods', 84, 90, 15],
    ['classes.private_class_fields_in', 91, 90, 15],
    ['classes.static.initialization_blocks', 94, 93, 16.4],
    ['operators.await.top_level', 89, 89, 15],
    ['operators.import.options_parameter', 91, 138, 15],
    ['statements.import.import_attributes', 123, 138, 17.2],
    ['statements.import.import_attributes.type_css', 123, 147, null],
    ['statements.for_await_of', 63, 57, 12],
    ['statements.using', 134, 141, 27.3],
    ['statements.class', 49, 45, 10.1],
    ['operators.class', 49, 45, 7],
    ['statements.let', 49, 44, 10],
    ['builtins.BigInt', 67, 68, 14],
    ['builtins.RegExp.unicodeSets', 112, 116, 17],
    ['regular_expressions.lookbehind_assertion', 62, 78, 16.4],
    ['supplement.optional_private', 84, 90, 14.1],
    ['supplement.async_arrow_functions', 55, 52, 10.1],
  ])('%s: Chromium %s, Firefox %s, Safari %s', (key, chromium, firefox, safari) => {
    expect(feature(key)?.since).toEqual({ chromium, firefox, safari });
  });

  it('has a name for each, and no name twice', () => {
    const names = Object.values(browsers.features).map((each) => each.name);
    expect(names.filter((name) => !/^[^<>\n]*\S.*$/u.test(name) || /&\w+;|<\/?code>/u.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    expect(feature('operators.optional_chaining')?.name).toBe('Optional chaining operator (?.)');
    expect(feature('operators.logical_and_assignment')?.name).toBe('Logical AND assignment (x &&= y)');
    expect(feature('supplement.optional_private')?.name).toBe('Private name in an optional chain (a?.#x)');
  });

  it('has versions that can be compared', () => {
    const versions = Object.values(browsers.features).flatMap((each) => engines.map((engine) => each.since[engine]));
    expect(versions.filter((each) => each !== null && !(each > 0 && each < 1000))).toEqual([]);
  });

  it('knows what an engine without it makes of a script', () => {
    const early = { chromium: 95, firefox: 0, safari: 0 };
    expect(feature('regular_expressions.lookbehind_assertion')?.costs).toEqual(early);
    expect(feature('regular_expressions.named_capturing_group')?.costs).toEqual(early);
    expect(feature('builtins.RegExp.unicodeSets')?.costs).toBe('script');
    expect(feature('operators.optional_chaining')?.costs).toBe('script');
  });

  it('says of every number of ours where it comes from', () => {
    for (const [key, { source, date }] of Object.entries(featureSupplement)) {
      expect(source, key).not.toBe('');
      expect(date, key).toMatch(/^2026-\d\d-\d\d$/);
    }
    expect(browsers.date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(browsers.source).toContain('@mdn/browser-compat-data');
  });
});

describe('versions of other browsers', () => {
  it('have a source and a day, and no version twice', () => {
    const rows = browsers.versions;
    expect(rows.filter((row) => row.source === '' || !/^\d{4}-\d\d-\d\d$/.test(row.date))).toEqual([]);
    expect(rows.filter((row) => row.version !== null && !/^\d+(\.\d+)*$/.test(row.version))).toEqual([]);
    expect(rows.filter((row) => !Number.isInteger(row.engineVersion) || row.engineVersion < 20)).toEqual([]);
    expect(new Set(rows.map((row) => `${row.browser} ${row.version ?? ''}`)).size).toBe(rows.length);
  });
});
