import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/judge/judge.ts';
import type { FactSchema } from '../../../src/model/catalogue.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { find } from '../../support/findings.ts';
import {
  check,
  comparison,
  environment,
  expectation,
  failure,
  gap,
  inEnvironment,
  judgeInput,
  probe,
  profile,
} from '../../support/judge-input.ts';

const closed = (properties: NonNullable<FactSchema['properties']>): FactSchema => ({
  type: 'object',
  properties,
  additionalProperties: false,
});
const shape = closed({
  os: closed({ name: { type: 'string' } }),
  memory: closed({ total: { type: 'number' }, availablePercent: { type: 'number' } }),
});
const machine = probe(shape, {
  derived: ['memory.availablePercent'],
  derive: () => ({
    facts: {},
    gaps: [{ path: 'memory.availablePercent', reason: 'not-reached', detail: 'total memory was not seen' }],
  }),
});

function actual(path: string, seen: Partial<Observation>) {
  const asked = [inEnvironment('test', [expectation(path, { op: 'present' })]), inEnvironment('production')];
  const of = profile(
    [environment('test'), environment('production', { gate: true })],
    [check('a', asked, { across: [comparison('across', path, 'same')] })],
  );
  const both = { 'a/test': seen, 'a/production': { os: { name: 'x' }, memory: { total: 1 } } };
  const result = judge(judgeInput(of, both, { probes: new Map([['thing', machine]]) }));
  return { alone: find(result, `a/${path}/test`), across: find(result, `a/across:${path}/test`) };
}

const noAnswer = (path: string) => ({ code: 'actual.no-answer', params: { path: { value: path } } });

describe('why a fact was not seen', () => {
  it.each([
    ['learnt nothing', {}],
    ['learnt something else', { os: { name: 'x' } }],
  ])('is that the target gave no answer, where it %s', (_name, facts) => {
    const { alone, across } = actual('memory.total', { facts, gaps: [], failure: failure('connect-timeout') });
    expect(alone).toMatchObject({ outcome: 'blocked', actual: noAnswer('memory.total') });
    expect(across).toMatchObject({ outcome: 'blocked', actual: { params: { why: noAnswer('memory.total') } } });
  });

  it('is what the target said of it, where it broke off', () => {
    const seen = { facts: { os: { name: 'x' } }, gaps: [gap('memory')], failure: failure('connect-timeout') };
    expect(actual('memory.total', seen).alone.actual).toMatchObject({
      code: 'actual.unseen-at',
      params: { path: { value: 'memory' }, why: { code: 'actual.not-permitted' } },
    });
  });

  it('is never that of a neighbour, where the target answered', () => {
    const { alone } = actual('memory.total', { facts: { os: { name: 'x' } }, gaps: [] });
    expect(alone).toMatchObject({
      outcome: 'unknown',
      actual: { code: 'actual.unseen-at', params: { path: { value: 'memory.total' } } },
    });
  });
});
