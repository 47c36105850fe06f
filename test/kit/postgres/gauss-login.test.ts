import { describe, expect, it } from 'vitest';
import { authentication, faulty, script } from '../../support/postgres-faults.ts';
import { gaussServer, type GaussOptions } from '../../support/gauss-server.ts';
import { logInToPostgres } from '../../support/log-in.ts';

const password = 'Gauss@中文-123';

const accepted: readonly (readonly [string, GaussOptions])[] = [
  ['SHA-256', { password, method: 'sha256' }],
  ['SHA-256 of an old version', { password, method: 'sha256', rounds: 2048 }],
  ['SHA-256 with rounds that somebody chose', { password, method: 'sha256', rounds: 50_000 }],
  ['SHA-256 and told how often', { password, method: 'sha256', rounds: 12_345, tellsRounds: true }],
  ['SM3', { password, method: 'sm3' }],
  ['SM3 and told how often', { password, method: 'sm3', rounds: 2048, tellsRounds: true }],
  ['MD5 over SHA-256', { password, method: 'md5' }],
];

describe('a login to openGauss', () => {
  it.each(accepted)('with %s', async (_how, options) => {
    const server = await gaussServer(options);
    const { answer, failure } = await logInToPostgres(server, { password });
    expect(failure).toBeNull();
    expect(answer?.timings?.map(({ phase }) => phase)).toEqual(['resolve', 'connect', 'login']);
    expect(server.answers).toHaveLength(1);
  });

  it.each(['sha256', 'sm3'] as const)('with a wrong password and %s sends nothing that counts', async (method) => {
    const server = await gaussServer({ password, method });
    const { failure } = await logInToPostgres(server, { password: 'wr0ng-pa55word' });
    expect(failure).toMatchObject({
      failureCause: 'login-denied',
      phase: 'login',
      params: { account: 'ready', note: { code: 'kit.note.server-signature' } },
    });
    expect(server.answers).toEqual([]);
  });

  it('proves nothing to a stranger that asks for it', async () => {
    const server = await gaussServer({ password, method: 'sha256', strangerSigns: true });
    const { failure } = await logInToPostgres(server, { password });
    expect(failure?.failureCause).toBe('login-denied');
    expect(server.answers).toEqual([]);
  });

  it('says what a refusal of MD5 over SHA-256 may come from', async () => {
    const server = await gaussServer({ password, method: 'md5', rounds: 2048 });
    const { failure } = await logInToPostgres(server, { password });
    expect(failure).toMatchObject({
      failureCause: 'login-denied',
      params: { note: { code: 'kit.note.md5-over-sha256' } },
    });
    expect(server.answers).toHaveLength(1);
  });

  it('is not begun without a password', async () => {
    const server = await gaussServer({ password, method: 'sha256' });
    const { failure } = await logInToPostgres(server);
    expect(failure?.failureCause).toBe('secret-missing');
    expect(server.answers).toEqual([]);
  });
});

describe('a server that asks twice', () => {
  const gauss = authentication(10, Buffer.from(`\0\0\0\u0002${'ab'.repeat(36)}${'cd'.repeat(32)}`));
  const scram = authentication(10, Buffer.from('SCRAM-SHA-256\0\0'));
  it.each([
    ['for the password after SCRAM', [scram, authentication(3)]],
    ['for the password after MD5', [authentication(5, Buffer.alloc(4)), authentication(3)]],
    ['for openGauss’s proof after MD5', [authentication(5, Buffer.alloc(4)), gauss]],
    ['for MD5 after MD5', [authentication(5, Buffer.alloc(4)), authentication(5, Buffer.alloc(4))]],
    ['for nothing more in the middle of SCRAM', [scram, authentication(0)]],
    ['for the password once we are in', [Buffer.concat([authentication(0), authentication(3)])]],
  ])('%s gets no answer', async (_what, questions) => {
    const heard: string[] = [];
    const server = await faulty((socket) => {
      script(...questions)(socket);
      socket.on('data', (bytes) => heard.push(bytes.toString('latin1')));
    });
    const { failure } = await logInToPostgres(server, { password, tls: 'off' });
    expect(failure?.failureCause).toMatch(/^(?:reply-not-understood|protocol-not-spoken)$/);
    expect(heard.join()).not.toContain(Buffer.from(password).toString('latin1'));
  });
});
