import type { Observation } from '../../src/model/observation.ts';

/** The machine that looked, of every observation of the sample. */
export const sampleVantage = { place: null, zone: 'app-zone', machine: '5f1d'.repeat(16), hostname: 'jump-01' };

const database: Observation = {
  task: { check: 'orders-db', environment: 'production', node: null, vantage: null },
  probe: 'postgres',
  factsVersion: 1,
  run: 'f00dfeedf00dfeed',
  settings: { host: '10.9.0.9', password: { $secret: 'ORDERS_DB_PASSWORD' } },
  startedAt: '2027-01-19T14:00:01.000Z',
  endedAt: '2027-01-19T14:00:01.320Z',
  attempts: [{ startedAt: '2027-01-19T14:00:01.000Z', durationMs: 320, cause: null }],
  vantage: sampleVantage,
  subject: 'ab12'.repeat(16),
  facts: {
    version: '15.4',
    settings: { max_connections: { value: 100, source: 'default' }, 'a.b': null },
    extensions: ['pg_trgm', 'plpgsql'],
    disks: [{ mount: '/data', free: 68_719_476_736 }],
    certificate: { notAfter: '2027-01-31T16:00:00Z' },
  },
  gaps: [
    { path: 'connections.active', reason: 'not-permitted', detail: 'permission denied for view pg_stat_activity' },
  ],
  failure: null,
  timings: [
    { phase: 'connect', durationMs: 3 },
    { phase: 'query', durationMs: 210.4 },
  ],
  touched: [
    { line: 'sql 10.9.0.9:5432/orders: SELECT name, setting, unit, source FROM pg_settings', count: 1 },
    { line: 'tcp 10.9.0.9:5432', count: 1 },
  ],
};

const unanswered: Observation = {
  ...database,
  task: { check: 'order-app', environment: 'production', node: 'app2', vantage: 'app-zone' },
  probe: 'http',
  settings: { url: 'http://10.9.0.20:8080/' },
  attempts: [{ startedAt: '2027-01-19T14:00:01.000Z', durationMs: 5000, cause: 'connect-timeout' }],
  subject: null,
  facts: {},
  gaps: [],
  failure: {
    cause: 'connect-timeout',
    phase: 'connect',
    params: {
      address: { kind: 'value', value: '10.9.0.20:8080', unit: null },
      timeout: { kind: 'value', value: 5000, unit: 'milliseconds' },
    },
    detail: 'connect ETIMEDOUT 10.9.0.20:8080',
  },
  timings: [],
  touched: [{ line: 'tcp 10.9.0.20:8080', count: 1 }],
};

/** A page of a few lines, drawn for this sample. */
const picture = [
  'iVBORw0KGgoAAAANSUhEUgAAAPAAAACWCAMAAADXJvXnAAAADFBMVEUdSnMcIyvJ0dn///+n4NRWAAAAsElEQVR42u3ZsREAIAwD',
  'sQD778wKFBQO6DdQF1+qJEmSJEmSJCmq9VnAwMDAwMDAwMDAwLfAIyFgYGBgYGBgYGBg4HyweQgMDAwMDAwMDAwMfASebwUMDAwM',
  'DAycDHZaAgMDAwMDAwMDAwMDm4fAwMDAwMDAwMDAwMB+S8DAwMDAwMDAwMDAwH5L9jAwMDAwMDAwMDAwsN+SPQwMDAwMDAwMDAwM',
  'DAwMDAwMDAwM3KcNOSc8o+Q/e+QAAAAASUVORK5CYII=',
].join('');

const authority = {
  subject: 'CN=Hospital Root CA',
  issuer: 'CN=Hospital Root CA',
  notBefore: '2020-01-01T00:00:00.000Z',
  notAfter: '2030-01-01T00:00:00.000Z',
  keyType: 'ec',
  keySize: 256,
  signature: 'ecdsa-with-SHA256',
  fingerprint: 'ca11ab1e'.repeat(8),
  sent: false,
};

const front: Observation = {
  ...database,
  task: { check: 'web', environment: 'production', node: null, vantage: null },
  probe: 'http',
  settings: { url: 'https://orders.hospital.example/' },
  attempts: [
    { startedAt: '2027-01-19T14:00:01.000Z', durationMs: 90, cause: 'connect-timeout' },
    { startedAt: '2027-01-19T14:00:01.100Z', durationMs: 128.7, cause: null },
  ],
  facts: {
    status: 200,
    body: { bytes: 4096 },
    certificate: { subject: 'CN=orders.hospital.example', notAfter: '2027-01-31T16:00:00.000Z', trusted: true },
    chain: [
      {
        ...authority,
        subject: 'CN=orders.hospital.example',
        notBefore: '2026-01-31T16:00:00.000Z',
        notAfter: '2027-01-31T16:00:00.000Z',
        fingerprint: '0ddba11'.repeat(9),
        sent: true,
      },
      authority,
    ],
  },
  gaps: [],
  timings: [
    { phase: 'resolve', durationMs: 2.4 },
    { phase: 'connect', durationMs: 11.2 },
    { phase: 'tls', durationMs: 38.6 },
    { phase: 'response', durationMs: 74.1 },
    { phase: 'body', durationMs: 2.4 },
  ],
  touched: [
    { line: 'GET https://orders.hospital.example/', count: 1 },
    { line: 'tcp 10.9.0.30:443', count: 2 },
  ],
  captures: [
    {
      name: 'start page',
      mediaType: 'image/png',
      sha256: 'a13c7c108f7c24c76aafae02318d5a29f3543ffeaaf99f44f006cdbb0fb8abab',
      base64: picture,
    },
    { name: 'body', mediaType: 'text/plain', sha256: 'b0d1'.repeat(16), base64: 'T0sK' },
  ],
};

/** What was seen: a database, a node that does not answer, a page with its certificates and a picture. */
export const sampleObservations: readonly Observation[] = [database, unanswered, front];
