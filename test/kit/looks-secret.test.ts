import { describe, expect, it } from 'vitest';
import { hasSecretForm, maskSecrets } from '../../src/kit/looks-secret.ts';
import { secretMark } from '../../src/kit/settings.ts';

describe('what others say, masked', () => {
  it.each([
    'GET /api/x?access_token=MARK failed',
    'Authorization: Bearer MARKMARKMARK',
    'login failed {"password":"MARK MARK"}',
    'password = "a b MARK" rest',
    'jdbc:mysql://u:MARK@h/d and redis://:MARK@h',
    'DB_PASS: MARK\nMYSQL_PWD=MARK',
    '//h/x?sig=MARKMARK',
    'a\n-----BEGIN PRIVATE KEY-----\nMARK\nMARK\n-----END PRIVATE KEY-----\nb',
    `MARK${'x'.repeat(140_000)}`,
  ])('%j', (text) => {
    const masked = maskSecrets(text);
    expect(masked).not.toContain('MARK');
    expect(masked).toContain(secretMark);
  });

  it.each([
    'PASS: 12, FAIL: 0',
    'https://h:8080/a.js:12:3',
    `https://h/x?token=${secretMark}`,
    'Cannot read properties of undefined (reading "token")',
    'Request failed with status code 401: token expired',
    'kernel: 5.10.0',
  ])('%j is shown', (text) => {
    expect(maskSecrets(text)).toBe(text);
  });

  it('takes no longer for texts that are made to take long', () => {
    for (const piece of ['a', '-', '://', '"a', 'mysql -', '/a@', '{a.']) {
      expect(hasSecretForm(piece.repeat(Math.floor(16_000 / piece.length)))).toBeTypeOf('boolean');
      expect(maskSecrets(piece.repeat(Math.floor(120_000 / piece.length)))).toBeTypeOf('string');
    }
  });
});
