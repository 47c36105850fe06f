import { afterEach, describe, expect, it } from 'vitest';
import { digestAnswer } from '../../../../probes/http/auth/digest-answer.ts';
import { digestChallenge } from '../../../../probes/http/auth/digest-challenge.ts';
import { http } from '../../../../probes/http/index.ts';
import { touchLineText } from '../../../../src/model/plan.ts';
import { account, digestServer, type DigestRules } from '../../../support/digest-server.ts';
import { startTcp, type TestServer } from '../../../support/http-servers.ts';
import { look } from '../../../support/http-task.ts';
import { anyProbe, makeTask, runTasks } from '../../../support/run-plan.ts';
import { secretsFromRecord } from '../../../../src/run/secrets.ts';

const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

describe('the proof', () => {
  const nonce = '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v';
  const opaque = 'FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS';
  const cnonce = 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ';
  const asked = { method: 'GET', url: new URL('http://www.example.org/dir/index.html'), body: null };
  const offer = (algorithm: string) =>
    `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, nonce="${nonce}", opaque="${opaque}"`;

  it.each([
    // RFC 7616 section 3.9.1, both answers
    [offer('MD5'), '8ca523f5e9506fed4657c9700eebdbec'],
    [offer('SHA-256'), '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
    [`${offer('MD5')}, ${offer('SHA-256')}`, '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
  ])('is that of the RFC', (header, response) => {
    const challenge = digestChallenge(header);
    if (challenge === null) throw new Error('no challenge');
    const answer = digestAnswer(asked, challenge, account, { count: 1, cnonce });
    expect(answer).toContain(`response="${response}"`);
    expect(answer).toContain(
      `Digest username="Mufasa", realm="http-auth@example.org", nonce="${nonce}", uri="/dir/index.html"`,
    );
    expect(answer).toContain(`cnonce="${cnonce}", qop=auth, nc=00000001, opaque="${opaque}"`);
  });

  it('is that of RFC 2617 section 3.5 and of RFC 2069', () => {
    const header = 'Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093"';
    const old = { user: 'Mufasa', password: 'Circle Of Life' };
    const turn = { count: 1, cnonce: '0a4f113b' };
    const [newer, older] = [digestChallenge(`${header}, qop="auth,auth-int"`), digestChallenge(header)];
    if (newer === null || older === null) throw new Error('no challenge');
    expect(digestAnswer(asked, newer, old, turn)).toContain('response="6629fae49393a05397450978507c4ef1"');
    expect(digestAnswer(asked, older, old, turn)).toContain('response="670fd8c2df070c60b045671b8b24ff02"');
    expect(digestAnswer(asked, older, old, turn)).not.toMatch(/cnonce|qop|nc=/);
  });

  it('names accounts beyond ASCII, and quotes what has to be', () => {
    const challenge = digestChallenge(String.raw`Digest realm="a \"b\"", nonce="n", qop=auth`);
    if (challenge === null) throw new Error('no challenge');
    expect(challenge.realm).toBe('a "b"');
    const answer = digestAnswer(asked, challenge, { user: '王(1)', password: 'p' }, { count: 17, cnonce: 'c' });
    expect(answer).toContain(`username*=UTF-8''%E7%8E%8B%281%29, realm="a \\"b\\""`);
    expect(answer).toContain('nc=00000011');
  });
});

describe('challenges', () => {
  it.each([
    ['Basic realm="x", Digest realm="r", nonce="n", algorithm=MD5-sess, qop="auth", Negotiate', 'md5', true],
    ['Negotiate abc==, Digest nonce=n, realm=r, algorithm=SHA-256', 'sha256', false],
    ['digest REALM="r",NONCE="n",ALGORITHM="sha-512-256"', 'sha512-256', false],
  ])('%s', (header, hash, session) => {
    expect(digestChallenge(header)).toMatchObject({ realm: 'r', nonce: 'n', hash, session });
  });

  it.each([
    '',
    'Basic realm="Digest"',
    'Digest',
    'Digest realm="r"',
    'Digest realm="r", nonce="n", algorithm=SHA3-512',
    'Digest realm="r", nonce="n", qop="auth-conf"',
    '"""",,,=',
  ])('%j: none that can be answered', (header) => {
    expect(digestChallenge(header)).toBeNull();
  });
});

async function visit(rules: DigestRules, settings: object = {}, given: object = account) {
  const server = await digestServer(rules);
  servers.push(server);
  const written = {
    url: `http://127.0.0.1:${String(server.port)}/api/orders?id=7`,
    auth: { digest: given },
    ...settings,
  };
  return { ...(await look(http, written)), server, written };
}

describe('a login by digest', () => {
  it.each([
    [{}],
    [{ algorithm: null }],
    [{ algorithm: 'MD5-sess' }],
    [{ algorithm: 'SHA-256-sess' }],
    [{ algorithm: 'SHA-512-256' }],
    [{ qop: 'auth-int' }],
    [{ qop: null, algorithm: null }],
    [{ before: 'Basic realm="x", ', after: ', Bearer' }],
  ])('%j', async (rules) => {
    const { answer, failure, touched, server, written } = await visit(rules, { method: 'POST', body: '{"id":7}' });
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({ status: 200, body: { contentType: 'application/json' } });
    // nothing of the body goes out before the login
    expect(server.seen).toEqual([
      { proof: false, body: '', refused: 'no proof' },
      { proof: true, body: '{"id":7}', refused: null },
    ]);
    expect(server.received()).not.toContain('Circle');
    const declared = http.touches(http.settings.parse(written));
    const line = `POST ${written.url}`;
    expect(touched.filter((each) => each === line)).toHaveLength(2);
    expect(declared.find(({ touch }) => touchLineText(touch) === line)).toMatchObject({ sideEffect: true });
  });

  it('goes on with a new nonce where the old one is used up, once', async () => {
    const once = await visit({ staleFirst: 1 }, { repeat: 2 });
    expect(once.failure).toBeNull();
    expect(once.answer?.facts).toMatchObject({ status: 200, failures: 0 });
    expect(once.server.seen.map(({ refused }) => refused)).toEqual(['no proof', 'stale', null, null]);
    const always = await visit({ staleFirst: 9 });
    expect(always.failure?.failureCause).toBe('http-login-denied');
    expect(always.server.seen.map(({ refused }) => refused)).toEqual(['no proof', 'stale', 'stale']);
  });

  it('counts further requests with one nonce', async () => {
    const { answer, server } = await visit({}, { repeat: 3 });
    expect(answer?.facts).toMatchObject({ failures: 0 });
    expect(server.seen.map(({ refused }) => refused)).toEqual(['no proof', null, null, null]);
  });

  it('renews nonces that count once for each further request, and has declared it', async () => {
    const { answer, touched, server, written } = await visit({ uses: 1 }, { repeat: 3, followRedirects: 0 });
    expect(answer?.facts).toMatchObject({ failures: 0 });
    expect(server.seen.map(({ refused }) => refused)).toEqual(['no proof', null, 'stale', null, 'stale', null]);
    const declared = http.touches(http.settings.parse(written));
    const line = `GET ${written.url}`;
    expect(touched.filter((each) => each === line)).toHaveLength(6);
    expect(declared.find(({ touch }) => touchLineText(touch) === line)?.count).toBe(7);
    expect(declared.find(({ touch }) => touch.kind === 'connect')?.count).toBe(7);
  });

  it('sends none where nobody asks', async () => {
    const server = await startTcp((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
    });
    servers.push(server);
    const url = `http://127.0.0.1:${String(server.port)}/`;
    const { failure, touched } = await look(http, { url, auth: { digest: account } });
    expect(failure).toBeNull();
    expect(server.received()).not.toMatch(/authorization/i);
    expect(server.connections()).toBe(2);
    expect(touched.filter((line) => line === `GET ${url}`)).toHaveLength(2);
  });

  it('says which login is asked for instead, and sends nothing', async () => {
    const server = await startTcp((socket) => {
      socket.once('data', () =>
        socket.end('HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm="x"\r\nContent-Length: 0\r\n\r\n'),
      );
    });
    servers.push(server);
    const { failure } = await look(http, {
      url: `http://127.0.0.1:${String(server.port)}/`,
      auth: { digest: account },
    });
    expect(failure).toMatchObject({ failureCause: 'http-login-method', params: { schemes: { value: 'Basic' } } });
    expect(server.connections()).toBe(1);
    expect(server.received()).not.toMatch(/authorization/i);
  });

  it('with a wrong password is tried once in the whole run', async () => {
    const server = await digestServer();
    servers.push(server);
    const probe = anyProbe(http);
    const digest = { user: account.user, password: { $secret: 'APP' } };
    const tasks = Array.from({ length: 20 }, (_, at) =>
      makeTask(
        probe,
        { url: `http://127.0.0.1:${String(server.port)}/${String(at)}`, auth: { digest } },
        { attempts: 3, id: { check: `c${String(at)}` } },
      ),
    );
    const { observations } = await runTasks(tasks, [probe], { secrets: secretsFromRecord({ APP: 'wrong-horse' }) });
    expect(server.seen.filter(({ proof }) => proof)).toHaveLength(1);
    const causes = observations.map(({ failure }) => failure?.cause);
    expect(causes.filter((each) => each === 'login-denied-before')).toHaveLength(19);
    expect(JSON.stringify(observations)).not.toContain('wrong-horse');
  });

  it('stands beside no other login', () => {
    const auth = { digest: account };
    expect(http.settings.safeParse({ url: 'http://a.example', auth }).success).toBe(true);
    expect(http.settings.safeParse({ url: 'http://a.example', auth, bearer: 'b' }).success).toBe(false);
    expect(
      http.settings.safeParse({ url: 'http://a.example', auth: { digest: { user: 'a:b', password: 'p' } } }).success,
    ).toBe(false);
  });
});
