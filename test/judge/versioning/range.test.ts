import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DialectName } from '../../../src/model/words.ts';
import { isPreRelease } from '../../../src/judge/versioning/dialect.ts';
import { versionMessages as english } from '../../../src/judge/versioning/messages.en.ts';
import { versionMessages as chinese } from '../../../src/judge/versioning/messages.zh-CN.ts';
import { parseRange, satisfies } from '../../../src/judge/versioning/range.ts';
import { dialectOf } from '../../../src/judge/versioning/registry.ts';
import { dialects, fits, likelyVersion, version, versionsOf } from './versions.ts';

/** Dialect, range, what fits, what does not. */
const goldens: readonly (readonly [DialectName, string, readonly string[], readonly string[]])[] = [
  [
    'postgresql',
    '>=14 <18',
    ['14.0', '14', '17.9', '15.18 (Debian 15.18-0+deb12u1)'],
    ['13.22', '18.0', '18rc1', '18devel', '14beta1'],
  ],
  ['postgresql', '>=14,<18', ['17.9'], ['18rc1']],
  ['postgresql', '>= 14 , < 18', ['17.9'], ['18rc1']],
  ['postgresql', '>=14<18', ['17.9'], ['18rc1']],
  ['postgresql', '<=17', ['17.9', '17.0', '9.6.3', '17rc1'], ['18devel', '18.0']],
  ['postgresql', '>17', ['18.0', '18rc1'], ['17.0', '17.9', '17devel']],
  ['postgresql', '<17', ['16.10'], ['17.0', '17devel']],
  ['postgresql', '>=18', ['18.0', '18.1', '19devel'], ['18rc1', '18devel', '17.9']],
  ['postgresql', '>=18beta2', ['18beta2', '18rc1', '18.0'], ['18beta1', '17.9']],
  ['postgresql', '<18beta2', ['18beta1', '17.9'], ['18beta2', '18.0']],
  ['postgresql', '=18rc1', ['18rc1'], ['18.0', '18rc2']],
  ['postgresql', '14', ['14.0', '14.19'], ['14beta1', '15.0', '13.9']],
  ['postgresql', '14.x', ['14.19'], ['15.0']],
  ['postgresql', '14.*', ['14.19'], ['15.0']],
  ['postgresql', '=14.2', ['14.2', '14.2 (Ubuntu 14.2-1)'], ['14.20', '14.3']],
  ['postgresql', '9.6 || >=14', ['9.6.3', '14.1'], ['9.5.25', '10.1', '13.9']],
  ['postgresql', '13 - 15', ['13.0', '15.18'], ['12.9', '16.0', '13beta1']],
  ['postgresql', '>=9.6 <10', ['9.6.24'], ['10.0', '9.5.1']],
  ['postgresql', '*', ['17.4', '18devel'], []],
  ['postgresql', 'x', ['17.4'], []],
  ['mysql', '>=8.0.30 <9', ['8.0.42-0ubuntu0.22.04.1', '8.4.5'], ['8.0.26-16', '9.7.4-2']],
  ['mysql', '>9.7', ['26.7.0'], ['9.7.4-2']],
  ['mysql', '>=8', ['8.0.0'], ['8.0.0-dmr', '5.7.44']],
  [
    'mariadb',
    '>=10.6 <11',
    ['5.5.5-10.11.18-MariaDB-0+deb12u1', '10.6.0'],
    ['10.5.29', '11.8.6-MariaDB-0+deb13u1 from Debian'],
  ],
  ['chromium', '>=120.0.6099.109', ['120.0.6099.109', '121.0.0.0'], ['120.0.6099.71', '120']],
  ['chromium', '>=103', ['103.0.5060.53', '103'], ['102.0.5005.200']],
  ['kingbase', '>=V008R006C007', ['V008R006C008B0020', 'V009R001C010', '8.6.7'], ['V008R006C006B0100']],
  ['kingbase', 'V8R6', ['V008R006C008B0020'], ['V008R003C002']],
  ['kingbase', '<=V008R006', ['KingbaseES V008R006C009B0014 on x86'], ['V009R001C001']],
  ['opengauss', '>=5 <7', ['5.0.2', '(openGauss 6.0.0 build x)'], ['7.0.0-RC3', '7.0.0']],
  ['tidb', '>=v7.5', ['8.0.11-TiDB-v8.5.1', 'v7.5.0'], ['5.7.25-TiDB-v3.0.3', 'v7.5.0-rc.1']],
  ['oceanbase', '4.2.1', ['4.2.1.10', '5.7.25-OceanBase_CE-v4.2.1.0'], ['4.2.2.0']],
  ['vendor', '>=505.2', ['GaussDB Kernel 505.2.1 build 9.2.4', 'V505R002C00SPC001'], ['503.1.0.SPC0300']],
  ['vendor', '>=V500R002C10SPC100', ['V500R002C10SPC100'], ['V500R002C10', 'V500R002C10SPC099']],
  ['semver', '>=1.2', ['1.2.0', '1.3.0-rc.1', '2.0.0-rc.1'], ['1.2.0-rc.1', '1.1.9']],
  ['semver', '<18', ['17.9.9', '17.0.0-rc.1'], ['18.0.0-rc.1', '18.0.0']],
  ['semver', '^1.2', ['1.2.0', '1.9.9', '1.3.0-rc.1'], ['2.0.0-rc.1', '2.0.0', '1.2.0-rc.1']],
  ['semver', '^0.2.3', ['0.2.9'], ['0.3.0', '0.2.2']],
  ['semver', '^0.0.3', ['0.0.3'], ['0.0.4']],
  ['semver', '^0', ['0.9.0'], ['1.0.0']],
  ['semver', '~1.2', ['1.2.9'], ['1.3.0', '1.3.0-rc.1']],
  ['semver', '~1.2.3', ['1.2.3', '1.2.9'], ['1.2.2', '1.3.0']],
  ['semver', '~1', ['1.9.0'], ['2.0.0']],
  ['semver', '1.2 - 1.4', ['1.2.0', '1.4.9'], ['1.5.0', '1.1.9']],
  ['semver', '>=1.2.0-rc.2 <2', ['1.2.0-rc.2', '1.2.0'], ['1.2.0-rc.1', '2.0.0-alpha']],
  ['loose', '8.2.1', ['8.2.1', '8.2.1-hotfix.3', '8.2.1+9', '8.2.1.4'], ['8.2.1-rc1', '8.2.2']],
  ['loose', '<=8.2.1', ['8.2.1-hotfix.3'], ['8.2.2-SNAPSHOT']],
  ['loose', '>8.2.1', ['8.2.2-SNAPSHOT', '8.2.2'], ['8.2.1-hotfix.3']],
  ['loose', '>=8.2.1-hotfix.3', ['8.2.1-hotfix.3', '8.2.1-hotfix.10', '8.2.2'], ['8.2.1-hotfix.2', '8.2.1']],
  ['loose', '>=1.8.0_300', ['1.8.0_392', '17.0.9+9'], ['1.8.0_292']],
  ['loose', '~8.2', ['8.2.9'], ['8.3.0']],
  ['loose', '>=8.2~rc1', ['8.2.0-rc1', '8.2~rc2'], ['8.2~~']],
];

describe.each(goldens)('%s %s', (name, range, inside, outside) => {
  const dialect = dialectOf(name);
  if (inside.length > 0) {
    it.each(inside)('takes in %s', (text) => {
      expect(fits(dialect, range, text)).toBe(true);
    });
  }
  if (outside.length > 0) {
    it.each(outside)('leaves out %s', (text) => {
      expect(fits(dialect, range, text)).toBe(false);
    });
  }
});

/** Dialect, range, code, place. */
const refusals: readonly (readonly [DialectName, string, string, number])[] = [
  ['postgresql', '', 'range.empty', 0],
  ['postgresql', ' \t', 'range.empty', 0],
  ['postgresql', '＞＝14', 'range.full-width', 0],
  ['postgresql', '>=14，<18', 'range.full-width', 4],
  ['postgresql', '>=１４', 'range.full-width', 2],
  ['postgresql', '≥14', 'range.full-width', 0],
  ['postgresql', '>=14\u3000<18', 'range.full-width', 4],
  ['postgresql', '14 – 17', 'range.full-width', 3],
  ['postgresql', '>=14 <10', 'range.nothing-fits', 0],
  ['postgresql', '>17 <18', 'range.nothing-fits', 0],
  ['postgresql', '>=18 <18.0', 'range.nothing-fits', 0],
  ['postgresql', '14 15', 'range.nothing-fits', 0],
  ['postgresql', '13 || 17 - 14', 'range.nothing-fits', 6],
  ['postgresql', '>=', 'range.missing-version', 0],
  ['postgresql', '>=14 <', 'range.missing-version', 5],
  ['postgresql', '14 -', 'range.missing-version', 3],
  ['postgresql', '>= || 14', 'range.missing-version', 0],
  ['postgresql', '|| 14', 'range.missing-alternative', 0],
  ['postgresql', '14 ||', 'range.missing-alternative', 5],
  ['postgresql', '14 | 15', 'range.unknown-operator', 3],
  ['postgresql', '!=14', 'range.unknown-operator', 0],
  ['postgresql', '=>14', 'range.unknown-operator', 0],
  ['postgresql', '==14', 'range.unknown-operator', 0],
  ['postgresql', '~14', 'range.operator-not-in-dialect', 0],
  ['mysql', '^8.0', 'range.operator-not-in-dialect', 0],
  ['postgresql', 'latest', 'range.no-version-word', 0],
  ['loose', '>=newest', 'range.no-version-word', 2],
  ['postgresql', '最新', 'range.no-version-word', 0],
  ['postgresql', '>=14.a.b', 'range.unreadable-version', 2],
  ['postgresql', '>=180004', 'range.unreadable-version', 2],
  ['postgresql', '>=99999999999999999999', 'range.unreadable-version', 2],
  ['postgresql', '14.x.3', 'range.unreadable-version', 0],
  ['chromium', '120-beta', 'range.unreadable-version', 0],
  ['semver', '1.2-rc.1', 'range.unreadable-version', 0],
  ['semver', '>=1.2.3+5', 'range.build', 2],
  ['mysql', '>=8.0.26-16', 'range.build', 2],
  ['postgresql', '>=14.x', 'range.wildcard-with-operator', 0],
  ['postgresql', '>=*', 'range.wildcard-with-operator', 0],
  ['postgresql', ',14', 'range.unexpected', 0],
  ['postgresql', '14,', 'range.unexpected', 2],
  ['postgresql', '>=14,,<18', 'range.unexpected', 5],
  ['postgresql', '- 14', 'range.unexpected', 0],
  ['postgresql', '>=14 - 17', 'range.unexpected', 5],
  ['postgresql', '>=14\u0000', 'range.unreadable-version', 2],
  ['postgresql', '>=14 '.repeat(1000), 'range.too-long', 1000],
];

describe('what is no range', () => {
  it.each(refusals)('%s %j: %s at %i', (name, text, code, at) => {
    const result = parseRange(dialectOf(name), text);
    expect(result).toMatchObject({ ok: false, code, at });
  });

  it('has a sentence for every code in both languages, with the parameters that are given', () => {
    const codes = new Set(refusals.map(([, , code]) => code));
    expect(Object.keys(english).sort()).toEqual([...codes].sort());
    expect(Object.keys(chinese).sort()).toEqual([...codes].sort());
    for (const [name, text] of refusals) {
      const result = parseRange(dialectOf(name), text);
      if (result.ok) continue;
      for (const sentence of [english[result.code] ?? '', chinese[result.code] ?? '']) {
        for (const [, param] of sentence.matchAll(/\{(\w+)\}/g)) expect(result.params).toHaveProperty(param ?? '');
      }
    }
  });

  it('repeats what was found cut and without control characters', () => {
    const result = parseRange(dialectOf('loose'), `>=\u001b[31m1${'x'.repeat(500)}`);
    expect(result).toMatchObject({ ok: false, params: { found: `\ufffd[31m1${'x'.repeat(54)}` } });
  });

  it('says what to type in place of a full-width character', () => {
    expect(parseRange(dialectOf('postgresql'), '＞=14')).toMatchObject({ params: { found: '＞', suggest: '>' } });
  });
});

describe.each(dialects)('ranges of %s', (_, dialect) => {
  const some = versionsOf(dialect);
  const operator = fc.constantFrom('>=', '>', '<=', '<', '=', '');
  const bound = likelyVersion.filter((text) => !/[\s,|<>=^!]/.test(text) && parseRange(dialect, `>=${text}`).ok);

  it('never throws, and points into the text', () => {
    const range = fc
      .array(fc.oneof(fc.constantFrom(' ', ',', '||', '-', '>=', '<', '=', '~', '^', '*', '.x', '！'), likelyVersion))
      .map((found) => found.join(''));
    fc.assert(
      fc.property(fc.oneof(range, fc.string({ unit: 'binary' }), fc.string()), some, (text, v) => {
        const result = parseRange(dialect, text);
        if (result.ok) {
          expect(typeof satisfies(dialect, result.range, v)).toBe('boolean');
          expect(parseRange(dialect, result.range.text)).toEqual(result);
          return;
        }
        expect(result.at).toBeGreaterThanOrEqual(0);
        expect(result.at).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('follow the order: what is higher fits a lower limit too', () => {
    fc.assert(
      fc.property(bound, some, some, (text, a, b) => {
        const [low, high] = dialect.compare(a, b) <= 0 ? [a, b] : [b, a];
        for (const lower of ['>=', '>']) {
          if (fits(dialect, lower + text, low.text)) expect(fits(dialect, lower + text, high.text)).toBe(true);
        }
        for (const upper of ['<=', '<']) {
          const range = parseRange(dialect, upper + text);
          if (range.ok && satisfies(dialect, range.range, high))
            expect(satisfies(dialect, range.range, low)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('split the versions: above or up to, and below or from on, but for the pre-releases of the bound', () => {
    fc.assert(
      fc.property(bound, some, (text, v) => {
        expect(fits(dialect, `>${text}`, v.text)).toBe(!fits(dialect, `<=${text}`, v.text));
        const both = [fits(dialect, `<${text}`, v.text), fits(dialect, `>=${text}`, v.text)];
        expect(both).not.toEqual([true, true]);
        if (both[0] === both[1]) expect(isPreRelease(v)).toBe(true);
        const between = fits(dialect, `>=${text}`, v.text) && fits(dialect, `<=${text}`, v.text);
        expect(fits(dialect, text, v.text)).toBe(between);
        expect(fits(dialect, `=${text}`, v.text)).toBe(between);
      }),
      { numRuns: 500 },
    );
  });

  it('count a version as far as it is given', () => {
    fc.assert(
      fc.property(some, some, (v, other) => {
        const canonical = dialect.format({ dialect: v.dialect, text: '', parts: v.parts, tail: [] });
        const same = v.parts.every((part, i) => part === (other.parts[i] ?? 0));
        if (same) {
          expect(fits(dialect, `<=${canonical}`, other.text)).toBe(true);
          expect(fits(dialect, `>${canonical}`, other.text)).toBe(false);
          expect(fits(dialect, `<${canonical}`, other.text)).toBe(false);
          return;
        }
        expect(fits(dialect, canonical, other.text)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('join with "and" and "or"', () => {
    fc.assert(
      fc.property(fc.tuple(operator, bound), fc.tuple(operator, bound), some, (a, b, v) => {
        const [left, right] = [a.join(''), b.join('')];
        const single = [parseRange(dialect, left), parseRange(dialect, right)].map(
          (result) => result.ok && satisfies(dialect, result.range, v),
        );
        const either = parseRange(dialect, `${left} || ${right}`);
        expect(either.ok && satisfies(dialect, either.range, v)).toBe(single.includes(true));
        const both = parseRange(dialect, `${left} ${right}`);
        expect(both.ok && satisfies(dialect, both.range, v)).toBe(!single.includes(false));
      }),
      { numRuns: 500 },
    );
  });

  it('never take a version of another dialect', () => {
    const result = parseRange(dialect, '*');
    const other = dialectOf(dialect.name === 'loose' ? 'semver' : 'loose');
    expect(result.ok && satisfies(dialect, result.range, version(other, '8.2.1'))).toBe(false);
  });
});
