import { describe, expect, it } from 'vitest';
import { gaussProof, hash } from '../../../src/kit/postgres/gauss-proof.ts';
import { readGaussRequest } from '../../../src/kit/postgres/gauss-request.ts';
import { authentication } from '../../support/postgres-faults.ts';

const account = { host: 'db1', port: 5432, account: 'ready' };

/** A request with the number of rounds, as it is told to clients of protocol 3.51. */
function told(code: number, form: number, salt: string, token: string, rounds: number): Buffer {
  const numbers = [form, rounds].map((number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(number);
    return bytes;
  });
  const [first, last] = [numbers[0] ?? Buffer.alloc(0), numbers[1] ?? Buffer.alloc(0)];
  return authentication(code, Buffer.concat([first, Buffer.from(salt + token), last]));
}

function read(message: Buffer) {
  const request = readGaussRequest(message);
  if (request === null) throw new Error('not read');
  return request;
}

describe('the proof that openGauss and GaussDB ask for', () => {
  // Both from TestRFC5802Algorithm of the driver for Go (gitee.com/opengauss/openGauss-connector-go-pq). The token of
  // the second is written there as eight characters that are no digits, which its code reads as 255.
  it.each([
    [
      'SHA-256',
      told(10, 2, '3458fe51abe962f7b6011a1d73fc14edf50539fae89fb9dda75fbb642d9859bf', '2cf71f10', 10_000),
      'sha256@abc123',
      'f5213af93974ae3f0a3eedba7b0ef27796bcd4d84bb737d9c35fce54fcfe28fd',
    ],
    [
      'SM3',
      told(13, 3, '5ae737626add65f8da1b063104a6c4e2dc25b7343d8512a74826dc5b5e3e5188', 'ffffffff', 10_000),
      'sm3@abc123',
      '009f844c1980f501c66c68412b0abcb5ae176de32ffbbbae970b829221cd0c08',
    ],
  ])('%s, published vector', async (_digest, message, password, proof) => {
    expect(await gaussProof(read(message), password, account)).toBe(proof);
  });

  it.each([1, 2047, 1_000_001, 4_294_967_295])('is not made with %i rounds', async (rounds) => {
    const request = read(told(10, 2, 'ab'.repeat(32), 'cd'.repeat(4), rounds));
    await expect(gaussProof(request, 's3cret', account)).rejects.toMatchObject({
      failureCause: 'login-method-unsupported',
      params: { note: { code: 'kit.note.hash-rounds', params: { rounds } } },
    });
  });

  it('says which digest this Node.js lacks', () => {
    expect(() => hash('no-such-digest', [], account)).toThrow(
      expect.objectContaining({
        failureCause: 'login-method-unsupported',
        params: expect.objectContaining({
          note: { kind: 'message', code: 'kit.note.digest-missing', params: { digest: 'no-such-digest' } },
        }) as object,
      }) as Error,
    );
  });
});

describe('what is no request of openGauss', () => {
  const salt = 'ab'.repeat(32);
  const token = 'cd'.repeat(4);
  it.each([
    ['SASL', authentication(10, Buffer.from('SCRAM-SHA-256\0\0'))],
    [
      'SASL with mechanisms as long as its request',
      authentication(10, Buffer.from(`${'SCRAM-SHA-256\0'.repeat(10)}\0`)),
    ],
    ['nothing behind the code', authentication(10)],
    ['a form that is not known', told(10, 4, salt, token, 10_000)],
    ['SHA-256 under the number of SM3', told(13, 2, salt, token, 10_000)],
    ['a salt that is no digits', told(10, 2, 'xy'.repeat(32), token, 10_000)],
    ['a token that is no digits', told(10, 2, salt, 'notdigit', 10_000)],
    [
      'one byte too much',
      authentication(10, Buffer.concat([Buffer.from([0, 0, 0, 2]), Buffer.from(salt + token), Buffer.alloc(5)])),
    ],
    ['SCRAM’s reply', authentication(11, Buffer.from('r=abc,s=def,i=4096'))],
    ['a message without a code', Buffer.from([0x52, 0, 0, 0, 4])],
  ])('%s', (_what, message) => {
    expect(readGaussRequest(message)).toBeNull();
  });
});
