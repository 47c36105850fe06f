import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { element, integer, octets, tags } from '../../../probes/ldap/ber.ts';
import { ldap } from '../../../probes/ldap/index.ts';
import { operations } from '../../../probes/ldap/message.ts';
import { refusedLogin } from '../../../probes/ldap/refused-login.ts';
import { look } from '../../support/http-task.ts';
import { noReference } from '../../support/no-reference.ts';

const servers: { close: () => void }[] = [];
const received: string[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  received.splice(0);
});

/** A directory that gives one answer to each message, by the number of the message. */
async function directory(answers: readonly ((id: number) => Buffer)[]): Promise<number> {
  const server = createServer((socket: Socket) => {
    let count = 0;
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      received.push(chunk.toString('latin1'));
      const answer = answers[count];
      count += 1;
      if (answer !== undefined) socket.write(answer(count));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  const at = server.address();
  return typeof at === 'object' && at !== null ? at.port : 0;
}

const message = (id: number, operation: Buffer): Buffer => element(tags.sequence, integer(id), operation);
const result = (operation: number, code: number, said = ''): Buffer =>
  element(operation, integer(code, tags.enumerated), octets(''), octets(said));
const entry = (dn: string, attributes: Readonly<Record<string, readonly string[]>>): Buffer =>
  element(
    operations.searchEntry,
    octets(dn),
    element(
      tags.sequence,
      ...Object.entries(attributes).map(([name, values]) =>
        element(tags.sequence, octets(name), element(tags.set, ...values.map((value) => octets(value)))),
      ),
    ),
  );
const found =
  (attributes: Readonly<Record<string, readonly string[]>>) =>
  (id: number): Buffer =>
    Buffer.concat([message(id, entry('', attributes)), message(id, result(operations.searchDone, 0))]);
const refused =
  (operation: number, code: number, said = '') =>
  (id: number): Buffer =>
    message(id, result(operation, code, said));

const activeDirectory = found({
  objectClass: ['top'],
  supportedCapabilities: ['1.2.840.113556.1.4.800', '1.2.840.113556.1.4.1670'],
  dnsHostName: ['dc1.example.org'],
  domainFunctionality: ['7'],
  forestFunctionality: ['6'],
  domainControllerFunctionality: ['7'],
  isSynchronized: ['TRUE'],
  isGlobalCatalogReady: ['FALSE'],
  currentTime: ['20261123054000.0Z'],
  supportedControl: ['1.2.3'],
});
const host = '127.0.0.1';
const none = noReference;
const context = { now: 0, timeZone: 'UTC', reference: none };
const login = { user: 'app@example.org', password: 'right-password', allowPlainLogin: true };

describe('Active Directory', () => {
  it('tells its levels and its clock', async () => {
    const port = await directory([activeDirectory, refused(operations.searchDone, 32)]);
    const { answer, failure } = await look(ldap, { host, port, answerWithin: 500 });
    expect(failure).toBeNull();
    expect(answer?.facts.activeDirectory).toEqual({
      host: 'dc1.example.org',
      domain: 7,
      forest: 6,
      controller: 7,
      synchronized: true,
      globalCatalog: false,
      time: '2026-11-23T05:40:00.000Z',
    });
    expect(ldap.derive?.(answer?.facts ?? {}, context).facts).toEqual({
      product: 'Active Directory',
      activeDirectory: { domainLevel: 'Windows Server 2016', forestLevel: 'Windows Server 2012 R2' },
    });
  });

  it.each([
    ['525', 'login-denied', 'ldap.note.no-user'],
    ['52e', 'login-denied', 'ldap.note.wrong-password'],
    ['530', 'login-not-admitted', 'ldap.note.logon-hours'],
    ['531', 'login-not-admitted', 'ldap.note.logon-workstations'],
    ['532', 'password-expired', undefined],
    ['533', 'login-denied', 'ldap.note.disabled'],
    ['701', 'login-denied', 'ldap.note.account-expired'],
    ['773', 'password-expired', 'ldap.note.must-change'],
    ['775', 'account-locked', undefined],
  ])('refuses a login with %s', async (data, cause, note) => {
    const said = `80090308: LdapErr: DSID-0C090446, comment: AcceptSecurityContext error, data ${data}, v2580`;
    const port = await directory([activeDirectory, refused(operations.bindResponse, 49, said)]);
    const { failure } = await look(ldap, { host, port, ...login, answerWithin: 500 });
    expect(failure?.failureCause).toBe(cause);
    expect(failure?.params['note']).toEqual(
      note === undefined ? undefined : { kind: 'message', code: note, params: {} },
    );
    expect(failure?.learnt.facts).toMatchObject({ anonymous: true });
    expect(JSON.stringify([failure?.params, failure?.learnt])).not.toContain('right-password');
  });

  it('searches for nobody without a login', async () => {
    const said =
      '000004DC: LdapErr: DSID-0C090A5C, comment: In order to perform this operation a successful bind must be completed on the connection., data 0, v4563';
    const answers = [activeDirectory, refused(operations.searchDone, 32), refused(operations.searchDone, 1, said)];
    const port = await directory(answers);
    const { failure } = await look(ldap, { host, port, search: { base: 'dc=example,dc=org' }, answerWithin: 500 });
    expect(failure?.failureCause).toBe('login-required');
  });
});

describe('a server', () => {
  it('that refuses StartTLS gets no password', async () => {
    const port = await directory([refused(operations.extendedResponse, 2, 'unsupported extended operation')]);
    const target = { host, port, tls: 'require', startTls: true, user: 'cn=a', password: 'right-password' };
    const { failure } = await look(ldap, { ...target, answerWithin: 500 });
    expect(failure?.failureCause).toBe('tls-refused');
    expect(received.join('')).not.toContain('right-password');
  });

  it('that answers StartTLS and sends more with it is not believed', async () => {
    const more = (id: number) => Buffer.concat([refused(operations.extendedResponse, 0)(id), activeDirectory(2)]);
    const port = await directory([more]);
    const target = { host, port, tls: 'require', startTls: true, answerWithin: 500 };
    expect((await look(ldap, target)).failure?.failureCause).toBe('reply-not-understood');
  });

  it('that hides its root entry leaves gaps', async () => {
    const port = await directory([refused(operations.searchDone, 0)]);
    const { answer } = await look(ldap, { host, port, answerWithin: 500 });
    expect(answer?.facts.anonymous).toBe(false);
    expect(answer?.gaps?.map(({ path, reason }) => `${path} ${reason}`)).toContain('vendorVersion not-permitted');
  });

  it('that shows its root entry after the login is read then', async () => {
    const answers = [
      refused(operations.searchDone, 50),
      refused(operations.bindResponse, 0),
      found({ objectClass: ['top'], vendorName: ['389 Project'], vendorVersion: ['389-Directory/2.3.1 B2023'] }),
      refused(operations.searchDone, 32),
    ];
    const { answer } = await look(ldap, { host, port: await directory(answers), ...login, answerWithin: 500 });
    expect(answer?.facts).toMatchObject({ anonymous: false, login: { account: login.user, passwordEnds: null } });
    expect(ldap.derive?.(answer?.facts ?? {}, context).facts).toEqual({
      product: '389 Directory Server',
      version: '2.3.1',
    });
  });

  it('that says goodbye is quoted', async () => {
    const port = await directory([() => refused(operations.extendedResponse, 52, 'going down')(0)]);
    const { failure } = await look(ldap, { host, port, answerWithin: 500 });
    expect(failure).toMatchObject({ failureCause: 'connection-lost', cause: { message: 'going down' } });
  });

  it.each([
    ['sends more entries than asked for', Buffer.concat([1, 2, 3].map(() => message(1, entry('cn=a', { a: ['b'] }))))],
    ['answers another question', message(7, result(operations.searchDone, 0))],
    ['ends a search with something else', message(1, result(operations.bindResponse, 0))],
  ])('that %s is not understood', async (_what, bytes) => {
    const port = await directory([() => bytes]);
    expect((await look(ldap, { host, port, answerWithin: 500 })).failure?.failureCause).toBe('reply-not-understood');
  });

  it('whose message has no end is waited for no longer than the limit', async () => {
    const port = await directory([() => Buffer.from([0x30, 0x83, 0x0f, 0xff, 0xff, 0x02])]);
    const { failure } = await look(ldap, { host, port, answerWithin: 200 });
    expect(failure?.failureCause).toBe('protocol-not-spoken');
  });
});

describe('a refused login', () => {
  const policy = (error: number) =>
    new Map([['1.3.6.1.4.1.42.2.27.8.5.1', element(tags.sequence, integer(error, 0x81))]]);
  it.each([
    [{ code: 49, said: '', controls: policy(0) }, { cause: 'password-expired' }],
    [{ code: 49, said: '', controls: policy(1) }, { cause: 'account-locked' }],
    [{ code: 49, said: '', controls: new Map() }, { cause: 'login-denied' }],
    [
      { code: 19, said: 'Exceed password retry limit. Please try later.', controls: new Map() },
      { cause: 'account-locked' },
    ],
    [
      { code: 53, said: 'Account inactivated.', controls: new Map() },
      { cause: 'login-denied', note: 'ldap.note.disabled' },
    ],
    [{ code: 8, said: 'confidentiality required', controls: new Map() }, { cause: 'tls-required' }],
    [{ code: 80, said: '', controls: new Map() }, { cause: 'query-failed' }],
  ])('%j', (said, means) => {
    expect(refusedLogin(said)).toEqual(means);
  });
});
