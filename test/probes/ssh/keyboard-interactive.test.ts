import { generateKeyPairSync } from 'node:crypto';
import ssh2, { type Attempt } from 'ssh2';
import { afterEach, describe, expect, it } from 'vitest';
import { ssh } from '../../../probes/ssh/index.ts';
import { look } from '../../support/http-task.ts';

const login = { user: 'audit', password: 'proud-otter-61', anyHostKey: true };
const hostKey = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
}).privateKey;

/** A question as PAM puts it; a word with `?` shows what is typed. */
const question = (text: string) => ({ prompt: text, echo: text.endsWith('?') });

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A server that asks these questions, a row at a time, and lets in whom each row was answered by the password. */
async function asking(rows: readonly (readonly string[])[]) {
  const heard: (readonly string[])[] = [];
  const ask = (attempt: Attempt, left: readonly (readonly string[])[]): void => {
    const [row, ...others] = left;
    if (row === undefined) {
      attempt.accept();
      return;
    }
    attempt.prompt(row.map(question), (answers) => {
      if (answers instanceof Error) return;
      heard.push(answers);
      if (answers.every((answer) => answer === login.password)) ask(attempt, others);
      else attempt.reject(['keyboard-interactive']);
    });
  };
  const server = new ssh2.Server({ hostKeys: [hostKey] }, (guest) => {
    guest.on('error', () => undefined);
    guest.on('authentication', (attempt) => {
      if (attempt.method === 'keyboard-interactive') ask(attempt, rows);
      else attempt.reject(['keyboard-interactive']);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  stops.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  );
  return { host: '127.0.0.1', port: server.address().port, heard };
}

describe('a login by keyboard-interactive', () => {
  it.each([
    ['the password', [['Password: ']]],
    ['the password in Chinese', [['密码：']]],
    ['nothing before and after the password', [[], ['(audit@db1) Password: '], []]],
    ['nothing at all', [[]]],
  ])('is let in where the server asks for %s', async (_what, rows) => {
    const { heard, ...server } = await asking(rows);
    const { answer, failure } = await look(ssh, { ...server, ...login });
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({
      methods: ['keyboard-interactive'],
      login: { account: 'audit', method: 'keyboard-interactive' },
    });
    expect(heard).toHaveLength(rows.length);
  });

  it('is refused with a wrong password, which is tried once', async () => {
    const { heard, ...server } = await asking([['Password: ']]);
    const { failure } = await look(ssh, { ...server, ...login, password: 'wrong' });
    expect(failure?.failureCause).toBe('login-denied');
    expect(heard).toEqual([['wrong']]);
  });

  it.each([
    ['a code after the password', [['Password: '], ['Verification code: ']], [['proud-otter-61'], ['']]],
    ['a code before the password', [['Verification code: '], ['Password: ']], [['']]],
    ['a code in Chinese', [['动态口令：']], [['']]],
    ['a new password', [['Password: '], ['New password: ', 'Retype new password: ']], [['proud-otter-61'], ['', '']]],
    ['something that is shown', [['Which realm?']], [['']]],
    ['two things at once', [['Password: ', 'Token: ']], [['', '']]],
  ])('says that the server wants a further proof: %s', async (_what, rows, told) => {
    const { heard, ...server } = await asking(rows);
    const { failure } = await look(ssh, { ...server, ...login });
    expect(failure).toMatchObject({
      failureCause: 'login-method-unsupported',
      params: { note: { code: 'ssh.note.second-proof' } },
    });
    // The password answers one question, and nothing else is given it.
    expect(heard).toEqual(told);
  });
});
