import { nested, value } from '../../src/model/message.ts';
import type { Finding } from '../../src/model/finding.ts';

const plain: Omit<Finding, 'id' | 'environments'> = {
  kind: 'expectation',
  outcome: 'pass',
  severity: 'major',
  path: 'version',
  expected: { code: 'sample.at-least', params: { bound: value('14') } },
  actual: { code: 'sample.seen', params: { value: value('15.4') } },
  cause: null,
  advice: null,
  because: null,
  remedy: null,
  owner: null,
  due: null,
  blockedBy: [],
  waiver: null,
  overridden: null,
  attested: null,
  notes: [],
  differences: [],
  evidence: [],
};

/** A finding with what a test says and plain values for the rest. */
export function finding(
  check: string,
  rule: string,
  place: string,
  more: Partial<Finding> & { readonly node?: string } = {},
): Finding {
  const { node = null, ...rest } = more;
  const id = { check, rule, environment: place, node, vantage: null };
  return { ...plain, id, environments: [place], ...rest };
}

const timeout = nested({
  code: 'cause.connect-timeout',
  params: { address: value('10.9.0.20:8080'), timeout: value(5000, 'milliseconds') },
});

const unanswered: Partial<Finding> = {
  kind: 'answers',
  path: null,
  cause: 'connect-timeout',
  expected: { code: 'sample.answers', params: {} },
  actual: { code: 'sample.no-answer', params: { why: timeout } },
  advice: { code: 'sample.advice', params: { from: 'app-zone', to: value('10.9.0.20') } },
};

/** One finding of every kind and outcome. */
export const sampleFindings: readonly Finding[] = [
  finding('orders-db', 'version', 'test'),
  finding('orders-db', 'version', 'production', { notes: [{ code: 'sample.note', params: {} }] }),
  finding('orders-db', 'settings.max_connections', 'production', {
    outcome: 'fail',
    severity: 'blocker',
    path: 'settings.max_connections',
    expected: { code: 'sample.at-least', params: { bound: value(200) } },
    actual: { code: 'sample.seen', params: { value: value(100) } },
    because: { en: 'two application nodes open 80 connections each', 'zh-CN': '两个应用节点各占用 80 个连接' },
    remedy: { en: 'set max_connections = 200 and restart', 'zh-CN': '设置 max_connections = 200 并重启' },
    owner: { en: 'customer DBA', 'zh-CN': '客户 DBA' },
    due: '2027-01-25',
    overridden: { because: 'small hospital', owner: 'product', was: 'atLeast: 300' },
  }),
  finding('orders-db', 'renew-soon', 'production', {
    outcome: 'fail',
    path: 'certificate.daysLeft',
    expected: { code: 'sample.at-least', params: { bound: value(30, 'days') } },
    actual: { code: 'sample.seen', params: { value: value(12, 'days') } },
    waiver: {
      because: { en: 'ordered', 'zh-CN': '已申请' },
      owner: { en: 'network team', 'zh-CN': '网络组' },
      ticket: 'CCB-118',
      until: '2027-01-31',
    },
  }),
  finding('order-app', 'answers', 'production', { ...unanswered, node: 'app2', outcome: 'fail', severity: 'blocker' }),
  finding('pay-app', 'answers', 'production', { ...unanswered, outcome: 'fail', severity: 'blocker' }),
  finding('order-app', 'json.build.version', 'production', {
    node: 'app2',
    outcome: 'blocked',
    cause: 'connect-timeout',
    path: 'json.build.version',
    actual: { code: 'sample.blocked', params: {} },
    blockedBy: [{ check: 'order-app', rule: 'answers', environment: 'production', node: 'app2', vantage: null }],
  }),
  finding('web', 'across:version', 'test', {
    kind: 'across',
    outcome: 'fail',
    severity: 'minor',
    environments: ['test', 'production'],
    expected: { code: 'sample.same', params: { other: 'production' } },
    actual: {
      code: 'sample.differs',
      params: { value: value('8.2.1'), other: 'production', others: { kind: 'list', items: [value('8.2.0')] } },
    },
    notes: [{ code: 'sample.note', params: {} }],
    differences: [
      { path: '', kind: 'changed', rank: 0, left: '8.2.1', right: '8.2.0' },
      { path: 'build.commit', kind: 'missing-right', rank: 1, left: 'a1b2c3', right: null },
      {
        path: 'pool.size',
        kind: 'changed',
        rank: 1,
        left: 60,
        right: 200,
        places: { left: 'test', right: 'production' },
      },
    ],
  }),
  finding('web', 'answers', 'uat', {
    ...unanswered,
    outcome: 'unknown',
    cause: 'not-run',
    actual: { code: 'cause.not-run', params: {} },
    attested: {
      by: 'Li Lei',
      because: 'seen on site',
      at: '2027-01-20T02:00:00.000Z',
      agrees: false,
      attachment: { name: 'uat-version.jpg', sha256: 'fade'.repeat(16) },
    },
  }),
  finding('web', 'version', 'test', {
    outcome: 'not-applicable',
    actual: { code: 'sample.left-out', params: {} },
    because: { en: 'no front end on test', 'zh-CN': '测试环境没有前端' },
    owner: 'PM',
  }),
];
