import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSurvey } from '../../src/init/make-survey.ts';
import { isMistake, parseTarget, type WrittenTarget } from '../../src/init/parse-target.ts';
import { parametersOf } from '../../src/init/parameters.ts';
import type { Survey } from '../../src/init/survey.ts';
import { isPrototypeKey } from '../../src/model/json.ts';
import { writeProfile } from '../../src/init/write-profile.ts';
import { writeSite } from '../../src/init/write-site.ts';
import { secretName } from '../../src/init/secret-name.ts';
import { readTexts } from '../support/read-profile.ts';

const awkward = [
  'true',
  'null',
  '1.10',
  '-x',
  '#x',
  "it's",
  '"q"',
  'a: b',
  '- a',
  '🙂',
  '[',
  '{a}',
  '@',
  '门户',
  ' x ',
];
const anyText = fc.oneof(
  fc.constantFrom(...awkward),
  fc
    .string({ minLength: 1, unit: 'binary' })
    .filter((text) => text.trim() !== '' && !text.includes('${') && !isPrototypeKey(text)),
);
const names = [
  'true',
  'null',
  '1.10',
  '0x1',
  'orders-db',
  'ordersDb',
  'orders.db',
  '门户',
  'part1',
  '2',
  '_',
  'yes',
  'a',
];
const environmentNames = ['test', 'uat', 'true', '1.10', '生产', 'no'];

/** Where a component is: always, nowhere or sometimes; the same settings everywhere or others. */
function componentArbitrary(name: string): fc.Arbitrary<readonly WrittenTarget[]> {
  const port = fc.integer({ min: 1, max: 65_535 });
  const database = fc
    .record({ host: fc.constantFrom('h', '10.0.0.1', '::1'), port, database: anyText, user: anyText })
    .map((settings) => ({ probe: 'postgres', settings, secrets: ['password'] }));
  const page = fc
    .tuple(fc.nat(9), fc.constantFrom('', '?a=b:%20#', '/#x'))
    .map(([number, tail]) => ({ probe: 'http', settings: { url: `http://h${String(number)}/${tail}` }, secrets: [] }));
  const places = fc.subarray(environmentNames, { minLength: 1 });
  const single = fc.oneof(
    fc.array(database, { minLength: 6, maxLength: 6 }),
    fc.array(page, { minLength: 6, maxLength: 6 }),
  );
  return fc.tuple(places, single, fc.option(fc.uniqueArray(anyText, { minLength: 1, maxLength: 3 }))).map((drawn) => {
    const [environments, targets, nodes] = drawn;
    return environments.flatMap((environment, index): readonly WrittenTarget[] => {
      const target = targets[index];
      if (target === undefined) return [];
      const keys = target.probe === 'http' && nodes !== null ? nodes : [null];
      return keys.map((node) => ({ component: name, environment, node, ...target }));
    });
  });
}

const surveys: fc.Arbitrary<Survey> = fc
  .subarray(names, { minLength: 1 })
  .chain((chosen) => fc.tuple(...chosen.map(componentArbitrary)))
  .map((all) => {
    const survey = makeSurvey('a-b', all.flat(), []);
    if ('length' in survey) throw new Error(JSON.stringify(survey));
    return survey;
  });

describe('what init writes', () => {
  it('is read again with the settings that were told, whatever they are', () => {
    fc.assert(
      fc.property(surveys, (survey) => {
        const about = { proposals: [], remarks: ['a\n: # b'] };
        const text = writeProfile(survey, { language: 'en', head: 'x\n---', seen: '', about: () => about });
        const content = writeSite(survey, 'head', 'UTC');
        const read = readTexts('p.yaml', text, { site: { name: 's.yaml', content } });
        if (!read.ok) throw new Error(`${JSON.stringify(read.mistakes)}\n${text}\n${content}`);
        for (const { name, targets } of survey.components) {
          const check = read.profile.checks.find((each) => each.name === name);
          const got = check?.environments.flatMap(({ environment, nodes }) =>
            nodes.map(({ key, settings: { password: _secret, ...settings } }) => ({ environment, key, settings })),
          );
          const told = targets.map(({ environment, node, settings }) => ({ environment, key: node, settings }));
          expect(new Set(got?.map((each) => JSON.stringify(each)))).toEqual(
            new Set(told.map((each) => JSON.stringify(each))),
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  it('gives no two parts one parameter or one secret', () => {
    fc.assert(
      fc.property(surveys, (survey) => {
        const parameters = survey.components.flatMap((each) => parametersOf(survey, each).map(({ name }) => name));
        expect(new Set(parameters).size).toBe(parameters.length);
        const secrets = survey.components.map((each) => secretName(survey, each, 'password'));
        expect(new Set(secrets).size).toBe(secrets.length);
        for (const secret of secrets) expect(secret).toMatch(/^[A-Z][A-Z0-9_]*$/);
      }),
      { numRuns: 40 },
    );
  });

  it('refuses names and addresses that no profile can hold', () => {
    const codes = [
      ['te:st/a=host:', 'init.name'],
      ['test/-x=host:', 'init.name'],
      ['test/🙂=host:', 'init.name'],
      ['test/#x=host:', 'init.name'],
      ['test/constructor=host:', 'init.reserved-name'],
      ['test/a/__proto__=http://h/', 'init.reserved-name'],
      ['test/db=postgres://u%zz@h/d', 'init.database'],
      ['test/db=postgres://%24%7Bx%7D@h/d', 'init.address'],
      ['test/a/${x}=http://h/', 'init.address'],
      ['test/a=https://h/${secret:X}', 'init.address'],
      ['test/a=release+https://h/v#%', 'init.release'],
    ] as const;
    for (const [written, code] of codes) {
      const read = parseTarget(written);
      expect([written, isMistake(read) ? read.code : null]).toEqual([written, code]);
    }
    expect(parseTarget('true/1.10/#x=mysql://a%3A%20b@h/d')).toMatchObject({
      environment: 'true',
      component: '1.10',
      node: '#x',
      settings: { user: 'a: b' },
    });
  });
});
