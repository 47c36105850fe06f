import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadProbes } from '../../probes/registry.ts';
import { toolbox } from '../../src/assess/toolbox.ts';
import { readEvidence } from '../../src/evidence/read-evidence.ts';
import { writeEvidence } from '../../src/evidence/write-evidence.ts';
import { createLandscapeFolder } from '../../src/landscape/landscape-folder.ts';
import { installPostgres } from '../../src/landscape/postgres-installation.ts';
import { startPostgres } from '../../src/landscape/postgres-server.ts';
import { unprivilegedAccount } from '../../src/landscape/unprivileged-account.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Observation } from '../../src/model/observation.ts';
import { parseResult, put } from './cli-files.ts';
import { runCli } from './cli-run.ts';
import { startHttp } from './http-servers.ts';
import { prepare } from './postgres-accounts.ts';

const everyProbe = await loadProbes();

/** Facts in place of those of the machine that makes the archive. */
const machine: JsonObject = {
  os: { platform: 'linux', distribution: 'Example Linux', release: '12', kernel: '6.1.0', architecture: 'x64' },
  cpu: { model: 'Example CPU', logical: 4, physical: 4 },
  memory: { total: 8_589_934_592, available: 4_294_967_296, swapTotal: 0, pageSize: 4096 },
  timeZone: 'Asia/Shanghai',
};

// Makes the files described in test/fixtures/evidence/README.md.
const [, , name = ''] = process.argv;
if (!/^v\d+$/.test(name)) throw new Error('Give the name of the version: v2');
const fixtures = fileURLToPath(new URL('../fixtures/evidence/', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'plumbline-make-'));
const folder = await createLandscapeFolder([tmpdir(), '/tmp'], await unprivilegedAccount());
const { signal } = new AbortController();
const installation = await installPostgres(17, folder, signal);
const database = await startPostgres({ installation, folder, signal, password: 'of-nobody' });
const server = await startHttp((request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ version: request.url === '/test' ? '8.2.1' : '8.2.0', build: { commit: 'abc123' } }));
});
try {
  await prepare(database, ["CREATE ROLE ready LOGIN PASSWORD 'of-ready'", 'CREATE DATABASE orders']);
  const profile = put(work, `${name}.yaml`, profileText());
  const evidence = join(work, `${name}.zip`);
  const flags = ['--as', 'production/app1', '--out', evidence];
  const observed = await runCli(['observe', `${name}.yaml`, ...flags], { cwd: work, env: { PASSWORD: 'of-ready' } });
  if (observed.code !== 0) throw new Error(observed.err);
  writeFileSync(evidence, madeUp(readFileSync(evidence)));
  const judge = ['judge', `${name}.yaml`, '--evidence', evidence, '--as-of', 'run', '--format', 'json', '--out', '-'];
  const { findings, environments, verdict } = parseResult((await runCli(judge, { cwd: work })).out);
  writeFileSync(join(fixtures, `${name}.zip`), readFileSync(evidence));
  writeFileSync(join(fixtures, `${name}.yaml`), readFileSync(profile));
  put(fixtures, `${name}-findings.json`, `${JSON.stringify({ verdict, environments, findings }, null, 1)}\n`);
} finally {
  await server.stop();
  await database.stop();
  await folder.remove();
  rmSync(work, { recursive: true, force: true });
}

function profileText(): string {
  const http = `http://127.0.0.1:${String(server.port)}`;
  return `# Profile and site of ${name}.zip; see README.md. Nothing listens at these addresses any more.
plumbline: 1
name: kept
title: { en: Evidence that is kept, zh-CN: 保留的证据 }
parameters:
  info: { type: url }
checks:
  db:
    probe: postgres
    target: { host: 127.0.0.1, port: ${String(database.port)}, database: orders, user: ready, password: "\${secret:PASSWORD}" }
    severity: blocker
    expect:
      version: ">=14 <18"
      encoding: UTF8
      settings.max_connections: { atLeast: 500, severity: minor, remedy: raise max_connections }
      settings.data_directory: { present: true, severity: info }
      extensions: { contains: plpgsql }
    across: { version: same-major, systemIdentifier: different }
  app:
    probe: http
    target: { url: "\${info}", read: [version, build.commit] }
    expect:
      status: 200
      json.version: { satisfies: ">=8.2 <9" }
      json.build.commit: { matches: "^[0-9a-f]+$" }
    across: { json.version: same }
  web:
    probe: release
    target: { url: "\${info}", json: version }
    across: { version: not-ahead }
  machine:
    probe: host
    target: { collect: [os, cpu, memory, time] }
    expect: { memory.total: { atLeast: 2 GiB }, timeZone: Asia/Shanghai }
  nobody:
    probe: http
    target: { url: "http://127.0.0.1:9/" }
    expect: { status: 200 }
    severity: minor
    in: [test]
relations:
  - { id: web-fits-app, left: web.version, right: app.json.version, rule: same-minor }
environments:
  test: { with: { info: "${http}/test" }, machines: { app1: { hostname: app1.test.example } } }
  production: { with: { info: "${http}/production" }, machines: { app1: { hostname: app1.production.example } } }
timeZone: Asia/Shanghai
waivers:
  - { finding: nobody/answers/test, because: not there yet, owner: PM, ticket: T-1, until: 2099-01-31 }
`;
}

/** Takes out what describes the machine that made it: nothing of it matters, and it is nobody's business. */
function madeUp(archive: Uint8Array): Uint8Array {
  const { evidence, mistakes } = readEvidence(archive);
  if (evidence === null) throw new Error(JSON.stringify(mistakes));
  const { provenance, endedAt, interrupted } = evidence.manifest;
  const observations = evidence.observations.map((each) => neutral(each));
  return writeEvidence({
    provenance,
    endedAt,
    interrupted,
    observations,
    catalogue: toolbox(everyProbe).catalogue,
  });
}

function neutral(observation: Observation): Observation {
  const own = hostname();
  const vantage = { ...observation.vantage, hostname: 'app1.production.example', machine: '0'.repeat(32) };
  const text = JSON.stringify({ ...observation, vantage }).replaceAll(own, 'app1.production.example');
  // Only texts were replaced: the shape is the one that was read.
  const copy = JSON.parse(text) as Observation;
  if (copy.probe !== 'host' || copy.failure !== null) return copy;
  return { ...copy, subject: 'app1', facts: machine, gaps: [] };
}
