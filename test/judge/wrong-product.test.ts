import { expect, it } from 'vitest';
import { mysql } from '../../probes/mysql/index.ts';
import { postgres } from '../../probes/postgres/index.ts';
import { judge } from '../../src/judge/judge.ts';
import { describeProbe } from '../../src/kit/describe-probe.ts';
import type { AnyProbe } from '../../src/kit/define-probe.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { referenceData } from '../../src/reference/reference-data.ts';
import * as given from '../support/judge-input.ts';

/** `expect: { product: NAME, version: RANGE, endOfLife.daysLeft: ... }` asked of what a server said. */
function outcomes(probe: AnyProbe, facts: JsonObject, name: string, range: string): JsonObject {
  const expected = [
    given.expectation('product', { op: 'equals', value: name }),
    given.expectation('version', { op: 'satisfies', range }),
    given.expectation('compatibleVersion', { op: 'satisfies', range }),
    given.expectation('endOfLife.daysLeft', { op: 'atLeast', bound: 100_000 }),
  ];
  const check = given.check('db', [given.inEnvironment('test', expected)]);
  const profile = given.profile([given.environment('test', { gate: true })], [check]);
  const judged = { ...given.probe(), entry: describeProbe(probe), derive: probe.derive };
  const more = { probes: new Map([['thing', judged]]), reference: referenceData };
  const { findings } = judge(given.judgeInput(profile, { 'db/test': facts }, more));
  const asked = findings.filter((each) => each.kind === 'expectation');
  return Object.fromEntries(asked.map((each) => [each.id.rule, each.outcome]));
}

const linux = 'on x86_64-pc-linux-gnu, compiled by gcc (GCC) 13.2.0, 64-bit';
const blocked = { version: 'blocked', compatibleVersion: 'blocked', 'endOfLife.daysLeft': 'blocked' };

it('is said once of a MariaDB where MySQL was expected', () => {
  const facts = { versionText: '5.5.5-10.11.18-MariaDB-0+deb12u1', versionComment: 'Debian 12' };
  expect(outcomes(mysql, facts, 'mysql', '>=8.0 <9')).toEqual({ product: 'fail', ...blocked });
});

it('is said once of a KingbaseES where PostgreSQL was expected, though its number would fit', () => {
  const facts = { versionText: `PostgreSQL 14.2 (KingbaseES V8) ${linux}`, serverVersion: '14.2' };
  expect(outcomes(postgres, facts, 'postgresql', '>=14 <18')).toEqual({ product: 'fail', ...blocked });
});

it('is said once of a server that nobody knows', () => {
  const facts = { versionText: `PostgreSQL 15.2 (SomethingDB 3.1) ${linux}`, serverVersion: '15.2' };
  expect(outcomes(postgres, facts, 'PostgreSQL', '>=14 <18')).toEqual({ product: 'fail', ...blocked });
});

it('leaves each question to itself where the product is right', () => {
  const facts = { versionText: `PostgreSQL 17.4 ${linux}`, serverVersion: '17.4' };
  expect(outcomes(postgres, facts, 'postgresql', '>=14 <18')).toEqual({
    product: 'pass',
    version: 'pass',
    compatibleVersion: 'pass',
    'endOfLife.daysLeft': 'fail',
  });
});

it('leaves what is newer than the data unknown', () => {
  const facts = { versionText: `PostgreSQL 19.1 ${linux}`, serverVersion: '19.1' };
  expect(outcomes(postgres, facts, 'postgresql', '>=14')).toMatchObject({
    version: 'pass',
    'endOfLife.daysLeft': 'unknown',
  });
});
