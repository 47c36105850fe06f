import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingKey, splitKey, taskKey } from '../../src/model/identity.ts';

const part = fc.string({ minLength: 0, maxLength: 12 });

describe('names of tasks and findings', () => {
  it('reads like a path', () => {
    const id = { check: 'orders-db', rule: 'renew-soon', environment: 'production', node: 'app1', vantage: null };
    expect(findingKey(id)).toBe('orders-db/renew-soon/production/app1');
  });

  it('quotes a part that holds a separator', () => {
    const id = { check: 'web', rule: 'headers["a/b"]', environment: 'uat', node: null, vantage: 'dmz' };
    expect(findingKey(id)).toBe('web/"headers[\\"a/b\\"]"/uat@dmz');
  });

  it('gives all parts back, whatever stands in them', () => {
    fc.assert(
      fc.property(part, part, part, fc.option(part), fc.option(part), (check, rule, environment, node, vantage) => {
        const split = splitKey(findingKey({ check, rule, environment, node, vantage }));
        const parts = [check, rule, environment, ...(node === null ? [] : [node])];
        expect(split).toEqual({ parts, vantage });
      }),
    );
  });

  it('never gives two tasks one name', () => {
    const task = fc.record({ check: part, environment: part, node: fc.option(part), vantage: fc.option(part) });
    fc.assert(
      fc.property(task, task, (a, b) => {
        expect(taskKey(a) === taskKey(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  it.each(['', 'a//b', '"a', '"a"b', 'a/b@c/d', 'a@b@c', '"\\q"'])('refuses %j', (text) => {
    expect(splitKey(text)).toBeNull();
  });
});
