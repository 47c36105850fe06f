import { spawnSync } from 'node:child_process';
import { chownSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ldap } from '../../../probes/ldap/index.ts';
import { unprivilegedAccount } from '../../../src/landscape/unprivileged-account.ts';
import { contract } from '../../support/contract.ts';
import { debianMissing, sharedServer, type ServerHome } from '../../support/debian-server.ts';
import { makeCertificate } from '../../support/http-certificates.ts';
import { look } from '../../support/http-task.ts';
import { hostileServers } from '../../support/hostile-servers.ts';
import { noReference } from '../../support/no-reference.ts';

const program = '/usr/sbin/slapd';
const host = '127.0.0.1';
const user = 'cn=app,dc=example,dc=org';
const context = {
  now: 0,
  timeZone: 'UTC',
  reference: noReference,
};

const authority = await makeCertificate({ name: 'Test Root', authority: true });
const certificate = await makeCertificate({ name: 'ldap', issuer: authority });

const ldif = `dn: dc=example,dc=org
objectClass: dcObject
objectClass: organization
dc: example
o: Example

dn: ${user}
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: app
userPassword: right-password

dn: cn=locked,dc=example,dc=org
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: locked
userPassword: right-password
pwdAccountLockedTime: 000001010000Z

dn: cn=policy,dc=example,dc=org
objectClass: organizationalRole
objectClass: pwdPolicy
cn: policy
pwdAttribute: userPassword
pwdLockout: TRUE
${Array.from({ length: 12 }, (_, index) => `\ndn: cn=person${String(index)},dc=example,dc=org\nobjectClass: organizationalRole\ncn: person${String(index)}\n`).join('')}`;

async function slapd(home: ServerHome, extra: string): Promise<readonly string[]> {
  const config = await home.put(
    'slapd.conf',
    `include /etc/ldap/schema/core.schema
modulepath /usr/lib/ldap
moduleload back_mdb
moduleload back_monitor
moduleload ppolicy
TLSCACertificateFile ${await home.put('ca.pem', authority.pem)}
TLSCertificateFile ${await home.put('server.pem', certificate.pem)}
TLSCertificateKeyFile ${await home.put('server.key', certificate.key)}
${extra}
database mdb
suffix dc=example,dc=org
rootdn cn=admin,dc=example,dc=org
directory ${home.folder}
overlay ppolicy
ppolicy_default cn=policy,dc=example,dc=org
ppolicy_use_lockout
database monitor
access to * by dn.exact="${user}" read by * none
`,
  );
  const data = await home.put('data.ldif', ldif);
  const added = spawnSync('/usr/sbin/slapadd', ['-f', config, '-l', data, '-s'], { encoding: 'utf8' });
  if (added.status !== 0) throw new Error(added.stderr);
  const account = await unprivilegedAccount();
  // slapadd wrote as us what slapd will write as its own account.
  if (account !== null)
    for (const file of readdirSync(home.folder)) chownSync(join(home.folder, file), account.uid, account.gid);
  const secure = await home.morePort();
  return ['-f', config, '-h', `ldap://${host}:${String(home.port)} ldaps://${host}:${String(secure)}`, '-d', '0'];
}

contract('required', 'OpenLDAP of this distribution', debianMissing([program], 'slapd'), () => {
  let securePort = 0;
  let ca = '';
  const server = sharedServer({
    program,
    args: async (home) => {
      const args = await slapd(home, '');
      securePort = Number(/ldaps:\/\/[\d.]+:(\d+)/.exec(args.join(' '))?.[1]);
      ca = join(home.folder, 'ca.pem');
      return args;
    },
  });

  it('says what it is without a login', async () => {
    const { answer, failure, touched } = await look(ldap, { host, port: server().port });
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({
      anonymous: true,
      vendorName: null,
      serverInfo: null,
      namingContexts: ['dc=example,dc=org'],
      ldapVersions: ['3'],
      activeDirectory: null,
      login: null,
      tls: null,
    });
    expect(answer?.facts.extensions).toContain('1.3.6.1.4.1.1466.20037');
    expect(answer?.facts.rootClasses).toContain('OpenLDAProotDSE');
    expect(touched).toHaveLength(3);
    expect(touched.at(-1)).toMatch(/ unbind$/);
    const derived = ldap.derive?.(answer?.facts ?? {}, context);
    expect(derived?.facts).toEqual({ product: 'OpenLDAP' });
    expect(derived?.gaps).toMatchObject([{ path: 'version', note: 'kit.gap.version-unknown' }]);
  });

  it('logs in over TLS, tells the version, and counts what a search finds', async () => {
    const search = { base: 'dc=example,dc=org', filter: '(cn=person*)', attributes: ['cn'] };
    const target = { host, port: securePort, tls: 'verify', ca, user, password: 'right-password', search };
    const { answer, failure, touched } = await look(ldap, target);
    expect(failure).toBeNull();
    expect(touched.filter((line) => line.startsWith(`account ${user} at `))).toHaveLength(1);
    expect(answer?.facts).toMatchObject({
      login: { account: user },
      search: { entries: 12, references: 0 },
      tls: { version: 'TLSv1.3' },
      certificate: { trusted: true },
    });
    expect(answer?.facts.search?.found?.[0]?.attributes['cn']?.[0]).toMatch(/^person/);
    const derived = ldap.derive?.(answer?.facts ?? {}, context).facts ?? {};
    expect(derived['product']).toBe('OpenLDAP');
    expect(derived['version']).toMatch(/^2\.\d+\.\d+$/);
  });

  it('begins TLS by StartTLS', async () => {
    const { answer, failure } = await look(ldap, { host, port: server().port, tls: 'verify', ca, startTls: true });
    expect(failure).toBeNull();
    expect(answer?.facts.tls).toMatchObject({ version: 'TLSv1.3' });
  });

  it('says that there are more entries than the limit', async () => {
    const search = { base: 'dc=example,dc=org', filter: '(cn=person*)', limit: 5 };
    const { answer } = await look(ldap, { host, port: server().port, search });
    expect(answer?.facts.search).toEqual({ references: 0 });
    expect(answer?.gaps).toMatchObject([{ path: 'search.entries', reason: 'truncated', note: 'ldap.gap.more' }]);
  });

  it('names an entry that is not there', async () => {
    const { failure } = await look(ldap, { host, port: server().port, search: { base: 'ou=gone,dc=example,dc=org' } });
    expect(failure).toMatchObject({ failureCause: 'query-failed', params: { note: { code: 'ldap.note.no-base' } } });
    expect(failure?.learnt.facts).toMatchObject({ anonymous: true });
  });

  it.each([
    [user, 'wrong', 'login-denied', undefined],
    ['cn=nobody,dc=example,dc=org', 'wrong', 'login-denied', undefined],
    ['no name', 'wrong', 'login-denied', 'ldap.note.dn-syntax'],
    ['cn=locked,dc=example,dc=org', 'right-password', 'account-locked', undefined],
  ])('refuses %s with %s', async (account, password, cause, note) => {
    const target = { host, port: securePort, tls: 'verify', ca, user: account, password };
    const { failure } = await look(ldap, target);
    expect(failure?.failureCause).toBe(cause);
    expect(failure?.params['note']).toEqual(
      note === undefined ? undefined : { kind: 'message', code: note, params: {} },
    );
    expect(failure?.params['account']).toMatchObject({ value: account });
  });
});

contract('required', 'OpenLDAP that wants protection and names', debianMissing([program], 'slapd'), () => {
  const server = sharedServer({ program, args: (home) => slapd(home, 'disallow bind_anon\nsecurity simple_bind=128') });

  it('wants TLS for a login', async () => {
    const target = { host, port: server().port, user, password: 'right-password', allowPlainLogin: true };
    expect((await look(ldap, target)).failure?.failureCause).toBe('tls-required');
  });
});

describe('settings', () => {
  it.each([
    [{ user, password: 'x' }, 'service.unprotected'],
    [{ user, tls: 'verify' }, 'service.half-account'],
    [{ startTls: true }, 'service.start-tls-off'],
    [{ search: { base: '', filter: 'cn=x' } }, 'ldap.filter'],
  ])('%j', (settings, message) => {
    const { error } = ldap.settings.safeParse({ host, ...settings });
    expect(error?.issues.map((issue) => issue.message)).toEqual([message]);
  });
});

describe('what is no directory', () => {
  hostileServers((port) => look(ldap, { host, port, answerWithin: 300 }));
});
