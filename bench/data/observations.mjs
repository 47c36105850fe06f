import { createHash } from 'node:crypto';
import { databaseHost } from './large-profile.mjs';

/**
 * @typedef {import('../../src/model/observation.ts').Observation} Observation
 * @typedef {import('../../src/model/plan.ts').Task} Task
 * @typedef {import('../../src/model/json.ts').JsonObject} JsonObject
 * @typedef {{ facts: JsonObject, gaps: Observation['gaps'], failure: Observation['failure'] }} Seen
 */

/** Noon of the day, UTC, in milliseconds since 1970. */
const began = Date.UTC(2026, 5, 15, 12);
const vantage = { place: null, zone: null, machine: digest('machine'), hostname: 'ops-01' };

/**
 * What a run of these tasks could have seen: of every hundred tasks two were refused, up to two could not see everything,
 * and some saw what is not as expected. The same tasks always give the same observations.
 *
 * @param {readonly Task[]} tasks
 * @returns {readonly Observation[]}
 */
export function observationsOf(tasks) {
  return tasks.map((task, index) => {
    const { facts, gaps, failure } = index % 50 === 7 ? refused(task) : seen(task, index);
    const startedAt = new Date(began + index * 20).toISOString();
    const endedAt = new Date(began + index * 20 + 250).toISOString();
    const cause = failure === null ? null : failure.cause;
    return {
      task: task.id,
      probe: task.probe,
      factsVersion: 1,
      run: '00c0ffee00c0ffee',
      settings: task.settings,
      startedAt,
      endedAt,
      attempts: [{ startedAt, durationMs: 250, cause }],
      vantage,
      subject: failure === null ? digest(linesOf(task).join(' ')) : null,
      facts,
      gaps,
      failure,
      timings: [
        { phase: 'resolve', durationMs: 2.5 },
        { phase: 'connect', durationMs: 12.25 },
      ],
      touched: linesOf(task).map((line) => ({ line, count: 1 })),
    };
  });
}

/**
 * @param {Task} task
 * @param {number} index
 * @returns {Seen}
 */
function seen(task, index) {
  const gaps = index % 50 === 21 ? [notPermitted(task.probe)] : [];
  if (task.probe === 'postgres') return { facts: databaseFacts(task, index), gaps, failure: null };
  if (task.probe === 'release') {
    const version = index % 40 === 4 ? '8.2.4-hotfix.1' : '8.2.3';
    return { facts: { version, source: 'json version' }, gaps: [], failure: null };
  }
  return { facts: replyFacts(task, index), gaps, failure: null };
}

/**
 * Where a task connects to.
 *
 * @param {Task} task
 */
function linesOf(task) {
  return task.touches.flatMap(({ touch }) =>
    touch.kind === 'connect' ? [`tcp ${touch.host}:${String(touch.port)}`] : [],
  );
}

/** @param {string} probe */
function notPermitted(probe) {
  const path = probe === 'postgres' ? 'settings.shared_buffers' : 'certificate';
  return /** @type {const} */ ({ path, reason: 'not-permitted', detail: 'permission denied' });
}

/**
 * @param {Task} task
 * @returns {Seen}
 */
function refused(task) {
  const params = { target: linesOf(task)[0] ?? '' };
  const failure = { cause: 'connect-refused', phase: 'connect', params, detail: 'connect ECONNREFUSED' };
  const gap = /** @type {const} */ ({ path: '', reason: 'not-reached', detail: null });
  return { facts: {}, gaps: [gap], failure };
}

/**
 * @param {Task} task
 * @param {number} index
 * @returns {JsonObject}
 */
function databaseFacts(task, index) {
  const others = Object.fromEntries(Array.from({ length: 40 }, (_, each) => [`tuning_${String(each)}`, each * 16]));
  const isOld = index % 60 === 3;
  return {
    versionText: `PostgreSQL ${isOld ? '14.11' : '16.4'} on x86_64-pc-linux-gnu, compiled by gcc, 64-bit`,
    serverVersion: isOld ? '14.11' : '16.4',
    serverVersionNumber: isOld ? 140_011 : 160_004,
    systemIdentifier: digest(linesOf(task).join(' ')).slice(0, 19),
    startedAt: '2026-06-01T00:00:00.000Z',
    inRecovery: false,
    database: 'orders',
    encoding: 'UTF8',
    collation: 'en_US.utf8',
    characterType: 'en_US.utf8',
    size: 12_884_901_888,
    settings: {
      ...others,
      max_connections: index % 30 === 8 ? 100 : 300,
      shared_buffers: 4_294_967_296,
      work_mem: 4_194_304,
      TimeZone: index % 45 === 13 ? 'UTC' : 'Asia/Shanghai',
    },
    settingOrigins: { max_connections: { source: 'configuration file', pendingRestart: false } },
    extensions: [
      { name: 'pg_trgm', version: '1.6' },
      { name: 'plpgsql', version: '1.0' },
    ],
    connections: { used: 40, max: 300, reserved: 3 },
    sessionTls: { used: true, version: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384' },
  };
}

/**
 * @param {Task} task
 * @param {number} index
 * @returns {JsonObject}
 */
function replyFacts(task, index) {
  const json = {
    status: index % 35 === 2 ? 'DOWN' : 'UP',
    build: { version: index % 55 === 16 ? '8.1.9' : '8.2.3', commit: 'c0ffee' },
    database: { host: databaseHost(task.id.check.slice(-4), task.id.environment), pool: 40 },
  };
  const certificate = {
    subject: 'CN=component.example',
    issuer: 'CN=Example CA',
    names: ['component.example'],
    notBefore: '2026-01-01T00:00:00.000Z',
    notAfter: index % 25 === 5 ? '2026-06-30T00:00:00.000Z' : '2027-01-01T00:00:00.000Z',
    serialNumber: '0a1b2c',
    fingerprint: digest(task.id.environment),
    keyType: 'rsa',
    keySize: 2048,
    signature: 'sha256WithRSAEncryption',
    selfSigned: false,
    sent: true,
  };
  return {
    url: 'https://component.example:8443/actuator',
    status: index % 70 === 12 ? 503 : 200,
    reason: 'OK',
    httpVersion: '1.1',
    headers: { 'content-type': 'application/json', server: 'nginx/1.24.0', date: 'Mon, 15 Jun 2026 12:00:00 GMT' },
    redirects: [],
    body: { bytes: 180, contentType: 'application/json', encoding: null, sha256: digest(String(index)) },
    json,
    title: null,
    tls: { version: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384', alpn: 'http/1.1' },
    certificate: { ...certificate, trusted: true, hostMatches: true, verifyCode: null },
    chain: [certificate],
    address: { ip: '10.1.0.5', port: 8443, all: ['10.1.0.5'] },
    timings: { resolve: 2.5, connect: 12.25, tls: 20.5, firstByte: 80.75, total: 120.5 },
  };
}

/** @param {string} text */
function digest(text) {
  return createHash('sha256').update(text).digest('hex');
}
