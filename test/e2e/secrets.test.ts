import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { everyText, put, savedResult, sharedFolder } from '../support/cli-files.ts';
import { runCli, startCli, type Ran } from '../support/cli-run.ts';
import { leaksIn } from '../support/cli-secret.ts';
import { sharedTarget, type Answers } from '../support/cli-target.ts';
import { errorMessage } from '../support/postgres-faults.ts';
import { prepare } from '../support/postgres-accounts.ts';
import { startTcp, type TestServer } from '../support/http-servers.ts';
import { sharedPostgres } from '../support/postgres.ts';
import { until } from '../support/line-server.ts';

/** With characters that every way to write it down changes. */
const secret = 'Zq7+vau lt/Key=&%~"x9';
const encoded = encodeURIComponent(secret);
const base64 = Buffer.from(secret).toString('base64');
const everyForm = { plain: secret, encoded, base64, basic: Buffer.from(`ready:${secret}`).toString('base64') };

const folder = sharedFolder();
const given = sharedFolder();
const answers: Answers = {
  '/body': (request, response) => {
    response.setHeader('x-echo', secret);
    response.setHeader('x-echo-encoded', encoded);
    response.setHeader('set-cookie', `session=${base64}`);
    response.end(JSON.stringify({ ...everyForm, asked: request.url, sent: request.headers }));
  },
  '/error': (request, response) => {
    response.writeHead(500, `token ${secret} is not known`, { server: `gate ${base64}` });
    response.end(`${secret} ${encoded} ${JSON.stringify(request.headers)}`);
  },
  '/login': (_request, response) => {
    response.writeHead(401, { 'www-authenticate': `Basic realm="${encoded}"` });
    response.end(secret);
  },
  '/away': (_request, response) => {
    response.writeHead(302, { location: `http://127.0.0.1:1/x?token=${encoded}&again=${base64}` });
    response.end();
  },
  '/page': (_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>${secret}</title><p>${base64}</p>`);
  },
  '/slow': () => undefined,
};
const target = sharedTarget(answers);
const database = sharedPostgres(17, { settings: { log_connections: true } });

beforeAll(async () => {
  await prepare(database(), [
    `CREATE ROLE ready LOGIN PASSWORD '${secret}'`,
    `ALTER ROLE ready SET search_path = '${secret}'`,
    'CREATE DATABASE orders',
  ]);
  put(given, 'TOKEN', `${secret}\n`);
});

function profile(name: string, more = ''): string {
  const { url } = target();
  const db = database();
  const check = (id: string, settings: string) =>
    `  ${id}: { probe: http, target: { ${settings} }, expect: { status: 200 } }\n`;
  return put(
    folder,
    name,
    `plumbline: 1
name: leaks
checks:
  db:
    probe: postgres
    target: { host: ${db.host}, port: ${String(db.port)}, database: orders, user: ready, password: "\${secret:TOKEN}" }
    expect: { 'settings.search_path': "other" }
${check('body', `url: "${url}/body", read: [plain, encoded, base64, basic, asked, sent], bearer: "\${secret:TOKEN}"`)}\
${check('basic', `url: "${url}/body", read: [sent], basic: { user: ready, password: "\${secret:TOKEN}" }`)}\
${check('query', `url: "${url}/body", read: [asked], query: { key: "\${secret:TOKEN}" }`)}\
${check('header', `url: "${url}/body", read: [sent], headers: { X-Key: "\${secret:TOKEN}" }`)}\
${check('error', `url: "${url}/error", bearer: "\${secret:TOKEN}"`)}\
${check('login', `url: "${url}/login", basic: { user: ready, password: "\${secret:TOKEN}" }`)}\
${check('away', `url: "${url}/away", query: { key: "\${secret:TOKEN}" }`)}\
${check('page', `url: "${url}/page", read: [a]`)}\
${more}environments: { production: { with: {} } }
timeZone: UTC
`,
  );
}

/** Everything a run wrote or said, by name. */
function everything(out: string, ran: Pick<Ran, 'out' | 'err'>): ReadonlyMap<string, string> {
  return new Map([...everyText(out), ['stdout', ran.out], ['stderr', ran.err]]);
}

function expectNoLeak(texts: ReadonlyMap<string, string>): void {
  for (const [name, text] of texts) expect({ name, leaks: leaksIn(text, secret) }).toEqual({ name, leaks: [] });
}

test('the search finds every form that the servers send', () => {
  for (const form of Object.values(everyForm)) expect(leaksIn(`before ${form} after`, secret)).not.toEqual([]);
  expect(leaksIn(JSON.stringify({ secret }), secret)).not.toEqual([]);
});

describe('a secret stands in no output', () => {
  test.each(['en', 'zh-CN'])('of check with evidence, %s', async (lang) => {
    const out = join(folder, `check-${lang}`);
    const flags = ['--secrets', given, '--lang', lang, '--out', out, '--evidence', join(out, 'evidence.zip')];
    const ran = await runCli(['check', profile('leaks.yaml'), ...flags], { cwd: folder });
    expect(ran.code).toBe(1);
    const texts = everything(out, ran);
    expect([...texts.keys()]).toEqual(
      expect.arrayContaining(['report.html', 'report.json', 'evidence.zip!observations.ndjson']),
    );
    // The servers were asked and did say it: otherwise this would show nothing.
    const observed = savedResult(out).observations.map((each) => [each.task.check, each.failure?.cause ?? 'seen']);
    expect(Object.fromEntries(observed)).toMatchObject({
      db: 'seen',
      body: 'seen',
      basic: 'seen',
      query: 'seen',
      header: 'seen',
      error: 'http-unexpected-status',
      page: 'body-html-instead',
    });
    expect(target().received()).toContain(`authorization: Bearer ${secret}`.replace('authorization', 'Authorization'));
    expectNoLeak(texts);
  });

  test('of observe, judge and report, with the secret on standard input', async () => {
    const out = join(folder, 'observe');
    const path = profile('leaks.yaml');
    const observed = await runCli(['observe', path, '--secrets-stdin', '--out', join(out, 'evidence.zip')], {
      cwd: folder,
      input: `# secrets\nPRODUCTION_TOKEN=${secret}\n`,
    });
    expect(observed.code).toBe(0);
    const judged = await runCli(['judge', path, '--evidence', join(out, 'evidence.zip'), '--out', out], {
      cwd: folder,
    });
    expect(judged.code).toBe(1);
    const again = await runCli(['report', join(out, 'report.json'), '--lang', 'zh-CN', '--out', join(out, 'zh')], {
      cwd: folder,
    });
    expect(again.code).toBe(1);
    expectNoLeak(everything(out, { out: judged.out + again.out, err: observed.err + judged.err + again.err }));
  });

  test('of a killed run’s journal, and of the report made from it', async () => {
    const out = join(folder, 'killed');
    const slow = `  slow: { probe: http, target: { url: "${target().url}/slow" }, expect: { status: 200 } }\n`;
    const path = profile('slow.yaml', slow);
    const running = startCli(['check', path, '--secrets', given, '--out', out], { cwd: folder });
    const journal = join(out, 'journal.ndjson');
    await until(() => lines(journal) > 9);
    running.child.kill('SIGKILL');
    expect(await running.ended).toMatchObject({ signal: 'SIGKILL' });
    const judged = await runCli(['judge', path, '--evidence', journal, '--out', out], { cwd: folder });
    expect(judged.code).toBe(1);
    expect(savedResult(out).run.interrupted).toBe(true);
    expectNoLeak(everything(out, { out: judged.out, err: running.said() + judged.err }));
  });

  test('of a database that answers with it', async () => {
    let server: TestServer | undefined;
    try {
      server = await startTcp((socket) => {
        socket.once('data', () => {
          socket.write('N');
          socket.once('data', () => {
            socket.end(errorMessage('SFATAL', 'CXX000', `Mthe key ${secret} is bad, also ${encoded} ${base64}`));
          });
        });
      });
      const path = put(
        folder,
        'lying.yaml',
        `plumbline: 1
name: lying
checks:
  db:
    probe: postgres
    target: { host: 127.0.0.1, port: ${String(server.port)}, database: orders, user: ready, password: "\${secret:TOKEN}" }
    expect: { version: ">=14" }
environments: { production: { with: {} } }
timeZone: UTC
`,
      );
      const out = join(folder, 'lying');
      const ran = await runCli(['check', path, '--secrets', given, '--out', out], { cwd: folder });
      expect(ran.code).toBe(1);
      const texts = everything(out, ran);
      expect(texts.get('report.json')).toContain('is bad');
      expectNoLeak(texts);
    } finally {
      await server?.stop();
    }
  });
});

function lines(path: string): number {
  try {
    return readFileSync(path, 'utf8').split('\n').length - 1;
  } catch {
    return 0;
  }
}

test('a wrong password is tried once in a whole run, whatever asks with it', async () => {
  const db = database();
  const login = `{ host: ${db.host}, port: ${String(db.port)}, database: orders, user: locked, password: "\${secret:TOKEN}" }`;
  const checks = ['one', 'two', 'three', 'four'].map(
    (name) => `  ${name}: { probe: postgres, target: ${login}, expect: { version: ">=14" } }\n`,
  );
  await prepare(db, [`CREATE ROLE locked LOGIN PASSWORD 'another'`]);
  const path = put(
    folder,
    'locked.yaml',
    `plumbline: 1\nname: locked\nchecks:\n${checks.join('')}environments: { test: { with: {} }, production: { with: {} } }\ntimeZone: UTC\n`,
  );
  const out = join(folder, 'locked');
  const ran = await runCli(['check', path, '--out', out], { cwd: folder, env: { TOKEN: secret } });
  expect(ran.code).toBe(1);
  const log = readFileSync(db.logFile, 'utf8').split('\n');
  expect(log.filter((line) => line.includes('password authentication failed for user "locked"'))).toHaveLength(1);
  const causes = savedResult(out).observations.map((each) => each.failure?.cause);
  expect(causes.filter((cause) => cause === 'login-denied')).toHaveLength(1);
  expect(causes.filter((cause) => cause === 'login-denied-before')).toHaveLength(7);
  expectNoLeak(everything(out, ran));
});

test('a secret that is not there is unknown, with its names and what to do', async () => {
  const out = join(folder, 'missing');
  const path = put(
    folder,
    'missing.yaml',
    `plumbline: 1
name: missing
checks:
  app: { probe: http, target: { url: "${target().url}/body", bearer: "\${secret:TOKEN}" }, expect: { status: 200 } }
environments: { production: { with: {} } }
timeZone: UTC
`,
  );
  const ran = await runCli(['check', path, '--out', out], { cwd: folder });
  expect(ran.code).toBe(3);
  expect(ran.err).toContain('The secret TOKEN was not given');
  expect(savedResult(out).findings[0]).toMatchObject({ outcome: 'unknown', cause: 'secret-missing' });
});
