import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/judge/judge.ts';
import type { Action } from '../../../src/model/profile.ts';
import { findingKey } from '../../../src/model/identity.ts';
import * as given from '../../support/judge-input.ts';

const at = { file: 'site.yaml', line: 1, column: 1 };

function action(finding: Action['finding'], more: Partial<Action>): Action {
  return { check: 'a', finding, owner: null, due: null, at, ...more };
}

function assigned(actions: readonly Action[]): Readonly<Record<string, string>> {
  const isOne = given.expectation('v', { op: 'equals', value: 1 }, { owner: 'product' });
  const check = given.check('a', [given.inEnvironment('production', [isOne], { keys: ['n1', 'n2'] })], {
    formerly: ['old'],
  });
  const of = given.profile([given.environment('production', { gate: true })], [check], { actions });
  const { findings } = judge(given.judgeInput(of, { 'a/production/n1': { v: 2 }, 'a/production/n2': { v: 1 } }));
  return Object.fromEntries(
    findings.map(({ id, owner, due }) => [findingKey(id), `${JSON.stringify(owner)} ${String(due)}`]),
  );
}

describe('actions', () => {
  it('of a check settle every finding of it; owner and day each by the one that names more', () => {
    const everything = action(null, { owner: 'DBA', due: '2026-12-31' });
    const rule = action({ rule: 'v', environment: 'production', node: null }, { due: '2026-12-01' });
    const node = action({ rule: 'v', environment: 'production', node: 'n2' }, { owner: 'Li' });
    expect(assigned([everything, node, rule])).toEqual({
      'a/answers/production/n1': '"DBA" 2026-12-31',
      'a/v/production/n1': '"DBA" 2026-12-01',
      'a/answers/production/n2': '"DBA" 2026-12-31',
      'a/v/production/n2': '"Li" 2026-12-01',
    });
  });

  it('leave everything else as it is', () => {
    const elsewhere = action({ rule: 'v', environment: 'test', node: null }, { due: '2026-12-01' });
    expect(assigned([elsewhere])['a/v/production/n1']).toBe('"product" null');
  });
});
