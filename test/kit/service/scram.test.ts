import { describe, expect, it } from 'vitest';
import { scramFirst, scramProof, type ScramOptions } from '../../../src/kit/service/scram.ts';

/** The exchange that RFC 7677, section 3, prints. */
const printed: ScramOptions = { hash: 'sha256', user: 'user', password: 'pencil', nonce: 'rOprNGfwEbeRWgbNEkqO' };
const serverFirst = 'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096';

describe('SCRAM-SHA-256', () => {
  it('is that of the RFC', async () => {
    expect(scramFirst(printed)).toBe('n,,n=user,r=rOprNGfwEbeRWgbNEkqO');
    const proof = await scramProof(printed, serverFirst);
    expect(proof?.message).toBe(
      'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=',
    );
    expect(proof?.isServer('v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=')).toBe(true);
    expect(proof?.isServer('v=7rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=')).toBe(false);
    expect(proof?.isServer('e=invalid-proof')).toBe(false);
  });

  it.each([
    ['another nonce', 'r=abc,s=W22Z,i=4096'],
    ['our nonce alone', 'r=rOprNGfwEbeRWgbNEkqO,s=W22Z,i=4096'],
    ['too few rounds', serverFirst.replace('4096', '1')],
    ['too many rounds', serverFirst.replace('4096', '999999999')],
    ['an error', 'e=other-error'],
  ])('gives no proof for %s', async (_name, first) => {
    expect(await scramProof(printed, first)).toBeNull();
  });

  it('escapes what parts fields', () => {
    expect(scramFirst({ ...printed, user: 'a=b,c' })).toBe('n,,n=a=3Db=2Cc,r=rOprNGfwEbeRWgbNEkqO');
  });
});
