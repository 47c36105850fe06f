import { describe, expect, it } from 'vitest';
import { failureNote } from '../../../src/model/failure-note.ts';
import { expectSentences, sentences } from '../../support/login-sentences.ts';
import { logInToPostgres } from '../../support/log-in.ts';
import { errorMessage, faulty, noTls, script } from '../../support/postgres-faults.ts';
import { refusals } from '../../support/postgres-refusals.ts';

const password = 'pa55-w0rd-of-ours';

function reply(state: string, routine: string, text: string, detail: string): Buffer {
  const rest = [...(detail === '' ? [] : [`D${detail}`]), ...(routine === '' ? [] : [`R${routine}`])];
  return errorMessage('SFATAL', 'VFATAL', `C${state}`, `M${text}`, ...rest);
}

describe('what a server says to a login, and what it means', () => {
  it.each(refusals)('$who $state $text', async ({ state, routine, text, detail, cause, note }) => {
    const server = await faulty(script(noTls, reply(state, routine, text, detail)));
    const { failure } = await logInToPostgres(server, { password });
    expect(failure?.failureCause).toBe(cause);
    expect(failure === null ? '' : (failureNote(failure)?.code ?? '')).toBe(note === '' ? '' : `kit.note.${note}`);
    expect(failure?.cause).toMatchObject({ message: text });
    if (failure !== null) expectSentences(failure, password);
  });

  it.each([
    ['tls: off', '28000', 'ClientAuthentication', { password, tls: 'off' as const }, 'hba-without-tls'],
    ['no password', '28P01', 'auth_failed', {}, 'no-password'],
  ])('adds what we left out: %s', async (_what, state, routine, settings, note) => {
    const bytes = reply(state, routine, 'refused', '');
    const server = await faulty(script(...('tls' in settings ? [] : [noTls]), bytes));
    const { failure } = await logInToPostgres(server, settings);
    expect(failure === null ? null : failureNote(failure)?.code).toBe(`kit.note.${note}`);
  });

  it('names our own address to whoever keeps pg_hba.conf', async () => {
    const server = await faulty(script(noTls, reply('28000', 'ClientAuthentication', 'no pg_hba.conf entry', '')));
    const { failure } = await logInToPostgres(server, { password });
    const said = failure === null ? [] : sentences(failure, 'en');
    expect(said[0]).toBe(`127.0.0.1:${String(server.port)} does not admit ready from this machine (127.0.0.1).`);
  });

  it('reads what a Chinese Windows says in GBK', async () => {
    // 用户 "ready" Password 认证失败
    const gbk = Buffer.concat([
      Buffer.from('SFATAL\0C28P01\0M'),
      Buffer.from([0xd3, 0xc3, 0xbb, 0xa7]),
      Buffer.from(' "ready" Password '),
      Buffer.from([0xc8, 0xcf, 0xd6, 0xa4, 0xca, 0xa7, 0xb0, 0xdc]),
      Buffer.from('\0\0'),
    ]);
    const head = Buffer.from([0x45, 0, 0, 0, gbk.length + 4]);
    const server = await faulty(script(noTls, Buffer.concat([head, gbk])));
    const { failure } = await logInToPostgres(server, { password });
    expect(failure).toMatchObject({
      failureCause: 'login-denied',
      cause: { message: '用户 "ready" Password 认证失败' },
    });
  });

  it('leaves as it is what is neither UTF-8 nor GBK', async () => {
    const bytes = Buffer.from('E\0\0\0\u0013SFATAL\0C3D000\0M\0\0', 'latin1');
    const broken = Buffer.concat([bytes.subarray(0, -2), Buffer.from([0xff, 0xff, 0, 0])]);
    broken.writeUInt32BE(broken.length - 1, 1);
    const server = await faulty(script(noTls, broken));
    expect((await logInToPostgres(server, { password })).failure?.failureCause).toBe('database-missing');
  });
});
