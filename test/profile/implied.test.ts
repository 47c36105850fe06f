import { describe, expect, it } from 'vitest';
import { look } from '../../src/judge/facts/step.ts';
import { match } from '../../src/judge/matchers/match.ts';
import { matchContext } from '../../src/judge/matchers/match-context.ts';
import { isPathError, parseFactPath } from '../../src/model/fact-path.ts';
import type { Json } from '../../src/model/json.ts';
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

describe('what a service is asked without a word', () => {
  const url = 'url: "http://a.example"';
  const cases = [
    [
      'dicom',
      'host: a.example',
      'echo.success',
      { echo: { success: true } },
      [{ echo: { success: false } }, { echo: null }],
    ],
    [
      'grpc',
      'host: a.example',
      'health',
      { health: 'unimplemented' },
      [{ health: 'NOT_SERVING' }, { health: 'UNKNOWN' }],
    ],
    ['s3', `${url}, bucket: orders`, 'bucketExists', { bucketExists: true }, [{ bucketExists: false }]],
    ['nacos', url, 'ready', { ready: true }, [{ ready: false }]],
    ['etcd', url, 'healthy', { healthy: true }, [{ healthy: false }]],
  ] as const;

  it.each(cases)('of %s is that it does not say no', (probe, target, path, fine, refusals) => {
    const written = ['', ', expect: { address.port: 1 }'].map((expected) =>
      checkOf(`  q: { probe: ${probe}, target: { ${target} }${expected} }\n`),
    );
    const asks = written.map((check) => check.environments[0]?.nodes[0]?.expect ?? []);
    expect(asks.map((expects) => expects.map((each) => each.path))).toEqual([[path], ['address.port', path]]);
    const [own] = asks[0] ?? [];
    const holds = (facts: Json) => {
      const seen = { kind: 'seen', value: facts, schema: null, below: null, more: null } as const;
      const at = parseFactPath(path);
      if (own === undefined || isPathError(at)) return null;
      return match(own.matcher, look(seen, at), matchContext('UTC')).is;
    };
    expect(holds(fine)).toBe('yes');
    expect(refusals.map(holds)).toEqual(refusals.map(() => 'no'));
  });

  it.each(cases)('of %s is what the check writes of it, where it does', (probe, target, path) => {
    const check = checkOf(`  q: { probe: ${probe}, target: { ${target} }, expect: { ${path}: { not: null } } }\n`);
    expect(check.environments[0]?.nodes[0]?.expect.map(({ matcher }) => matcher.op)).toEqual(['not']);
  });
});
