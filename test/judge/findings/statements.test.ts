import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/judge/judge.ts';
import type { JudgeInput } from '../../../src/judge/judge-input.ts';
import type { Judgement } from '../../../src/judge/judgement.ts';
import { isJsonObject, type Json } from '../../../src/model/json.ts';
import type { Attestation } from '../../../src/model/observation.ts';
import { find, outcomes } from '../../support/findings.ts';
import * as given from '../../support/judge-input.ts';

const yes = given.expectation('confirmed', { op: 'equals', value: true });
const production = [given.environment('production', { gate: true })];

function statement(path: string, value: Json, more: Partial<Attestation> = {}): Attestation {
  const place = { check: 'a', environment: 'production', node: null, path, value };
  const said = { by: 'Li', because: 'seen', at: '2026-06-01T00:00:00.000Z', until: null, attachment: null };
  return { ...place, ...said, ...more };
}

function asked(
  attestations: readonly Attestation[],
  rules = [yes],
  more: Partial<JudgeInput> = {},
  check: Parameters<typeof given.check>[2] = {},
): Judgement {
  const of = given.profile(production, [given.check('a', [given.inEnvironment('production', rules)], check)]);
  return judge(given.judgeInput(of, {}, { attestations, plan: given.plan(of, {}, 'person'), ...more }));
}

function standings(result: Judgement): readonly string[] {
  return result.attestations.map(({ path, value, standing }) => `${path}=${JSON.stringify(value)} ${standing}`);
}

describe('a question to a person', () => {
  it('is one finding, unknown until somebody answers', () => {
    const result = asked([]);
    expect(outcomes(result)).toEqual({ 'a/confirmed/production': 'unknown' });
    expect(find(result, 'a/confirmed/production')).toMatchObject({
      cause: 'unanswered',
      actual: { code: 'cause.unanswered' },
      advice: { code: 'advice.unanswered' },
      blockedBy: [],
    });
    expect(result.verdict).toBe('inconclusive');
  });

  it('passes with a statement, marked as such, and fails where the answer is no', () => {
    const attachment = { name: 'minutes.pdf', sha256: 'ab' };
    const result = asked([statement('confirmed', true, { attachment })]);
    expect(find(result, 'a/confirmed/production')).toMatchObject({
      outcome: 'pass',
      attested: { by: 'Li', because: 'seen', agrees: null, attachment },
      notes: [{ code: 'note.attested' }],
      evidence: [],
    });
    expect(result.verdict).toBe('ready');
    expect(standings(result)).toEqual(['confirmed=true counts']);
    expect(outcomes(asked([statement('confirmed', false)]))).toEqual({ 'a/confirmed/production': 'fail' });
  });

  it('says which part is missing where only some was stated', () => {
    const on = given.expectation('on', { op: 'present' });
    const result = asked([statement('confirmed', true)], [yes, on]);
    expect(outcomes(result)).toEqual({ 'a/confirmed/production': 'pass', 'a/on/production': 'unknown' });
    expect(find(result, 'a/on/production').actual).toMatchObject({ code: 'actual.not-stated' });
  });

  it('asks that somebody answers where nothing else is asked', () => {
    expect(outcomes(asked([], []))).toEqual({ 'a/answers/production': 'unknown' });
    const answered = asked([statement('answer', 42)], []);
    expect(find(answered, 'a/answers/production')).toMatchObject({ outcome: 'pass', attested: { by: 'Li' } });
    expect(standings(answered)).toEqual(['answer=42 counts']);
  });

  it('leaves a comparison unknown without blaming an answers that is not there', () => {
    const both = [given.environment('test'), given.environment('production', { gate: true })];
    const across = [given.comparison('across', 'answer', 'same')];
    const of = given.profile(both, [
      given.check('a', [given.inEnvironment('test', [yes]), given.inEnvironment('production', [yes])], { across }),
    ]);
    const result = judge(given.judgeInput(of, {}, { plan: given.plan(of, {}, 'person') }));
    expect(find(result, 'a/across:answer/test')).toMatchObject({ outcome: 'unknown', blockedBy: [] });
  });
});

describe('statements', () => {
  const expired = statement('confirmed', true, { until: '2026-06-14' });

  it('count up to and with their last day in the zone of the profile', () => {
    expect(outcomes(asked([{ ...expired, until: '2026-06-15' }]))).toEqual({ 'a/confirmed/production': 'pass' });
    const result = asked([expired]);
    expect(find(result, 'a/confirmed/production')).toMatchObject({
      outcome: 'unknown',
      attested: null,
      notes: [{ code: 'note.attestation-expired', params: { until: '2026-06-14' } }],
    });
    expect(standings(result)).toEqual(['confirmed=true expired']);
  });

  it('give way to later ones, and an expired one to an earlier that still counts', () => {
    const first = statement('confirmed', false, { at: '2026-05-01T00:00:00.000Z' });
    const second = statement('confirmed', true, { at: '2026-05-02T00:00:00.000Z' });
    const result = asked([second, first]);
    expect(outcomes(result)).toEqual({ 'a/confirmed/production': 'pass' });
    expect(standings(result)).toEqual(['confirmed=false replaced', 'confirmed=true counts']);
    expect(outcomes(asked([first, expired]))).toEqual({ 'a/confirmed/production': 'fail' });
  });

  it('that nobody asks for are listed as such', () => {
    const strangers = [
      statement('answer', 1),
      statement('confirmed', true, { check: 'gone', at: '2026-06-02T00:00:00.000Z' }),
      statement('confirmed', true, { node: 'n1', at: '2026-06-03T00:00:00.000Z' }),
    ];
    expect(standings(asked(strangers))).toEqual(['answer=1 unused', 'confirmed=true unused', 'confirmed=true unused']);
  });

  it('of what the selection leaves out are not called unused', () => {
    const of = given.profile(production, [
      given.check('a', [given.inEnvironment('production', [yes])]),
      given.check('b', [given.inEnvironment('production', [yes])]),
    ]);
    const whole = given.plan(of, {}, 'person');
    const selection = { environments: null, checks: ['b'], tags: null, stages: null };
    const plan = { ...whole, tasks: whole.tasks.filter(({ id }) => id.check === 'b'), selection };
    const result = judge(given.judgeInput(of, {}, { plan, attestations: [statement('confirmed', true)] }));
    expect(standings(result)).toEqual(['confirmed=true not-selected']);
  });

  it('stand beside what was observed', () => {
    const of = given.profile(production, [given.check('a', [given.inEnvironment('production', [yes])])]);
    const seen = { 'a/production': { confirmed: false } };
    const result = judge(given.judgeInput(of, seen, { attestations: [statement('confirmed', true)] }));
    expect(find(result, 'a/confirmed/production')).toMatchObject({ outcome: 'fail', attested: { agrees: false } });
    expect(standings(result)).toEqual(['confirmed=true beside']);
  });

  it('leave answers what it is: nobody saw the target', () => {
    const of = given.profile(production, [given.check('a', [given.inEnvironment('production', [yes])])]);
    const refused = { 'a/production': { failure: given.failure('connect-refused') } };
    const result = judge(given.judgeInput(of, refused, { attestations: [statement('confirmed', true)] }));
    expect(outcomes(result)).toEqual({ 'a/answers/production': 'fail', 'a/confirmed/production': 'pass' });
    expect(result.verdict).toBe('not-ready');
  });
});

describe('what follows from a statement', () => {
  const dated = given.probe(
    {
      type: 'object',
      properties: {
        certificate: { type: 'object', properties: { end: { type: 'string' }, left: { type: 'number' } } },
      },
    },
    {
      derived: ['certificate.left'],
      derive: ({ certificate }, { now }) => {
        const end = isJsonObject(certificate) ? certificate['end'] : null;
        if (typeof end !== 'string') return { facts: {} };
        return { facts: { certificate: { left: Math.floor((Date.parse(end) - now) / 86_400_000) } } };
      },
    },
  );
  const left = given.expectation('certificate.left', { op: 'atLeast', bound: 30 });
  const of = given.profile(production, [given.check('a', [given.inEnvironment('production', [left])])]);
  const probes = new Map([['thing', dated]]);
  const stated = statement('certificate.end', '2026-08-15T00:00:00Z');

  it('is derived as it is from what was seen, and marked', () => {
    const gaps = [given.gap('certificate')];
    const result = judge(
      given.judgeInput(of, { 'a/production': { facts: {}, gaps } }, { probes, attestations: [stated] }),
    );
    expect(find(result, 'a/certificate.left/production')).toMatchObject({
      outcome: 'pass',
      actual: { params: { value: { value: 60 } } },
      attested: { by: 'Li' },
    });
    expect(standings(result)).toEqual(['certificate.end="2026-08-15T00:00:00Z" counts']);
  });

  it('never stands in for what follows from what was seen', () => {
    const facts = { certificate: { end: '2026-06-20T00:00:00Z' } };
    const result = judge(given.judgeInput(of, { 'a/production': facts }, { probes, attestations: [stated] }));
    expect(find(result, 'a/certificate.left/production')).toMatchObject({ outcome: 'fail', attested: null });
  });
});
