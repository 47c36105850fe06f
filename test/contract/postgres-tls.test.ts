import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { postgres } from '../../probes/postgres/index.ts';
import { createAuthority, type Authority, type Leaf } from '../../src/landscape/certificates.ts';
import { contract } from '../support/contract.ts';
import { look } from '../support/http-task.ts';
import { barePassword, logLines, prepare, superuserTarget } from '../support/postgres-accounts.ts';
import { sharedPostgres } from '../support/postgres.ts';
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

contract('required', 'postgres: TLS', null, () => {
  describe.each([15, 17] as const)('of PostgreSQL %i', (major) => {
    const shared = sharedPostgres(major, { tls: good });

    it.each([
      ['prefer', true],
      ['require', true],
      ['off', false],
    ])('%s', async (tls, used) => {
      const { answer, touched } = await look(postgres, { ...superuserTarget(shared()), tls });
      expect(answer?.facts.sessionTls).toMatchObject({ used, version: used ? 'TLSv1.3' : null });
      const phases = ['resolve', 'connect', ...(used ? ['tls'] : []), 'login', 'query'];
      expect(answer?.timings?.map(({ phase }) => phase)).toEqual(phases);
      expect(touched.some((line) => line.startsWith('file '))).toBe(false);
    });

    it('verify with the own authority', async () => {
      const ca = await fileWith(authority.certificate);
      const { answer, touched } = await look(postgres, { ...superuserTarget(shared()), tls: 'verify', ca });
      expect(answer?.facts.sessionTls).toMatchObject({ used: true });
      expect(touched).toContain(`file ${ca}`);
    });

    it('verify without the own authority sends no login', async () => {
      const before = (await logins(shared().logFile)).length;
      const { failure } = await look(postgres, { ...superuserTarget(shared()), tls: 'verify' });
      expect(failure?.failureCause).toMatch(/^certificate-(?:untrusted|incomplete-chain)$/);
      expect(failure?.learnt.timings?.map(({ phase }) => phase)).toEqual(['resolve', 'connect', 'tls']);
      expect(await logins(shared().logFile)).toHaveLength(before);
    });

    it('verify with a file that is missing or holds no certificate', async () => {
      const target = { ...superuserTarget(shared()), tls: 'verify' };
      const empty = await fileWith('');
      const missing = await look(postgres, { ...target, ca: `${empty}.not` });
      expect(missing.failure?.failureCause).toBe('file-missing');
      const nothing = await look(postgres, { ...target, ca: empty });
      expect(nothing.failure?.failureCause).toBe('settings-invalid');
    });
  });

  describe.each([
    ['expired', expired, 'certificate-expired'],
    ['for another host', foreign, 'certificate-wrong-host'],
  ])('with a certificate that is %s', (_how, tls, cause) => {
    const shared = sharedPostgres(17, { tls });

    it('verify refuses it before the login', async () => {
      const before = (await logins(shared().logFile)).length;
      const ca = await fileWith(authority.certificate);
      const { failure } = await look(postgres, { ...superuserTarget(shared()), tls: 'verify', ca });
      expect(failure?.failureCause).toBe(cause);
      expect(await logins(shared().logFile)).toHaveLength(before);
    });

    it('require takes it, as libpq does', async () => {
      const { answer } = await look(postgres, { ...superuserTarget(shared()), tls: 'require' });
      expect(answer?.facts.sessionTls).toMatchObject({ used: true });
    });
  });

  describe('of a server without it', () => {
    const shared = sharedPostgres(17);

    it.each(['require', 'verify'])('%s is refused before the login', async (tls) => {
      const before = (await logins(shared().logFile)).length;
      const { failure } = await look(postgres, { ...superuserTarget(shared()), tls });
      expect(failure?.failureCause).toBe('tls-refused');
      expect(await logins(shared().logFile)).toHaveLength(before);
    });

    it('prefer goes on without', async () => {
      const { answer } = await look(postgres, { ...superuserTarget(shared()), tls: 'prefer' });
      expect(answer?.facts.sessionTls).toEqual({ used: false, version: null, cipher: null });
    });
  });

  describe('of a server that admits nothing else', () => {
    const shared = sharedPostgres(17, { tls: good, hba: ['hostssl all all 127.0.0.0/8 scram-sha-256'] });

    it('is admitted with it and not without', async () => {
      await prepare(shared(), [`CREATE ROLE bare LOGIN PASSWORD '${barePassword}'`]);
      const target = { ...superuserTarget(shared()), user: 'bare', password: barePassword };
      const plain = await look(postgres, { ...target, tls: 'off' });
      expect(plain.failure?.failureCause).toBe('login-not-admitted');
      const secured = await look(postgres, { ...target, tls: 'prefer' });
      expect(secured.answer?.facts.sessionTls).toMatchObject({ used: true });
    });
  });
});

async function fileWith(content: string): Promise<string> {
  const path = join(await temporaryFolder(), 'ca.pem');
  await writeFile(path, content);
  return path;
}

async function logins(logFile: string): Promise<readonly string[]> {
  return (await logLines({ logFile })).filter((line) => /connection authorized|authentication failed/.test(line));
}
