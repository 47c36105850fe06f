import { expect, it } from 'vitest';
import { markdownFormat } from '../../reports/markdown/markdown-format.ts';
import { htmlFormat } from '../../reports/html/html-format.ts';
import { indexChecks } from '../../reports/finding-name.ts';
import { wayTables } from '../../reports/connectivity.ts';
import { makeVoice } from '../../reports/voice.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { TaskId } from '../../src/model/identity.ts';
import type { Observation } from '../../src/model/observation.ts';
import type { RunResult } from '../../src/model/run-result.ts';
import { sampleContext } from './sample-context.ts';
import { sampleResult } from './sample-result.ts';

const [finding] = sampleResult.findings;
const [observation] = sampleResult.observations;

interface Asked {
  readonly check: string;
  readonly node: string | null;
  readonly from: string;
  readonly cause: string | null;
  readonly connectMs?: number;
  /** How far it came; absent: a target answered somehow. */
  readonly broke?: 'before-start' | 'in-settings';
}

function resultOf(asked: readonly Asked[]): RunResult {
  if (finding === undefined || observation === undefined) throw new Error('The sample is empty');
  const idOf = ({ check, node, from }: Asked): TaskId => ({ check, node, environment: 'production', vantage: from });
  return {
    ...sampleResult,
    findings: asked.map((each): Finding => ({
      ...finding,
      id: { ...idOf(each), rule: 'answers' },
      kind: 'answers',
      outcome: each.cause === null ? 'pass' : 'fail',
      cause: each.cause,
      path: null,
      evidence: [idOf(each)],
    })),
    observations: asked.map((each): Observation => ({
      ...observation,
      task: idOf(each),
      attempts: each.broke === 'before-start' ? [] : observation.attempts,
      failure:
        each.cause === null
          ? null
          : { cause: each.cause, phase: each.broke === 'in-settings' ? 'settings' : null, params: {}, detail: null },
      timings: each.connectMs === undefined ? [] : [{ phase: 'connect', durationMs: each.connectMs }],
      touched: each.node === null ? [] : [{ line: `tcp ${each.node}:8080`, count: 1 }],
    })),
    touch: ['lis', 'pacs'].map((host) => ({
      environment: 'production',
      vantage: 'app1',
      line: `tcp ${host}:8080`,
      touch: { kind: 'connect', transport: 'tcp', host, port: 8080 },
      count: 1,
      sideEffect: false,
      enforced: true,
      checks: ['order-app'],
    })),
  };
}

const result = resultOf([
  { check: 'order-app', node: 'lis', from: 'desk1', cause: 'connect-timeout' },
  { check: 'order-app', node: 'lis', from: 'app1', cause: null, connectMs: 2.5 },
  { check: 'order-app', node: 'pacs', from: 'app1', cause: 'certificate-expired', connectMs: 4 },
  { check: 'fax-gateway', node: null, from: 'app1', cause: null },
]);
const voice = makeVoice(sampleContext('en'));

it('tells from where to where, with the way as far as it went', () => {
  expect(wayTables({ result, checks: indexChecks(result) }, voice)).toEqual([
    {
      environment: { name: 'production', title: { en: 'Production', 'zh-CN': '生产环境' } },
      places: ['app1', 'desk1'],
      rows: [
        {
          title: expect.stringContaining('/ lis') as string,
          addresses: ['lis:8080'],
          ways: [
            { outcome: 'pass', connectMs: 2.5, why: null },
            { outcome: 'fail', connectMs: null, why: 'report.way-filtered' },
          ],
        },
        {
          title: expect.stringContaining('/ pacs') as string,
          addresses: ['pacs:8080'],
          ways: [{ outcome: 'fail', connectMs: 4, why: 'report.way-certificate' }, null],
        },
      ],
    },
  ]);
});

it.each(['en', 'zh-CN'] as const)('stands in report and paper, %s', (language) => {
  const context = sampleContext(language);
  const title = language === 'en' ? 'Connectivity matrix' : '连通性矩阵';
  for (const text of [htmlFormat.write(result, context), markdownFormat.write(result, context)]) {
    expect(text).toContain(title);
    expect(text).toContain('pacs:8080');
    expect(text).toContain(language === 'en' ? 'no answer (filtered)' : '疑似被拦截');
    // the name people know the environment by stands over its table
    expect(text.slice(text.indexOf(title))).toContain(language === 'en' ? 'Production' : '生产环境');
  }
});

it('is left out where nothing is asked from some place', () => {
  const local = {
    ...result,
    findings: result.findings.map((each) => ({ ...each, id: { ...each.id, vantage: null } })),
  };
  expect(wayTables({ result: local, checks: indexChecks(local) }, voice)).toEqual([]);
  expect(htmlFormat.write(local, sampleContext('en'))).not.toContain('Connectivity matrix');
});

it.each([
  ['http-login-denied', 'report.way-login'],
  ['access-denied', 'report.way-login'],
  ['token-denied', 'report.way-login'],
  ['http-proxy-instead', 'report.way-proxy'],
  ['http-unexpected-status', 'report.way-http'],
  ['not-approved', 'report.way-not-asked'],
  ['not-declared', 'report.way-not-asked'],
  ['commands-not-allowed', 'report.way-not-asked'],
  ['cancelled', 'report.way-not-asked'],
  ['probe-crashed', 'report.way-failed'],
])('says %s as %s', (cause, word) => {
  const asked = resultOf([{ check: 'order-app', node: 'lis', from: 'app1', cause }]);
  const [table] = wayTables({ result: asked, checks: indexChecks(asked) }, voice);
  expect(table?.rows[0]?.ways[0]?.why).toBe(word);
});

it.each([
  ['elsewhere', 'before-start'],
  ['needs-failed', 'before-start'],
  ['outside-window', 'before-start'],
  ['secret-missing', 'before-start'],
  ['secret-empty', 'before-start'],
  ['file-missing', 'in-settings'],
  ['settings-invalid', 'in-settings'],
  ['client-certificate-unusable', 'in-settings'],
] as const)('says of %s that nothing was asked', (cause, broke) => {
  const asked = resultOf([{ check: 'order-app', node: 'lis', from: 'app1', cause, broke }]);
  const [table] = wayTables({ result: asked, checks: indexChecks(asked) }, voice);
  expect(table?.rows[0]?.ways[0]?.why).toBe('report.way-not-asked');
});

it('says that a login is refused where it was before', () => {
  const cause = 'login-denied-before';
  const asked = resultOf([{ check: 'order-app', node: 'lis', from: 'app1', cause, broke: 'before-start' }]);
  const [table] = wayTables({ result: asked, checks: indexChecks(asked) }, voice);
  expect(table?.rows[0]?.ways[0]?.why).toBe('report.way-login');
});

it('says that nothing was asked where there is no observation', () => {
  const asked = resultOf([{ check: 'order-app', node: 'lis', from: 'app1', cause: 'not-run' }]);
  const [table] = wayTables({ result: { ...asked, observations: [] }, checks: indexChecks(asked) }, voice);
  expect(table?.rows[0]?.ways[0]?.why).toBe('report.way-not-asked');
});
