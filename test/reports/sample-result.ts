import { touchLineText, type Touch } from '../../src/model/plan.ts';
import { sampleFindings } from './sample-findings.ts';
import { sampleFollowUp } from './sample-follow-up.ts';
import { sampleObservations, sampleVantage } from './sample-observations.ts';
import type { Counts, EnvironmentResult, RunResult } from '../../src/model/run-result.ts';

const none = { blocker: 0, major: 0, minor: 0, info: 0 };
const counts: Counts = {
  byOutcome: { pass: 1, fail: 0, unknown: 0, blocked: 0, 'not-applicable': 0 },
  failed: none,
  unknown: none,
  waived: 0,
};

function environment(name: string, more: Partial<EnvironmentResult>): EnvironmentResult {
  const plain = {
    title: null,
    gate: false,
    protected: false,
    selected: true,
    verdict: 'ready',
    reasons: [],
    counts,
  } as const;
  return { ...plain, name, ...more };
}

/** A small result that has something of everything a report can show. */
export const sampleResult: RunResult = {
  format: 'plumbline-result',
  version: 1,
  profile: {
    name: 'orders-go-live',
    title: { en: 'Orders 8.2 go-live', 'zh-CN': '订单系统 8.2 上线检查' },
    files: [{ name: 'orders.yaml', sha256: 'c0ffee00'.repeat(8) }],
    timeZone: 'Asia/Shanghai',
    gates: 'gate',
    document: {
      customer: { en: 'First People’s Hospital', 'zh-CN': '第一人民医院' },
      system: { en: 'Order management', 'zh-CN': '订单管理系统' },
      release: '8.2.1',
      stage: { en: 'Go-live rehearsal', 'zh-CN': '上线演练' },
      number: 'FPH-GL-007',
      preparedBy: 'Han Meimei',
      reviewedBy: 'Li Lei',
      contract: 'HT-2026-118',
      院区: '东院',
    },
  },
  run: {
    id: '3f2a9c51',
    seenFrom: '2027-01-19T14:00:00.000Z',
    seenTo: '2027-01-19T14:02:05.000Z',
    interrupted: false,
    vantages: [sampleVantage],
    runs: [{ id: '3f2a9c51', seenFrom: '2027-01-19T14:00:01.000Z', seenTo: '2027-01-19T14:00:01.320Z', tasks: 3 }],
  },
  scope: {
    selection: { environments: null, checks: null, tags: ['core'], stages: null },
    partial: true,
    selectedChecks: 4,
    totalChecks: 5,
    tasks: 6,
    observed: 3,
  },
  verdict: 'not-ready',
  reasons: [{ code: 'sample.reason', params: { environment: 'production', n: 3 } }],
  failOn: 'major',
  judgedAs: '2027-01-19T14:02:05.000Z',
  environments: [
    environment('test', { verdict: 'ready-with-risks', counts: { ...counts, failed: { ...none, minor: 1 } } }),
    environment('uat', { selected: false, verdict: 'inconclusive' }),
    environment('production', {
      title: { en: 'Production', 'zh-CN': '生产环境' },
      gate: true,
      protected: true,
      verdict: 'not-ready',
      reasons: [{ code: 'sample.reason', params: { environment: 'production', n: 3 } }],
      counts: {
        byOutcome: { pass: 1, fail: 4, unknown: 0, blocked: 1, 'not-applicable': 0 },
        failed: { ...none, blocker: 3 },
        unknown: { ...none, major: 1 },
        waived: 1,
      },
    }),
  ],
  relations: [],
  checks: [
    check('orders-db', 'postgres', { en: 'Order database', 'zh-CN': '订单库' }),
    check('order-app', 'http', { en: 'Application nodes', 'zh-CN': '应用节点' }),
    check('pay-app', 'http', null),
    check('web', 'http', { en: 'Web front end', 'zh-CN': 'Web 前端' }),
    { ...check('backup', 'host', { en: 'Backup', 'zh-CN': '备份' }), selected: false },
  ],
  findings: sampleFindings,
  observations: sampleObservations,
  versions: [
    {
      check: 'orders-db',
      probe: 'postgres',
      cells: [cell('test', null, '15.4', null), cell('production', null, '15.4', 'pass')],
    },
    {
      check: 'order-app',
      probe: 'http',
      cells: [
        cell('test', 'app1', '8.2.1', 'pass'),
        cell('production', 'app1', '8.2.0', 'pass'),
        cell('production', 'app2', null, 'blocked'),
      ],
    },
  ],
  followUp: sampleFollowUp,
  attestations: [
    {
      check: 'web',
      environment: 'uat',
      node: null,
      path: 'version',
      value: '8.2.1',
      by: 'Li Lei',
      because: 'seen on site',
      at: '2027-01-20T02:00:00.000Z',
      until: '2027-02-28',
      attachment: { name: 'uat-version.jpg', sha256: 'fade'.repeat(16) },
      standing: 'counts',
    },
  ],
  masked: [],
  drift: {
    baseline: { runId: '11aa22bb', seenAt: '2026-12-01T08:00:00.000Z' },
    changes: [
      {
        check: 'orders-db',
        environment: 'production',
        node: null,
        vantage: null,
        path: 'settings.work_mem.value',
        kind: 'changed',
        before: '4MB',
        after: '64MB',
        listed: false,
        finding: null,
      },
    ],
  },
  waivers: { unused: ['web/version/uat'], expired: ['orders-db/renew-now/production'] },
  touch: [
    listed({ kind: 'connect', transport: 'tcp', host: '10.9.0.9', port: 5432 }, 3, true, 'orders-db'),
    listed(
      { kind: 'sql', at: '10.9.0.9:5432/orders', text: 'SELECT name, setting, unit, source FROM pg_settings' },
      3,
      false,
      'orders-db',
    ),
    listed({ kind: 'url', method: 'GET', url: 'https://orders.hospital.example/' }, 3, true, 'web'),
    listed({ kind: 'connect', transport: 'tcp', host: '10.9.0.30', port: 443 }, 3, true, 'web'),
  ],
  reference: [{ name: 'end-of-life', date: '2026-11-01', source: 'https://endoflife.date' }],
  catalogue: { sha256: 'beef'.repeat(16) },
  provenance: {
    tool: 'plumbline',
    toolVersion: '0.1.0',
    node: '20.19.0',
    platform: 'linux x64',
    judgedAt: '2027-01-19T14:02:06.000Z',
    command: 'check',
    sources: ['live'],
    sealed: false,
  },
};

function check(name: string, probe: string, title: RunResult['checks'][number]['title']): RunResult['checks'][number] {
  const references = name === 'orders-db' ? ['GB/T 22239 8.1.4.1'] : [];
  const because = name === 'orders-db' ? 'driver 8 is tested on PostgreSQL 14 to 17' : null;
  return {
    name,
    formerly: [],
    title,
    because,
    owner: null,
    probe,
    stage: [],
    tags: ['core'],
    references,
    selected: true,
  };
}

function listed(touch: Touch, count: number, enforced: boolean, asker: string): RunResult['touch'][number] {
  const line = touchLineText(touch);
  return { environment: 'production', vantage: null, line, touch, count, sideEffect: false, enforced, checks: [asker] };
}

type Cell = RunResult['versions'][number]['cells'][number];

function cell(place: string, node: string | null, version: string | null, outcome: Cell['outcome']): Cell {
  return { environment: place, node, vantage: null, version, outcome };
}
