import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/judge/judge.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { Machine, Profile } from '../../../src/model/profile.ts';
import { plan, type PlanProbe } from '../../../src/plan/plan.ts';
import { everything } from '../../../src/plan/select.ts';
import { findingKey, splitKey, taskKey } from '../../../src/model/identity.ts';
import { outcomes } from '../../support/findings.ts';
import { check, environment, expectation, judgeInput, observe, profile } from '../../support/judge-input.ts';

function machine(key: string): Machine {
  return { key, hostname: `${key}.example`, address: null, zone: 'app-zone' };
}

function probes(capability: PlanProbe['capability'], database: (settings: JsonObject) => string | null = () => null) {
  const declare: PlanProbe['declare'] = (settings) => {
    const at = database(settings);
    const connect = { touch: { kind: 'connect', transport: 'tcp', host: 'db', port: 5432 }, count: 1 } as const;
    const asked = at === null ? [] : [{ touch: { kind: 'sql', at, text: 'SELECT 1' } as const, count: 1 }];
    return { touches: [connect, ...asked], logins: [], part: null };
  };
  return new Map([['thing', { capability, declare }]]);
}

function of(keys: readonly (string | null)[], from: readonly string[], machines: readonly Machine[]): Profile {
  const nodes = keys.map((key) => ({ key, settings: {}, expect: [] }));
  const here = { environment: 'production', notApplicable: null, answers: 'major', nodes } as const;
  return profile([environment('production', { gate: true, machines })], [check('a', [here], { from })]);
}

const places = (asked: Profile, capability: PlanProbe['capability']) =>
  plan(asked, probes(capability), everything).tasks.map((each) => [each.id.node, each.machine, each.id.vantage]);

describe('where a local probe looks', () => {
  const machines = [machine('app1'), machine('app2')];

  it('at the machine that is the node', () => {
    expect(places(of(['app1', 'app2'], ['app-zone'], machines), 'local')).toEqual([
      ['app1', 'app1', null],
      ['app2', 'app2', null],
    ]);
  });

  it('from the machines of the zone it names where the nodes are no machines, and never just from the laptop', () => {
    expect(places(of(['my.cnf', 'app1'], ['app-zone'], machines), 'local')).toEqual([
      ['my.cnf', null, 'app1'],
      ['my.cnf', null, 'app2'],
      ['app1', 'app1', null],
    ]);
    expect(places(of([null], ['app-zone'], []), 'local')).toEqual([[null, null, 'app-zone']]);
  });

  it('a network probe has nodes that are called like machines, and is asked from each place', () => {
    expect(places(of(['app1'], ['app-zone', 'app2'], machines), 'network')).toEqual([
      ['app1', null, 'app1'],
      ['app1', null, 'app2'],
    ]);
  });
});

describe('what a task is pointed at', () => {
  const databaseOf = (settings: JsonObject): string => `db:5432/${JSON.stringify(settings['database'])}`;
  const asking = (database: string): Profile => {
    const asked = [expectation('v', { op: 'equals', value: 1 })];
    const nodes = [{ key: null, settings: { database }, expect: asked }];
    const here = { environment: 'production', notApplicable: null, answers: 'major', nodes } as const;
    return profile([environment('production', { gate: true })], [check('a', [here])]);
  };

  it('is the database, not the server alone: evidence of another one does not speak for it', () => {
    const planned = (database: string) => plan(asking(database), probes('network', databaseOf), everything);
    const [before] = planned('orders_test').tasks;
    if (before === undefined) throw new Error('no task');
    const observations = [observe(before, { v: 1 })];
    const same = judgeInput(asking('orders_test'), {}, { plan: planned('orders_test') });
    expect(judge({ ...same, observations }).verdict).toBe('ready');
    const other = judgeInput(asking('orders'), {}, { plan: planned('orders') });
    const result = judge({ ...other, observations });
    expect(outcomes(result)).toEqual({ 'a/answers/production': 'unknown', 'a/v/production': 'blocked' });
    expect(result.verdict).toBe('inconclusive');
  });
});

describe('identities', () => {
  const names = ['a/b@c', '__proto__', 'constructor', '', '"', '\\', 'a b', '@', '/', '"a"b', '生产'];

  it('are told apart and read back whatever the names', () => {
    const keys = new Set<string>();
    for (const name of names) {
      for (const node of [null, ...names]) {
        for (const vantage of [null, ...names]) {
          const key = taskKey({ check: name, environment: 'e', node, vantage });
          expect(splitKey(key)).toEqual({ parts: node === null ? [name, 'e'] : [name, 'e', node], vantage });
          keys.add(key);
        }
      }
    }
    expect(keys.size).toBe(names.length * (names.length + 1) ** 2);
    const rule = 'disks[mount="/data"].free';
    const finding = { check: 'a', rule, environment: 'e', node: 'n', vantage: 'v@w' };
    expect(splitKey(findingKey(finding))).toEqual({ parts: ['a', rule, 'e', 'n'], vantage: 'v@w' });
  });

  it.each(['"a"b/c', 'a//b', 'a/', '/a', '@v', 'a@v/b', 'a@v@w', '"a', ''])('%j is none', (written) => {
    expect(splitKey(written)).toBeNull();
  });
});
