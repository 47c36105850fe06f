import { describe, expect, it } from 'vitest';
import type { Check } from '../../src/model/profile.ts';
import { readTexts } from '../support/read-profile.ts';

const environments = 'environments: { test: {}, production: {} }\n';

function checkOf(text: string): Check {
  const outcome = readTexts('p.yaml', `plumbline: 1\n${environments}checks:\n${text}`);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.mistakes));
  const [check] = outcome.profile.checks;
  if (check === undefined) throw new Error('no check');
  return check;
}

function asked(check: Check): readonly unknown[] {
  return check.environments.map((part) => [
    part.environment,
    part.answers,
    part.nodes.map((node) => [
      node.key,
      node.expect.map(({ id, matcher, severity, written }) => [id, matcher, severity, written]),
    ]),
  ]);
}

const yes = { op: 'equals', value: true };

describe('what a question to a person expects', () => {
  it('is that it is confirmed, in every environment and on every node, with the severity of the check', () => {
    const one = checkOf('  q: { probe: manual, target: { question: Signed? }, severity: blocker }\n');
    const node = [[null, [['confirmed', yes, 'blocker', 'true']]]];
    expect(asked(one)).toEqual([
      ['test', 'blocker', node],
      ['production', 'blocker', node],
    ]);
    const many = checkOf(
      '  q: { probe: manual, target: { question: Signed? }, forEach: { who: [dba, net] }, in: [test] }\n',
    );
    expect(asked(many)).toEqual([
      [
        'test',
        'major',
        [
          ['dba', [['confirmed', yes, 'major', 'true']]],
          ['net', [['confirmed', yes, 'major', 'true']]],
        ],
      ],
    ]);
  });

  it('is what the check writes, where it writes anything', () => {
    const check = checkOf(
      '  q: { probe: manual, target: { question: When? }, expect: { daysSince: { atMost: 90 days } } }\n',
    );
    expect(check.environments[0]?.nodes[0]?.expect.map(({ id }) => id)).toEqual(['daysSince']);
  });

  it('is nothing of the kind for other probes', () => {
    const check = checkOf('  q: { probe: http, target: { url: "http://a.example/" } }\n');
    expect(check.environments[0]?.nodes[0]?.expect).toEqual([]);
  });

  it('takes the question in both languages', () => {
    const check = checkOf('  q: { probe: manual, target: { question: { en: Signed?, zh-CN: 签字了吗？ } } }\n');
    expect(check.environments[0]?.nodes[0]?.settings['question']).toEqual({ en: 'Signed?', 'zh-CN': '签字了吗？' });
  });
});
