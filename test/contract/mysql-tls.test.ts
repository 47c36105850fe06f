import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mysql } from '../../probes/mysql/index.ts';
import { createAuthority, type Authority, type Leaf } from '../../src/landscape/certificates.ts';
import { contract } from '../support/contract.ts';
import { look } from '../support/http-task.ts';
import { loginsOf, mariaDbMissing, sharedMariaDb, type MariaDb } from '../support/mariadb.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const dayMs = 86_400_000;
const around = (from: number, until: number) => ({
  notBefore: new Date(Date.now() + from * dayMs),
  notAfter: new Date(Date.now() + until * dayMs),
});

const authority: Authority = await createAuthority({ commonName: 'Test Root', ...around(-400, 400) });
const issue = (names: readonly string[], from: number, until: number): Promise<Leaf> =>
  authority.issue({ commonName: 'database', names, ...around(from, until) });
const good = await issue(['127.0.0.1'], -1, 30);
const expired = await issue(['127.0.0.1'], -30, -3);
const foreign = await issue(['db.example'], -1, 30);

const password = 'b4re-pa55word';
const targetOf = ({ host, port }: MariaDb, more: object = {}) => ({ host, port, user: 'bare', password, ...more });
const createBare = `CREATE OR REPLACE USER bare@'127.0.0.1' IDENTIFIED BY '${password}'`;

contract('required', 'mysql: TLS of MariaDB', mariaDbMissing(), () => {
  describe('with a good certificate', () => {
    const shared = sharedMariaDb({ tls: good });

    it.each([
      ['prefer', true],
      ['require', true],
      ['off', false],
    ])('%s', async (tls, used) => {
      await shared().prepare([createBare]);
      const { answer, failure, touched } = await look(mysql, targetOf(shared(), { tls }));
      expect(failure).toBeNull();
      expect(answer?.facts.sessionTls).toMatchObject({ used, version: used ? 'TLSv1.3' : null });
      if (used) expect(answer?.facts.certificate).toMatchObject({ subject: 'CN=database', trusted: false });
      else expect(answer?.facts.certificate).toBeNull();
      const phases = ['resolve', 'connect', ...(used ? ['tls'] : []), 'login', 'query'];
      expect(answer?.timings?.map(({ phase }) => phase)).toEqual(phases);
      expect(touched.some((line) => line.startsWith('file '))).toBe(false);
      expect((await loginsOf(shared(), 'bare')).at(-1)).toMatch(used ? /using SSL\/TLS/ : /using TCP\/IP/);
    });

    it('verify with the own authority, with and without a database', async () => {
      await shared().prepare([
        createBare,
        'CREATE DATABASE IF NOT EXISTS orders',
        'GRANT SELECT ON orders.* TO bare@127.0.0.1',
      ]);
      const ca = await fileWith(authority.certificate);
      for (const database of [{}, { database: 'orders' }]) {
        const { answer, touched } = await look(mysql, targetOf(shared(), { tls: 'verify', ca, ...database }));
        expect(answer?.facts.sessionTls).toMatchObject({ used: true });
        expect(answer?.facts.certificate).toMatchObject({ trusted: true, hostMatches: true });
        expect(touched).toContain(`file ${ca}`);
      }
    });

    it('verify without the own authority sends no login', async () => {
      const before = (await loginsOf(shared(), 'bare')).length;
      const { failure } = await look(mysql, targetOf(shared(), { tls: 'verify' }));
      expect(failure?.failureCause).toMatch(/^certificate-(?:untrusted|incomplete-chain)$/);
      expect(failure?.learnt).toMatchObject({ facts: { certificate: { subject: 'CN=database' } } });
      expect(failure?.learnt.timings?.map(({ phase }) => phase)).toEqual(['resolve', 'connect', 'tls']);
      expect(await loginsOf(shared(), 'bare')).toHaveLength(before);
    });

    it('verify with a file that is missing or holds no certificate', async () => {
      const empty = await fileWith('');
      const missing = await look(mysql, targetOf(shared(), { tls: 'verify', ca: `${empty}.not` }));
      expect(missing.failure?.failureCause).toBe('file-missing');
      const nothing = await look(mysql, targetOf(shared(), { tls: 'verify', ca: empty }));
      expect(nothing.failure?.failureCause).toBe('settings-invalid');
    });

    it('says that an account which wants TLS was refused without it', async () => {
      await shared().prepare([`CREATE OR REPLACE USER strict@'127.0.0.1' IDENTIFIED BY '${password}' REQUIRE SSL`]);
      const plain = await look(mysql, targetOf(shared(), { user: 'strict', tls: 'off' }));
      expect(plain.failure?.failureCause).toBe('login-denied');
      const secured = await look(mysql, targetOf(shared(), { user: 'strict' }));
      expect(secured.failure).toBeNull();
    });
  });

  describe.each([
    ['expired', expired, 'certificate-expired'],
    ['for another host', foreign, 'certificate-wrong-host'],
  ])('with a certificate that is %s', (_how, tls, cause) => {
    const shared = sharedMariaDb({ tls });

    it('verify refuses it before the login, require takes it', async () => {
      await shared().prepare([createBare]);
      const ca = await fileWith(authority.certificate);
      const { failure } = await look(mysql, targetOf(shared(), { tls: 'verify', ca }));
      expect(failure?.failureCause).toBe(cause);
      expect(await loginsOf(shared(), 'bare')).toHaveLength(0);
      const { answer } = await look(mysql, targetOf(shared(), { tls: 'require' }));
      expect(answer?.facts.sessionTls).toMatchObject({ used: true });
    });
  });

  describe('of a server without it', () => {
    const shared = sharedMariaDb();

    it.each(['require', 'verify'])('%s is refused before the login', async (tls) => {
      await shared().prepare([createBare]);
      const { failure } = await look(mysql, targetOf(shared(), { tls }));
      expect(failure?.failureCause).toBe('tls-refused');
      expect(await loginsOf(shared(), 'bare')).toHaveLength(0);
    });
  });

  describe('of a server that admits nothing else', () => {
    const shared = sharedMariaDb({ tls: good, settings: ['require-secure-transport=1'] });

    it('is admitted with it and not without', async () => {
      await shared().prepare([createBare]);
      const plain = await look(mysql, targetOf(shared(), { tls: 'off' }));
      expect(plain.failure?.failureCause).toBe('login-denied');
      expect(plain.failure?.params['note']).toMatchObject({ code: 'kit.note.without-tls' });
      const secured = await look(mysql, targetOf(shared()));
      expect(secured.failure).toBeNull();
    });
  });
});

async function fileWith(content: string): Promise<string> {
  const path = join(await temporaryFolder(), 'ca.pem');
  await writeFile(path, content);
  return path;
}
