import { expect, it } from 'vitest';
import { sign } from '../../../probes/s3/sign.ts';

const signer = {
  accessKey: 'AKIAIOSFODNN7EXAMPLE',
  secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
};

// Amazon S3 API reference, “Examples: Signature Calculations” (header based, single chunk).
it.each([
  ['?lifecycle', 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'],
  ['?max-keys=2&prefix=J', '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'],
  ['?prefix=J&max-keys=2', '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'],
])('signs as published: %s', (query, signature) => {
  const url = new URL(`https://examplebucket.s3.amazonaws.com/${query}`);
  const signed = sign({ method: 'GET', url, headers: { Accept: '*/*' }, body: null }, signer, Date.UTC(2013, 4, 24));
  expect(signed.headers).toMatchObject({ Accept: '*/*', 'x-amz-date': '20130524T000000Z' });
  expect(signed.headers['Authorization']).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,' +
      `SignedHeaders=host;x-amz-content-sha256;x-amz-date,Signature=${signature}`,
  );
});
