import { makeCertificate, type Made } from './http-certificates.ts';
import { served, serveTls, type TlsFault, type TlsKit } from './tls-kit.ts';

const note = (code: string) => ({ note: { code } });

/** Certificates that a client refuses, and odd ones that it accepts. */
export const certificateFaults: readonly TlsFault[] = [
  {
    what: 'expired certificate of the server',
    serve: async ({ intermediate }) =>
      serveTls(served(await makeCertificate({ name: 'old', issuer: intermediate, from: -9, until: -3 }), intermediate)),
    cause: 'certificate-expired',
    params: { subject: { value: 'CN=old' }, days: { value: 3, unit: 'days' } },
  },
  {
    what: 'expired intermediate',
    serve: async ({ root }) => {
      const old = await makeCertificate({ name: 'Old CA', authority: true, issuer: root, from: -9, until: -2 });
      return serveTls(served(await makeCertificate({ name: 'leaf', issuer: old }), old));
    },
    cause: 'certificate-expired',
    params: { subject: { value: 'CN=Old CA' }, days: { value: 2 } },
  },
  {
    what: 'expired root, sent along',
    serve: async () => {
      const old = await makeCertificate({ name: 'Old Root', authority: true, from: -9, until: -4 });
      return serveTls(served(await makeCertificate({ name: 'leaf', issuer: old }), old));
    },
    settings: () => ({ ca: null }),
    cause: 'certificate-expired',
    params: { subject: { value: 'CN=Old Root' }, days: { value: 4 } },
  },
  {
    what: 'certificate of the future',
    serve: async ({ intermediate }) =>
      serveTls(served(await makeCertificate({ name: 'new', issuer: intermediate, from: 2 }), intermediate)),
    cause: 'certificate-not-yet-valid',
    params: { subject: { value: 'CN=new' }, days: { value: 2 } },
  },
  {
    what: 'certificate of the next hours: a wrong clock',
    serve: async ({ intermediate }) =>
      serveTls(served(await makeCertificate({ name: 'soon', issuer: intermediate, from: 0.3 }), intermediate)),
    cause: 'certificate-not-yet-valid',
    params: { days: { value: 1 }, ...note('kit.note.clock') },
  },
  {
    what: 'intermediate of the future',
    serve: async ({ root }) => {
      const early = await makeCertificate({ name: 'Early CA', authority: true, issuer: root, from: 3 });
      return serveTls(served(await makeCertificate({ name: 'leaf', issuer: early }), early));
    },
    cause: 'certificate-not-yet-valid',
    params: { subject: { value: 'CN=Early CA' } },
  },
  {
    what: 'certificate signed by itself',
    serve: async () => serveTls(served(await makeCertificate({ name: 'self' }))),
    cause: 'certificate-self-signed',
    params: { subject: { value: 'CN=self' } },
  },
  {
    what: 'unknown root, not sent',
    serve: ({ good, intermediate }) => serveTls(served(good, intermediate)),
    settings: () => ({ ca: null }),
    cause: 'certificate-untrusted',
    params: { issuer: { value: 'CN=Test Root' } },
  },
  {
    what: 'unknown root, sent along',
    serve: ({ good, intermediate, root }) => serveTls(served(good, intermediate, root)),
    settings: () => ({ ca: null }),
    cause: 'certificate-untrusted',
    params: { issuer: { value: 'CN=Test Root' } },
  },
  {
    what: 'an authority other than the one named',
    serve: ({ good, intermediate }) => serveTls(served(good, intermediate)),
    settings: ({ strangerRoot }) => ({ ca: strangerRoot.pem }),
    cause: 'certificate-untrusted',
    params: { issuer: { value: 'CN=Test Root' } },
  },
  {
    what: 'missing intermediate',
    serve: ({ good }) => serveTls(served(good)),
    cause: 'certificate-incomplete-chain',
    params: { subject: { value: 'CN=good' }, issuer: { value: 'CN=Test Intermediate' } },
  },
  {
    what: 'missing intermediate that browsers fetch',
    serve: async ({ intermediate }) =>
      serveTls(
        served(await makeCertificate({ name: 'aia', issuer: intermediate, issuerUrl: 'http://pki.example/ca.cer' })),
      ),
    cause: 'certificate-incomplete-chain',
    params: { note: { code: 'kit.note.download', params: { url: { value: 'http://pki.example/ca.cer' } } } },
  },
  {
    what: 'wrong host',
    serve: async ({ intermediate }) =>
      serveTls(
        served(
          await makeCertificate({ name: 'other', issuer: intermediate, names: ['other.example', '10.0.0.1'] }),
          intermediate,
        ),
      ),
    cause: 'certificate-wrong-host',
    params: { name: '127.0.0.1', names: { items: [{ value: 'other.example' }, { value: '10.0.0.1' }] } },
  },
  {
    what: 'wrong name for serverName',
    serve: ({ good, intermediate }) => serveTls(served(good, intermediate)),
    settings: () => ({ serverName: 'api.example' }),
    cause: 'certificate-wrong-host',
    params: { name: 'api.example' },
  },
  ...(
    [
      ['a wildcard for one level', ['*.shop.example'], 'a.shop.example', null],
      ['a wildcard does not hold for two levels', ['*.shop.example'], 'a.b.shop.example', 'certificate-wrong-host'],
      ['a wildcard does not hold for the domain itself', ['*.shop.example'], 'shop.example', 'certificate-wrong-host'],
      ['a name that only ends alike', ['shop.example'], 'myshop.example', 'certificate-wrong-host'],
      ['capitals in a name', ['API.example'], 'api.example', null],
    ] as const
  ).map(([what, names, serverName, cause]) => ({
    what,
    serve: async ({ intermediate }: TlsKit) =>
      serveTls(served(await makeCertificate({ name: 'names', issuer: intermediate, names }), intermediate)),
    settings: () => ({ serverName }),
    cause,
    ...(cause === null ? {} : { params: { name: serverName, names: { items: [{ value: names[0] }] } } }),
  })),
  {
    what: 'an address written as a name',
    serve: async ({ intermediate }) =>
      serveTls(
        served(
          await makeCertificate({ name: 'odd', issuer: intermediate, names: ['127.0.0.1'], asDns: true }),
          intermediate,
        ),
      ),
    cause: 'certificate-wrong-host',
    params: { name: '127.0.0.1' },
  },
  {
    what: 'a name only in the subject, as programs accept it',
    serve: async ({ intermediate }) =>
      serveTls(served(await makeCertificate({ name: 'cn.example', issuer: intermediate, names: [] }), intermediate)),
    settings: () => ({ serverName: 'cn.example' }),
    cause: null,
  },
  {
    what: 'a wrong name only in the subject',
    serve: async ({ intermediate }) =>
      serveTls(served(await makeCertificate({ name: 'cn.example', issuer: intermediate, names: [] }), intermediate)),
    settings: () => ({ serverName: 'api.example' }),
    cause: 'certificate-wrong-host',
    params: { names: { items: [{ value: 'CN=cn.example' }] } },
  },
  {
    what: 'certificate for clients',
    serve: async ({ intermediate }) =>
      serveTls(
        served(await makeCertificate({ name: 'client', issuer: intermediate, purpose: 'client' }), intermediate),
      ),
    cause: 'certificate-wrong-purpose',
    params: { subject: { value: 'CN=client' } },
  },
  {
    what: 'issued by a certificate that is no authority',
    serve: async ({ good, intermediate }) =>
      serveTls(served(await makeCertificate({ name: 'forged', issuer: good }), good, intermediate)),
    cause: 'certificate-rejected',
    params: { code: 'INVALID_CA', subject: { value: 'CN=good' } },
  },
  {
    what: 'a signature that is too weak',
    serve: async () => {
      const weakRoot = await makeCertificate({ name: 'Weak Root', authority: true, hash: 'SHA-1' });
      const leaf = await makeCertificate({ name: 'weak', issuer: weakRoot, hash: 'SHA-1' });
      return serveTls({ ...served(leaf, weakRoot), ciphers: 'DEFAULT@SECLEVEL=0' });
    },
    cause: 'certificate-rejected',
    params: { code: 'sha1WithRSA' },
  },
  {
    what: 'chain out of order, as it may be since TLS 1.3',
    serve: ({ good, root, intermediate }) => serveTls(served(good, root, intermediate)),
    cause: null,
  },
  {
    what: 'certificates sent twice',
    serve: ({ good, intermediate }) => serveTls(served(good, intermediate, intermediate, good)),
    cause: null,
  },
  {
    what: 'certificates that do not belong to the chain',
    serve: ({ good, intermediate, stranger, strangerRoot }) =>
      serveTls(served(good, strangerRoot, stranger, intermediate)),
    cause: null,
  },
  {
    what: 'a chain of sixty certificates',
    serve: ({ good, intermediate, stranger }) =>
      serveTls(served(good, intermediate, ...new Array<Made>(60).fill(stranger))),
    cause: null,
  },
  {
    what: 'a chain without measure',
    serve: ({ good, intermediate, stranger }) =>
      serveTls(served(good, intermediate, ...new Array<Made>(400).fill(stranger))),
    cause: 'tls-failed',
    params: { code: 'ERR_SSL_EXCESSIVE_MESSAGE_SIZE' },
  },
];
