import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/judge/judge.ts';
import type { FactSchema } from '../../../src/model/catalogue.ts';
import type { Finding } from '../../../src/model/finding.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { Matcher } from '../../../src/model/matcher.ts';
import type { Comparison, Expectation } from '../../../src/model/profile.ts';
import { referenceData } from '../../../src/reference/reference-data.ts';
import * as given from '../../support/judge-input.ts';

const text: FactSchema = { type: 'string' };
const shape: FactSchema = {
  type: 'object',
  properties: {
    product: { ...text, spelling: 'free' },
    version: { ...text, dialect: 'postgresql', dialectOf: 'product', dependsOn: ['product'] },
    endOfLife: {
      type: 'object',
      dependsOn: ['product'],
      properties: { daysLeft: { type: 'number', unit: 'days' } },
    },
    encoding: text,
  },
};
const probes = new Map([['thing', given.probe(shape)]]);

const equals = (value: string): Matcher => ({ op: 'equals', value });
const range = (written: string): Matcher => ({ op: 'satisfies', range: written });
const product = given.expectation('product', equals('postgresql'));
const version = given.expectation('version', range('>=14 <18'));
const days = given.expectation('endOfLife.daysLeft', { op: 'atLeast', bound: 180 });
const encoding = given.expectation('encoding', equals('UTF8'));

function findings(
  seen: { readonly [target: string]: JsonObject },
  expected: readonly Expectation[],
  across: readonly Comparison[] = [],
): readonly Finding[] {
  const names = Object.keys(seen);
  const check = given.check(
    'db',
    names.map((each) => given.inEnvironment(each.replace('db/', ''), expected)),
    { across },
  );
  const environments = names.map((each, at) =>
    given.environment(each.replace('db/', ''), { gate: at === names.length - 1 }),
  );
  const profile = given.profile(environments, [check]);
  return judge(given.judgeInput(profile, seen, { probes, reference: referenceData })).findings;
}

function outcomes(list: readonly Finding[]): Readonly<Record<string, string>> {
  const found = list.filter((each) => each.kind !== 'answers');
  return Object.fromEntries(found.map((each) => [`${each.id.rule}/${each.id.environment}`, each.outcome]));
}

const mariadb = { product: 'MariaDB', version: '10.11.18', endOfLife: { daysLeft: 20 }, encoding: 'UTF8' };

describe('a wrong product', () => {
  it('is said once: what hangs on it is blocked by that', () => {
    const found = findings({ 'db/test': mariadb }, [product, version, days, encoding]);
    expect(outcomes(found)).toEqual({
      'product/test': 'fail',
      'version/test': 'blocked',
      'endOfLife.daysLeft/test': 'blocked',
      'encoding/test': 'pass',
    });
    const blocked = found.find((each) => each.id.rule === 'version');
    const failed = found.find((each) => each.id.rule === 'product');
    expect(blocked?.blockedBy).toEqual([failed?.id]);
    expect(blocked?.notes.map((each) => each.code)).toEqual(['note.depends-on']);
    expect(blocked?.actual.params).toEqual({ value: { kind: 'value', value: '10.11.18', unit: null } });
  });

  it('blocks also what would have passed: it is the version of something else', () => {
    const found = findings({ 'db/test': { ...mariadb, version: '15.1' } }, [product, version]);
    expect(outcomes(found)).toEqual({ 'product/test': 'fail', 'version/test': 'blocked' });
  });

  it('counts once in the verdict, and its waiver is shared', () => {
    const check = given.check('db', [given.inEnvironment('test', [product, version])]);
    const environments = [given.environment('test', { gate: true })];
    const waivers = [given.waiver({ check: 'db', rule: 'product', environment: 'test' })];
    const profile = given.profile(environments, [check], { waivers });
    const input = given.judgeInput(profile, { 'db/test': mariadb }, { probes, reference: referenceData });
    const { findings: found, verdict } = judge(input);
    expect(found.filter((each) => each.waiver !== null).map((each) => each.id.rule)).toEqual(['product', 'version']);
    expect(verdict).toBe('ready-with-risks');
  });

  it('is no hindrance in another environment, nor where nothing was expected of it', () => {
    const postgres = { product: 'PostgreSQL', version: '17.2', endOfLife: { daysLeft: 900 }, encoding: 'UTF8' };
    const found = findings({ 'db/test': mariadb, 'db/production': postgres }, [product, version]);
    expect(outcomes(found)).toEqual({
      'product/test': 'fail',
      'version/test': 'blocked',
      'product/production': 'pass',
      'version/production': 'pass',
    });
    expect(outcomes(findings({ 'db/test': mariadb }, [days]))).toEqual({ 'endOfLife.daysLeft/test': 'fail' });
  });

  it('blocks the comparison of versions where the comparison of products failed', () => {
    const same = given.comparison('across', 'product', 'same');
    const minor = given.comparison('across', 'version', 'same-minor');
    const postgres = { product: 'PostgreSQL', version: '17.2' };
    const found = findings({ 'db/test': mariadb, 'db/production': postgres }, [], [same, minor]);
    expect(outcomes(found)).toEqual({ 'across:product/test': 'fail', 'across:version/test': 'blocked' });
  });
});

describe('the name of a product', () => {
  it.each(['PostgreSQL', 'postgresql', 'POSTGRESQL', 'postgre-sql'])('fits however it is written: %s', (name) => {
    const asked = [
      given.expectation('product', equals(name)),
      given.expectation('product', { op: 'oneOf', values: ['mysql', name] }, { id: 'one' }),
      given.expectation('product', { op: 'not', matcher: equals(name) }, { id: 'not' }),
    ];
    const found = findings({ 'db/test': { product: 'PostgreSQL' } }, asked);
    expect(outcomes(found)).toEqual({ 'product/test': 'pass', 'one/test': 'pass', 'not/test': 'fail' });
  });

  it.each(['Postgres', 'MySQL', '', '-'])('is another one: %s', (name) => {
    const found = findings({ 'db/test': { product: 'PostgreSQL' } }, [given.expectation('product', equals(name))]);
    expect(outcomes(found)).toEqual({ 'product/test': 'fail' });
  });
});

describe('a version is judged in the dialect of the product that answered', () => {
  it.each([
    ['PostgreSQL', '9.6.3', '<10', 'pass'],
    ['PostgreSQL', '18rc1', '>=18', 'fail'],
    ['KingbaseES', 'V008R006C008B0020', '>=V008R006', 'pass'],
    ['KingbaseES', 'V008R006C008B0020', '<V008R006C008B0014', 'fail'],
    ['KingbaseES', 'V009R001C010', '>=V008R006C009', 'pass'],
    ['openGauss', '7.0.0-RC3', '>=7', 'fail'],
    ['openGauss', '5.0.2', '>=5.0 <6', 'pass'],
    ['GaussDB', '505.2.1', '>=V500R002C10', 'pass'],
    ['GaussDB', 'V500R002C00', '>=503', 'fail'],
    ['GaussDB(DWS)', '9.1.1', '>=8.2 <10', 'pass'],
    ['MariaDB', '10.11.18', '>=10.6 <11', 'pass'],
    ['MariaDB', '10.11.18', '>=10.2 <10.9', 'fail'],
    ['MySQL', '26.7.0', '>9.7', 'pass'],
    ['MySQL', '9.7.4', '<26.7', 'pass'],
    ['TiDB', '8.5.1', '>=v8.1', 'pass'],
    ['OceanBase', '4.4.2.1', '>=4.4.2.0', 'pass'],
    ['OceanBase', '4.4.2.1', '<4.4.2.1', 'fail'],
    ['YugabyteDB', '2024.2.0.0-b0', '>=2024.1', 'pass'],
    ['a product of nobody', '3.1-sp2', '>=3.1', 'pass'],
    ['KingbaseES', 'unreadable', '>=V8', 'unknown'],
  ])('%s %s in %s: %s', (name, seen, written, outcome) => {
    const asked = [given.expectation('version', range(written))];
    const found = findings({ 'db/test': { product: name, version: seen } }, asked);
    expect(outcomes(found)).toEqual({ 'version/test': outcome });
  });

  it.each([
    ['MySQL', '8.0.36', 'Percona Server', '8.0.36', 'pass'],
    ['MySQL', '8.0.36', 'MariaDB', '8.0.36', 'unknown'],
    ['IvorySQL', '5.4', 'HighGo', '5.4', 'unknown'],
    ['PostgreSQL', '17.2', 'IvorySQL', '17.2', 'unknown'],
    ['KingbaseES', 'V008R006C008B0020', 'KingbaseES', 'V008R006C008B0014', 'pass'],
    ['KingbaseES', 'V008R006C008B0020', 'KingbaseES', 'V009R001C010', 'fail'],
  ])('%s %s and %s %s are of one minor: %s', (leftName, leftVersion, rightName, rightVersion, outcome) => {
    const left = { product: leftName, version: leftVersion };
    const right = { product: rightName, version: rightVersion };
    const minor = given.comparison('across', 'version', 'same-minor');
    const found = findings({ 'db/test': left, 'db/production': right }, [], [minor]);
    expect(outcomes(found)).toEqual({ 'across:version/test': outcome });
  });
});
