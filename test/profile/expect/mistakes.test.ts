import { describe, expect, it } from 'vitest';
import { versionMessages } from '../../../src/judge/versioning/messages.en.ts';
import { compileExpectations } from '../../../src/profile/expect/compile-expectations.ts';
import { expectTexts as english } from '../../../src/profile/expect/messages.en.ts';
import { expectTexts as chinese } from '../../../src/profile/expect/messages.zh-CN.ts';
import { mistakeMessage } from '../../../src/profile/text/show.ts';
import { placesOf, sampleContext, treeOf } from '../../support/compile-sample.ts';

/** Text under `expect`, and its one mistake as `line:column code`. */
const wrong: readonly (readonly [string, string])[] = [
  // Paths
  ['settings.max_conections: 1', '1:10 near-miss'],
  ['settings.timezone: UTC', '1:10 near-miss'],
  ['settings.max_connections.x: 1', '1:26 path-too-deep'],
  ['verzion: "14"', '1:1 unknown-fact-likely'],
  ['connections.usd: 1', '1:13 unknown-fact-likely'],
  ['nothing-like-it: 1', '1:1 unknown-fact'],
  ['max_connections: 1', '1:1 unknown-fact-elsewhere'],
  ['daysLeft: { atLeast: 5 days }', '1:1 unknown-fact-elsewhere'],
  ['version.major: 14', '1:9 path-too-deep'],
  ['disks.free: { atLeast: 1 GiB }', '1:7 list-needs-key'],
  ['disks.0.free: { atLeast: 1 GiB }', '1:7 list-needs-key'],
  ['names.0: a', '1:7 list-without-key'],
  ['disks[mont="/data"].free: { atLeast: 1 GiB }', '1:6 unknown-list-field-likely'],
  ['disks[zzzzzzz="/data"].free: { atLeast: 1 GiB }', '1:6 unknown-list-field'],
  ['settings[name="x"]: 1', '1:9 path-not-list'],
  ['settings..x: 1', '1:10 path-syntax'],
  ['settings["x: 1', '1:10 path-unclosed'],
  ['"settings..x": 1', '1:1 path-syntax'],
  ['"settings.${x}": 1', '1:1 variable-in-path'],
  // Nothing asked
  ['{}', '1:1 expect-empty'],
  ['version: {}', '1:1 asserts-nothing'],
  ['version: { because: so it is }', '1:1 asserts-nothing'],
  ['version: []', '1:10 asserts-nothing'],
  ['version:', '1:1 asserts-nothing'],
  ['version: { atLeast: }', '1:12 value-missing'],
  ['[version]', '1:1 wrong-kind'],
  // Words
  ['version: { atleast: 14 }', '1:12 unknown-matcher-likely'],
  ['version: { zzzzzzzz: 14 }', '1:12 unknown-matcher'],
  ['version: { ">=": 14 }', '1:12 matcher-of-others'],
  ['size: { min: 14 }', '1:9 matcher-of-others'],
  ['connections: { used: 1 }', '1:16 expect-nested'],
  ['product: { not: { severity: minor, equals: x } }', '1:19 word-too-deep'],
  ['product: present', '1:10 presence-bare'],
  ['product: { present: false }', '1:21 presence-false'],
  ['product: { absent: maybe }', '1:20 presence-true'],
  // Kinds of facts
  ['inRecovery: { atLeast: 1 }', '1:15 matcher-misfit-boolean'],
  ['product: { atLeast: 1 }', '1:12 matcher-misfit-text'],
  ['product: { satisfies: ">=1" }', '1:12 matcher-misfit-text'],
  ['size: { matches: x }', '1:9 matcher-misfit-number'],
  ['connections.used: { contains: 1 }', '1:21 matcher-misfit-number'],
  ['version: { count: 1 }', '1:12 matcher-misfit-version'],
  ['startedAt: { matches: x }', '1:14 matcher-misfit-instant'],
  ['names: { atLeast: 1 }', '1:10 matcher-misfit-list'],
  ['connections: { matches: x }', '1:16 matcher-misfit-map'],
  ['settings.work_mem: { each: 1 }', '1:22 matcher-misfit-scalar'],
  ['inRecovery: "true"', '1:13 value-misfit-boolean'],
  ['inRecovery: yes', '1:13 value-misfit-boolean'],
  ['extensions: pg_trgm', '1:13 value-misfit-list'],
  ['connections: 5', '1:14 value-misfit-map'],
  ['product: { equals: [a] }', '1:20 value-misfit-text'],
  ['settings.work_mem: { equals: [a] }', '1:30 value-misfit-scalar'],
  ['version: true', '1:10 value-misfit-version'],
  ['startedAt: tomorrow', '1:12 value-misfit-instant'],
  ['startedAt: { atLeast: 30 days }', '1:23 value-misfit-instant'],
  ['startedAt: { after: 2027-02-30 }', '1:21 value-misfit-instant'],
  ['startedAt: { after: [2027-02-01] }', '1:21 value-misfit-instant'],
  ['encoding: UTF-8', '1:11 value-unknown-likely'],
  ['encoding: LATIN1', '1:11 value-unknown'],
  ['connections: { equals: { usd: 1, max: 2 } }', '1:26 unknown-member-likely'],
  ['connections: { equals: { elsewhere: 1, max: 2 } }', '1:26 unknown-member'],
  // Units
  ['size: { atLeast: 30 days }', '1:18 amount-bytes'],
  ['size: { atLeast: 500 gigs }', '1:18 amount-bytes'],
  ['size: { atLeast: 2027-01-31 }', '1:18 amount-bytes'],
  ['lag: { atMost: 1 GiB }', '1:16 amount-milliseconds'],
  ['uptime: { atMost: 1 GiB }', '1:19 amount-seconds'],
  ['usage: { atMost: 90 s }', '1:18 amount-percent'],
  ['certificate.daysLeft: { atLeast: 50 % }', '1:34 amount-days'],
  ['connections.used: { atLeast: 10 MB }', '1:30 amount-number'],
  ['connections.used: ">= 200"', '1:19 amount-number'],
  ['connections.used: true', '1:19 amount-number'],
  ['connections.used: 9007199254740993', '1:19 number-lossy'],
  ['json.size: { atLeast: 10 MB }', '1:23 unit-unknown'],
  ['json.size: { atLeast: much }', '1:23 bound-unreadable'],
  ['json.size: { atLeast: true }', '1:23 bound-unreadable'],
  ['json.size: { atLeast: 1.10 }', '1:23 number-lossy'],
  ['json.version: 1.10', '1:15 number-lossy'],
  ['json.version: ">=8.2"', '1:15 range-as-value'],
  // Versions
  ['version: 9.10', '1:10 version-number'],
  ['version: { atLeast: 9.10 }', '1:21 version-number'],
  ['version: { atLeast: ">=14" }', '1:21 range-not-version'],
  ['version: { equals: ">=14" }', '1:20 range-not-version'],
  ['version: { equals: fourteen }', '1:20 version-unreadable'],
  ['version: { atLeast: fourteen }', '1:21 range.no-version-word'],
  ['version: ">=14 <18 ^3"', '1:10 range.operator-not-in-dialect'],
  ['version: 14 || x9', '1:16 range.unreadable-version'],
  ['version: ">=18 <14"', '1:10 range.nothing-fits'],
  ['version: ""', '1:10 range.empty'],
  ['version: { satisfies: [14] }', '1:23 text-wanted'],
  // Texts
  ['product: { matches: "a(?=b)" }', '1:21 pattern-look-around'],
  ['product: { matches: "(?<!a)b" }', '1:21 pattern-look-around'],
  [`product: { matches: '(a)\\1' }`, '1:21 pattern-back-reference'],
  ['product: { matches: "a(" }', '1:21 pattern-unclosed'],
  ['product: { matches: "*a" }', '1:21 pattern-unreadable'],
  [`product: { matches: 'a\\' }`, '1:21 pattern-unfinished'],
  ['product: { matches: "" }', '1:21 text-empty'],
  ['product: { startsWith: [a] }', '1:24 text-wanted'],
  ['product: { contains: "" }', '1:22 text-empty'],
  // Lists
  ['product: [a, b]', '1:11 list-of-values'],
  ['product: { oneOf: a }', '1:19 list-wanted'],
  ['product: { oneOf: [] }', '1:19 list-empty'],
  ['product: { any: a }', '1:17 matchers-wanted'],
  ['product: { all: [] }', '1:17 list-empty'],
  ['product: { any: [[a]] }', '1:18 list-of-values'],
  ['names: { count: many }', '1:17 count-number'],
  ['names: { count: -1 }', '1:17 count-number'],
  ['names: { count: 1.5 }', '1:17 count-number'],
  ['extensions: { contains: { name: x } }', '1:25 element-by-key'],
  ['routes: { contains: x }', '1:21 element-unnamed'],
  ['disks: { each: { free: { atLeast: 1 GiB }, present: true } }', '1:44 matchers-and-fields'],
  ['disks: { each: { fre: { atLeast: 1 GiB } } }', '1:18 unknown-fact-likely'],
  ['disks: { each: { free: { atLeast: 1 s } } }', '1:35 amount-bytes'],
  ['json.x: { each: { atleast: 1 } }', '1:19 unknown-matcher-likely'],
  ['connections.used: { between: [1] }', '1:30 between-two'],
  ['connections.used: { between: 1 }', '1:30 between-two'],
  ['connections.used: { between: [5, 3] }', '1:30 between-reversed'],
  ['version: { between: [18, 14] }', '1:21 between-reversed'],
  ['startedAt: { between: [2027-02-01, 2027-01-01] }', '1:23 between-reversed'],
  // Contradictions
  ['connections.used: { atLeast: 5, atMost: 3 }', '1:33 contradiction'],
  ['connections.used: { below: 5, atLeast: 5 }', '1:31 contradiction'],
  ['version: { atLeast: 18, below: 14 }', '1:25 contradiction'],
  ['startedAt: { after: 2027-02-01, before: 2027-01-01 }', '1:33 contradiction'],
  ['product: { present: true, absent: true }', '1:27 contradiction'],
  // Ids
  ['certificate.daysLeft: [{ atLeast: 30 days }, { atLeast: 7 days }]', '1:46 expectation-needs-id'],
  ['product: { equals: a, id: x }\nversion: { equals: "14", id: x }', '2:30 id-twice'],
  ['product: { equals: a, id: answers }', '1:27 id-reserved'],
  ['product: { equals: a, id: "across:version" }', '1:27 id-reserved'],
  ['product: a\nversion: { equals: "14", id: product }', '2:30 id-twice'],
  ['settings.TimeZone: a\nsettings["TimeZone"]: b', '2:1 id-twice'],
  // Where and how much
  ['product: { equals: a, severity: high }', '1:33 unknown-severity'],
  ['product: { equals: a, severity: mayor }', '1:33 unknown-severity-likely'],
  ['product: { equals: a, severity: { prod: minor } }', '1:35 unknown-environment'],
  ['product: { equals: a, severity: {} }', '1:33 empty-map'],
  ['product: { equals: a, in: [tset] }', '1:28 unknown-environment-likely'],
  ['product: { equals: a, in: [UTF8] }', '1:28 unknown-environment'],
  ['product: { equals: a, in: [] }', '1:27 list-empty'],
  ['product: { equals: a, in: uat, except: [uat] }', '1:32 asked-nowhere'],
  ['product: { equals: a, when: { nothing: 1 } }', '1:31 unknown-when'],
  ['product: { equals: a, when: { verson: "1" } }', '1:31 unknown-when-likely'],
  ['product: { equals: a, when: { boolean: { atLeast: 1 } } }', '1:42 matcher-misfit-boolean'],
  ['product: { equals: a, when: { text: "${x}" } }', '1:37 variable-in-when'],
  ['product: { equals: a, when: {} }', '1:29 empty-map'],
  ['product: { equals: a, because: [x] }', '1:32 wrong-kind'],
  // Secrets
  ['product: { $secret: X }', '1:10 secret-in-expect'],
  ['product: { equals: { $secret: X } }', '1:20 secret-in-expect'],
];

describe('what is wrong', () => {
  it.each(wrong)('%s', (text, place) => {
    const context = sampleContext();
    compileExpectations(treeOf(text), context);
    expect(placesOf(context.sink.mistakes)).toEqual([place]);
  });

  it('is all said at once', () => {
    const context = sampleContext();
    const compiled = compileExpectations(
      treeOf(
        wrong
          .slice(0, 6)
          .map(([text]) => text)
          .join('\n'),
      ),
      context,
    );
    expect(compiled).toEqual([]);
    expect(context.sink.mistakes.map((each) => each.line)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('is refused where matchers stand in each other without end', () => {
    const context = sampleContext();
    compileExpectations(treeOf(`product: ${'{ not: '.repeat(12)}a${' }'.repeat(12)}`), context);
    expect(context.sink.mistakes.map((each) => each.code)).toEqual(['matcher-too-deep']);
  });
});

describe('what is said', () => {
  /** Sentences that stand elsewhere, because other parts of a profile share them. */
  const shared = new Set(['wrong-kind', 'empty-map']);

  it('has both languages for the same mistakes', () => {
    expect(Object.keys(chinese)).toEqual(Object.keys(english));
    for (const [code, text] of Object.entries(english)) {
      const names = (sentence: string): readonly string[] => (sentence.match(/\{\w+\}/g) ?? []).toSorted();
      expect(new Set(names(chinese[code] ?? '')), code).toEqual(new Set(names(text)));
    }
  });

  it.each(wrong)('fills in everything: %s', (text) => {
    const context = sampleContext();
    compileExpectations(treeOf(text), context);
    for (const mistake of context.sink.mistakes) {
      if (shared.has(mistake.code)) continue;
      for (const texts of [
        { ...versionMessages, ...english },
        { ...versionMessages, ...chinese },
      ]) {
        const { message, hint } = mistakeMessage(mistake, texts);
        expect(message).not.toBe(mistake.code);
        expect(`${message} ${hint ?? ''}`).not.toMatch(/(?<!\$)\{\w+\}|undefined|\[object/);
      }
    }
  });

  it('names what may have been meant', () => {
    const context = sampleContext();
    compileExpectations(treeOf('settings.max_conections: 1\ndisks.free: 1\ndaysLeft: 3'), context);
    const said = context.sink.mistakes.map((mistake) => mistakeMessage(mistake, english));
    expect(said.map(({ message, hint }) => `${message} ${hint ?? ''}`)).toEqual([
      `“max_conections” is not among the names known here. Did you mean settings.max_connections? If the name is right as it is, write it in brackets: 'settings["max_conections"]'.`,
      `disks is a list: its elements are addressed by their mount. Write 'disks[mount="…"].free', or ask all of them with each, some or none.`,
      'The probe postgres gives no fact “daysLeft”. Write certificate.daysLeft.',
    ]);
  });
});
