import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followUp, isOpen, type EarlierRound, type Following } from '../../src/assess/follow-up.ts';
import { isAsked } from '../../src/assess/is-asked.ts';
import type { Finding } from '../../src/model/finding.ts';
import { findingKey, type FindingId } from '../../src/model/identity.ts';
import type { FollowUp } from '../../src/model/run-result.ts';
import { outcomes, type Outcome } from '../../src/model/words.ts';
import { finding } from '../reports/sample-findings.ts';
import * as given from '../support/judge-input.ts';

const plain: Following = { formerly: new Map(), asked: () => 'alone', interrupted: false };
const run: EarlierRound['run'] = { id: 'r', seenFrom: '', seenTo: '', interrupted: false, vantages: [], runs: [] };

function found(outcome: Outcome, id: Partial<FindingId> = {}, more: Partial<Finding> = {}): Finding {
  const where = { check: 'a', rule: 'v', environment: 'production', node: null, vantage: null, ...id };
  return {
    ...finding(where.check, where.rule, where.environment),
    outcome,
    id: where,
    kind: 'expectation',
    waiver: null,
    ...more,
  };
}

function next(before: FollowUp | null, findings: readonly Finding[], following: Partial<Following> = {}): FollowUp {
  const earlier = before === null ? null : { followUp: before, judgedAs: '2026-06-15T00:00:00Z', run };
  return followUp(findings, earlier, { ...plain, ...following });
}

function lines(of: FollowUp): readonly string[] {
  return of.items.map(({ number, finding: id, status }) => `#${String(number)} ${findingKey(id)} ${status}`);
}

describe('rounds', () => {
  it('number problems once and follow them', () => {
    const one = next(null, [found('fail'), found('pass', { rule: 'w' }), found('unknown', { rule: 'x' })]);
    expect(lines(one)).toEqual(['#1 a/v/production new', '#2 a/x/production new']);
    const two = next(one, [found('pass'), found('fail', { rule: 'w' }), found('blocked', { rule: 'x' })]);
    expect(lines(two)).toEqual(['#1 a/v/production closed', '#2 a/x/production open', '#3 a/w/production new']);
    expect(two).toMatchObject({ round: 2, previous: { round: 1 }, counts: { new: 1, open: 1, closed: 1 } });
    const three = next(two, [found('fail'), found('fail', { rule: 'w' }), found('pass', { rule: 'x' })]);
    expect(lines(three)).toEqual(['#1 a/v/production reopened', '#2 a/x/production closed', '#3 a/w/production open']);
  });

  it('count as closed only what ended in this round', () => {
    const two = next(next(null, [found('fail')]), [found('pass')]);
    expect(next(two, [found('pass')]).counts).toMatchObject({ closed: 0, gone: 0 });
  });

  it('keep a waived problem open and say that somebody accepts it', () => {
    const waiver = { because: 'x', owner: 'PM', ticket: null, until: '2026-12-31' };
    const one = next(null, [found('fail', {}, { waiver })]);
    expect(one.items).toMatchObject([{ status: 'new', waived: true }]);
    expect(next(one, [found('pass')]).items).toMatchObject([{ status: 'closed', waived: false }]);
  });

  it('do not close what a selection left out, nor call it gone', () => {
    const one = next(null, [found('fail'), found('fail', { check: 'b' })]);
    expect(lines(next(one, [found('pass')]))).toEqual(['#1 a/v/production closed', '#2 b/v/production unseen']);
  });

  it('call gone what nobody asks any more: a rule, a node, a check, or where it does not apply', () => {
    const one = next(null, [found('fail'), found('fail', { rule: 'w', node: 'n1' }), found('fail', { check: 'b' })]);
    const two = next(one, [found('pass', { rule: 'w', node: 'n2' })], {
      asked: ({ check }) => (check === 'b' ? 'no' : 'alone'),
    });
    expect(two.items.map(({ status }) => status)).toEqual(['gone', 'gone', 'gone']);
    const applied = next(next(null, [found('fail', { rule: 'answers' })]), [
      found('not-applicable', { rule: 'answers' }),
    ]);
    expect(applied.items).toMatchObject([{ status: 'gone', closed: 2 }]);
  });

  it('give a comparison a new number where its nodes are paired otherwise', () => {
    const pair = (node: string | null): Finding => found('fail', { rule: 'across:v', node }, { kind: 'across' });
    const asked: Following['asked'] = () => 'compared';
    const one = next(null, [pair('n1'), pair('n2')], { asked });
    expect(lines(next(one, [pair(null)], { asked }))).toEqual([
      '#1 a/"across:v"/production/n1 gone'.replaceAll('"', ''),
      '#2 a/"across:v"/production/n2 gone'.replaceAll('"', ''),
      '#3 a/"across:v"/production new'.replaceAll('"', ''),
    ]);
    // The other environment was not selected: nothing is known of the pair.
    expect(next(one, [found('pass')], { asked }).items.map(({ status }) => status)).toEqual(['unseen', 'unseen']);
  });

  it('go on through renamed checks; of two that became one, the open one goes on', () => {
    const one = next(null, [found('fail', { check: 'old' }), found('fail', { check: 'older' })]);
    const two = next(one, [found('pass', { check: 'old' }), found('fail', { check: 'older' })]);
    const formerly = new Map([
      ['old', 'a'],
      ['older', 'a'],
    ]);
    const three = next(two, [found('fail')], { formerly });
    expect(lines(three)).toEqual(['#1 a/v/production closed', '#2 a/v/production open']);
    expect(lines(next(three, [found('pass')], { formerly }))).toEqual([
      '#1 a/v/production closed',
      '#2 a/v/production closed',
    ]);
    expect(lines(next(one, [found('fail')], { formerly }))).toEqual([
      '#1 a/v/production open',
      '#2 a/v/production gone',
    ]);
  });

  it('take nothing for a problem, or for mended, that an interrupted run did not see', () => {
    const one = next(null, [found('fail'), found('fail', { rule: 'w' })]);
    const two = next(one, [found('pass'), found('fail', { rule: 'w' })]);
    const cut = [
      found('unknown'),
      found('blocked', { rule: 'w' }),
      found('unknown', { rule: 'x' }),
      found('fail', { rule: 'y' }),
    ];
    expect(lines(next(two, cut, { interrupted: true }))).toEqual([
      '#1 a/v/production closed',
      '#2 a/w/production unseen',
      '#3 a/y/production new',
    ]);
  });
});

describe('rounds, whatever happens', () => {
  const id = fc.record({
    check: fc.constantFrom('a', 'b', 'old'),
    rule: fc.constantFrom('v', 'w'),
    node: fc.constantFrom(null, 'n1'),
  });
  const some = fc.uniqueArray(fc.tuple(id, fc.constantFrom(...outcomes)), {
    selector: ([each]) => JSON.stringify(each),
    maxLength: 8,
  });
  const rounds = fc.array(fc.record({ some, interrupted: fc.boolean(), formerly: fc.boolean() }), {
    minLength: 1,
    maxLength: 6,
  });

  it('never give a number twice, never lose one, and leave no problem of a whole run without an open item', () => {
    fc.assert(
      fc.property(rounds, (all) => {
        let before: FollowUp | null = null;
        for (const { some: seen, interrupted, formerly } of all) {
          const names = new Map(formerly ? [['old', 'a']] : []);
          const findings = seen
            .filter(([where]) => !(formerly && where.check === 'old'))
            .map(([where, outcome]) => found(outcome, where));
          const now: FollowUp = next(before, findings, { interrupted, formerly: names });
          const numbers = now.items.map(({ number }) => number);
          expect(new Set(numbers).size).toBe(numbers.length);
          expect(numbers.slice(0, before?.items.length ?? 0)).toEqual(before?.items.map(({ number }) => number) ?? []);
          const open = now.items.filter(({ status }) => isOpen(status)).map(({ finding: where }) => findingKey(where));
          expect(new Set(open).size).toBe(open.length);
          const problems = findings.filter(
            ({ outcome }) => outcome === 'fail' || (!interrupted && (outcome === 'unknown' || outcome === 'blocked')),
          );
          expect(open).toEqual(expect.arrayContaining(problems.map((each) => findingKey(each.id))));
          for (const item of now.items) expect(item.closed === null).toBe(isOpen(item.status));
          before = now;
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('what the profile still asks', () => {
  const isOne = given.expectation('v', { op: 'equals', value: 1 });
  const check = given.check(
    'a',
    [given.inEnvironment('test', [isOne], { keys: ['n1'] }), given.inEnvironment('production')],
    {
      across: [given.comparison('across', 'v', 'same')],
    },
  );
  const off = given.check('off', [
    given.inEnvironment('test', [isOne], { notApplicable: { because: 'no such thing', owner: null } }),
  ]);
  const of = given.profile([given.environment('test')], [check, off], {
    relations: [
      given.relation('r', { check: 'a', path: 'v' }, { check: 'off', path: 'v' }, { environments: ['test'] }),
    ],
  });
  const at = (text: string): FindingId => {
    const [name = '', rule = '', environment = '', node = null] = text.split(' ');
    return { check: name, rule, environment, node, vantage: null };
  };

  it.each([
    ['a v test n1', 'alone'],
    ['a answers test n1', 'alone'],
    ['a v test n2', 'no'],
    ['a w test n1', 'no'],
    ['a v production', 'no'],
    ['a v uat', 'no'],
    ['a across:v test n7', 'compared'],
    ['off v test', 'no'],
    ['nobody v test', 'no'],
    ['r relation test', 'compared'],
    ['r relation production', 'no'],
  ])('%s: %s', (text, expected) => {
    expect(isAsked(of, at(text))).toBe(expected);
  });
});
