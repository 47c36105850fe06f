import { describe, expect, it } from 'vitest';
import { judge } from '../../src/judge/judge.ts';
import type { FactSchema } from '../../src/model/catalogue.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Matcher } from '../../src/model/matcher.ts';
import { createRedactor } from '../../src/run/redact.ts';
import { scrub } from '../../src/run/scrub.ts';
import { outcomes } from '../support/findings.ts';
import {
  check,
  comparison,
  environment,
  expectation,
  inEnvironment,
  judgeInput,
  probe,
  profile,
} from '../support/judge-input.ts';

const secrets = ['hunter2-test', 'hunter2-prod'] as const;
const keyed: FactSchema = {
  type: 'array',
  key: 'name',
  items: { type: 'object', additionalProperties: true, properties: { name: { type: 'string' } } },
};
const shape: FactSchema = { type: 'object', additionalProperties: true, properties: { users: keyed } };

function clean(facts: JsonObject): ReturnType<typeof scrub> {
  const redactor = createRedactor();
  for (const each of secrets) redactor.add(each);
  return scrub(facts, shape, redactor);
}

/** Outcomes of `same` across two environments, and of what is expected in the first, of facts as they leave the runner. */
function judged(path: string, test: JsonObject, production: JsonObject, matcher: Matcher = { op: 'present' }) {
  const asked = [inEnvironment('test', [expectation(path, matcher, { id: 'f' })]), inEnvironment('production')];
  const of = profile(
    [environment('test'), environment('production', { gate: true })],
    [check('a', asked, { across: [comparison('across', path.replace(/[.[].*/, ''), 'same', { id: 'c' })] })],
  );
  const seen = { 'a/test': clean(test), 'a/production': clean(production) };
  const found = outcomes(judge(judgeInput(of, seen, { probes: new Map([['thing', probe(shape)]]) })));
  return { same: found['a/c/test'], fact: found['a/f/test'] };
}

describe('a text that held a secret', () => {
  it('stays for people with its mark, and has a gap at its place', () => {
    const { facts, gaps } = clean({
      json: { conn: 'password=hunter2-test' },
      users: [{ name: 'a', note: 'hunter2-test' }, { name: 'hunter2-test' }, { name: 'b' }],
      list: ['x', 'hunter2-test', ['hunter2-prod']],
    });
    expect(facts).toEqual({
      json: { conn: 'password=••••' },
      users: [{ name: 'a', note: '••••' }, { name: '••••' }, { name: 'b' }],
      list: ['x', '••••', ['••••']],
    });
    expect(gaps).toEqual(
      ['json.conn', 'list.1', 'list.2.0', 'users[name="a"].note', 'users.1.name'].map((path) => ({
        path,
        reason: 'not-permitted',
        detail: 'secret',
      })),
    );
  });

  it('agrees with no other one, and no matcher judges it', () => {
    const conn = (secret: string): JsonObject => ({ json: { conn: `password=${secret}` } });
    const matchers: Matcher[] = [
      { op: 'equals', value: 'password=••••' },
      { op: 'matches', pattern: 'password' },
      { op: 'not', matcher: { op: 'contains', value: 'hunter' } },
      { op: 'present' },
    ];
    for (const matcher of matchers) {
      expect(judged('json.conn', conn(secrets[0]), conn(secrets[1]), matcher)).toEqual({
        same: 'unknown',
        fact: 'unknown',
      });
    }
  });

  it('hides nothing beside it', () => {
    const facts = (host: string): JsonObject => ({ json: { conn: secrets[0], host } });
    expect(judged('json.host', facts('a'), facts('b'))).toEqual({ same: 'fail', fact: 'pass' });
  });

  it('as the key of an element may be any element', () => {
    const users = (...names: string[]): JsonObject => ({ users: names.map((name) => ({ name, age: name.length })) });
    const asked = (path: string, matcher: Matcher) =>
      judged(path, users(secrets[0], 'b'), users('other', 'b'), matcher);
    expect(asked('users[name="other"]', { op: 'absent' })).toEqual({ same: 'unknown', fact: 'unknown' });
    expect(asked('users[name="••••"]', { op: 'present' }).fact).toBe('unknown');
    expect(asked('users[name="b"].age', { op: 'equals', value: 1 }).fact).toBe('pass');
    expect(asked('users', { op: 'contains', value: 'other' }).fact).toBe('unknown');
    expect(asked('users', { op: 'contains', value: 'b' }).fact).toBe('pass');
    expect(judged('users', users(secrets[0]), users(secrets[1])).same).toBe('unknown');
  });

  it('does not hide a difference of an element whose key was seen', () => {
    const users = (secret: string, age: number): JsonObject => ({ users: [{ name: secret }, { name: 'b', age }] });
    expect(judged('users', users(secrets[0], 1), users(secrets[1], 2)).same).toBe('fail');
  });

  it('as a name may be any name', () => {
    const map = (name: string): JsonObject => ({ map: { [name]: 1, plain: 2 } });
    expect(clean(map(secrets[0]))).toEqual({
      facts: { map: { '••••': 1, plain: 2 } },
      gaps: [{ path: 'map["••••"]', reason: 'not-permitted', detail: 'secret-name' }],
    });
    expect(judged('map.other', map(secrets[0]), map('other'), { op: 'absent' })).toEqual({
      same: 'unknown',
      fact: 'unknown',
    });
    expect(judged('map.plain', map(secrets[0]), map(secrets[1])).fact).toBe('pass');
  });
});

describe('a sensitive key', () => {
  it('does not come back in the path of its gap', () => {
    const hidden: FactSchema = { ...keyed, items: { properties: { name: { type: 'string', sensitive: true } } } };
    const { gaps } = scrub({ users: [{ name: 'alice' }] }, { properties: { users: hidden } }, createRedactor());
    expect(gaps).toEqual([{ path: 'users.0.name', reason: 'not-permitted', detail: 'sensitive' }]);
  });
});
