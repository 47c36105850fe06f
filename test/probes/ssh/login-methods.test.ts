import { describe, expect, it } from 'vitest';
import { loginMethods } from '../../../probes/ssh/login-methods.ts';

/** What is answered to one hidden question of a server that asks by keyboard-interactive. */
function answersTo(prompt: string): { readonly given: readonly string[]; readonly otherwise: boolean } {
  const { progress, next } = loginMethods({ user: 'app', password: 'secret', key: null }, () => undefined);
  next(null, false);
  const method = next(['keyboard-interactive'], false);
  if (method?.type !== 'keyboard-interactive') throw new Error('another way to log in');
  let given: readonly string[] = [];
  method.prompt('', '', '', [{ prompt, echo: false }], (answers) => {
    given = answers;
  });
  return { given, otherwise: progress.askedOtherwise };
}

describe('a hidden question', () => {
  it.each([
    'Password: ',
    'Password for root@barcode1:',
    '(otp@otp-gate) Password:',
    'app@tokenizer01 password: ',
    'decoder login password',
    '密码：',
    '口令:',
  ])('%j asks for the password', (prompt) => {
    expect(answersTo(prompt)).toEqual({ given: ['secret'], otherwise: false });
  });

  it.each([
    'Verification code: ',
    'Enter PASSCODE: ',
    'Token_code: ',
    'Enter tokencode:',
    'One-time password (OATH) for `app`: ',
    'OTP:',
    'New password: ',
    'Codes:',
    '动态口令：',
    '请输入新密码：',
  ])('%j asks for something else', (prompt) => {
    expect(answersTo(prompt)).toEqual({ given: [''], otherwise: true });
  });
});
