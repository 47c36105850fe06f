import { createSecureContext, type TlsOptions } from 'node:tls';
import type { Socket } from 'node:net';
import { makeCertificate, type Made } from './http-certificates.ts';
import { startTcp, startTls, type TestServer } from './http-servers.ts';

/** Certificates that most cases share. */
export interface TlsKit {
  readonly root: Made;
  readonly intermediate: Made;
  readonly good: Made;
  /** An authority that no server knows, and a certificate for clients that it issued. */
  readonly stranger: Made;
  readonly strangerRoot: Made;
}

export async function makeTlsKit(): Promise<TlsKit> {
  const root = await makeCertificate({ name: 'Test Root', authority: true });
  const intermediate = await makeCertificate({ name: 'Test Intermediate', authority: true, issuer: root });
  const strangerRoot = await makeCertificate({ name: 'Stranger Root', authority: true });
  return {
    root,
    intermediate,
    good: await makeCertificate({ name: 'good', issuer: intermediate }),
    strangerRoot,
    stranger: await makeCertificate({ name: 'stranger', issuer: strangerRoot, purpose: 'client' }),
  };
}

/** A server with something wrong about its TLS, and what must be said about it. */
export interface TlsFault {
  readonly what: string;
  readonly serve: (kit: TlsKit) => Promise<TestServer>;
  /** Besides `url` and `ca`, which is the root of the kit. */
  readonly settings?: (kit: TlsKit) => Record<string, unknown>;
  /** Null: nothing is wrong with it. */
  readonly cause: string | null;
  /** Evidence: parameters of the sentence. */
  readonly params?: Record<string, unknown>;
}

const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n{}';

/** A TLS server that answers every request. */
export function serveTls(options: TlsOptions): Promise<TestServer> {
  return startTls(options, (socket) => {
    socket.on('data', () => socket.end(answer));
  });
}

const served = (leaf: Made, ...more: Made[]): TlsOptions => ({
  key: leaf.key,
  cert: [leaf, ...more].map((each) => each.pem).join(''),
});

/** Answers the ClientHello, as the first byte of its record tells, and says nothing more. */
const replyToHello = (reply: Buffer, ends = true) =>
  startTcp((socket) => {
    socket.once('data', () => {
      socket.write(reply);
      if (ends) socket.end();
    });
  });

const record = (type: number, version: number, body: Buffer) =>
  Buffer.concat([Buffer.from([type, version >> 8, version & 255, body.length >> 8, body.length & 255]), body]);
const alert = (code: number, version = 0x0303) => record(21, version, Buffer.from([2, code]));
const serverHello = (version: number, suite: number) => {
  const body = Buffer.concat([
    Buffer.from([version >> 8, version & 255]),
    Buffer.alloc(32, 7),
    Buffer.from([0, suite >> 8, suite & 255, 0]),
  ]);
  return record(22, version, Buffer.concat([Buffer.from([2, 0, 0, body.length]), body]));
};

/** A server that speaks only TLCP: to a hello of TLS it does what such products do. */
export const serveTlcp = (toOthers: (socket: Socket) => void, toTlcp: Buffer = serverHello(0x0101, 0xe013)) =>
  startTcp((socket) => {
    socket.once('data', (hello) => {
      if (hello[1] === 1 && hello[2] === 1) socket.end(toTlcp);
      else toOthers(socket);
    });
  });

const text = (seen: string) => ({ seen: { kind: 'value', value: seen, unit: null } });
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

const tooOld = (maxVersion: 'TLSv1' | 'TLSv1.1'): TlsFault => ({
  what: `only ${maxVersion}`,
  serve: ({ good, intermediate }) =>
    serveTls({
      ...served(good, intermediate),
      minVersion: maxVersion,
      maxVersion,
      ciphers: 'DEFAULT@SECLEVEL=0',
    }),
  cause: 'tls-version-unsupported',
  params: { version: maxVersion },
});

const wantsClient = (version: 'TLSv1.2' | 'TLSv1.3'): TlsFault => ({
  what: `client certificate wanted in ${version}`,
  serve: ({ good, intermediate, root }) =>
    serveTls({
      ...served(good, intermediate),
      requestCert: true,
      rejectUnauthorized: true,
      ca: root.pem,
      minVersion: version,
      maxVersion: version,
    }),
  cause: 'tls-client-certificate-required',
});

const alerts: readonly (readonly [code: number, name: string, cause: string])[] = [
  [0, 'close_notify', 'tls-closed'],
  [10, 'unexpected_message', 'tls-failed'],
  [40, 'handshake_failure', 'tls-handshake-refused'],
  [42, 'bad_certificate', 'tls-client-certificate-required'],
  [46, 'certificate_unknown', 'tls-client-certificate-required'],
  [47, 'illegal_parameter', 'tls-failed'],
  [49, 'access_denied', 'tls-handshake-refused'],
  [50, 'decode_error', 'tls-failed'],
  [70, 'protocol_version', 'tls-version-unsupported'],
  [71, 'insufficient_security', 'tls-handshake-refused'],
  [80, 'internal_error', 'tls-failed'],
  [112, 'unrecognized_name', 'tls-name-unknown'],
  [116, 'certificate_required', 'tls-client-certificate-required'],
  [120, 'no_application_protocol', 'tls-handshake-refused'],
];

/** Handshakes that do not come to an end. */
export const handshakeFaults: readonly TlsFault[] = [
  tooOld('TLSv1'),
  tooOld('TLSv1.1'),
  wantsClient('TLSv1.2'),
  wantsClient('TLSv1.3'),
  {
    what: 'no cipher suite in common',
    serve: ({ good, intermediate }) =>
      serveTls({ ...served(good, intermediate), maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' }),
    cause: 'tls-handshake-refused',
  },
  {
    what: 'a name that the server does not know, and closes on',
    serve: ({ good, intermediate }) =>
      serveTls({
        ...served(good, intermediate),
        SNICallback: (_name, done) => {
          done(new Error('unknown'), createSecureContext());
        },
      }),
    settings: () => ({ serverName: 'who.example' }),
    cause: 'tls-closed',
  },
  {
    what: 'renegotiation of before 2010',
    serve: () => replyToHello(serverHello(0x0303, 0xc02f), false),
    cause: 'tls-legacy-renegotiation',
  },
  {
    what: 'SSH in place of TLS',
    serve: () => startTcp((socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n')),
    cause: 'tls-not-spoken',
    params: text('SSH'),
  },
  {
    what: 'SMTP in place of TLS',
    serve: () => startTcp((socket) => socket.write('220 mx.example ESMTP Postfix\r\n')),
    cause: 'tls-not-spoken',
    params: text('SMTP'),
  },
  {
    what: 'plain HTTP in place of TLS',
    serve: () => replyToHello(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')),
    cause: 'tls-not-spoken',
    params: text('HTTP'),
  },
  {
    what: 'garbage in place of TLS',
    serve: () => replyToHello(Buffer.from([1, 2, 3, 250, 7, 9, 9])),
    cause: 'tls-not-spoken',
    params: text('\\x01\\x02\\x03\\xfa\\x07\\x09\\x09'),
  },
  { what: 'closed after the ClientHello', serve: () => replyToHello(Buffer.alloc(0)), cause: 'tls-closed' },
  {
    what: 'reset after the ClientHello',
    serve: () => startTcp((socket) => socket.once('data', () => socket.resetAndDestroy())),
    cause: 'tls-closed',
  },
  {
    what: 'a record beyond all measure',
    serve: () => replyToHello(Buffer.concat([Buffer.from([22, 3, 3, 0xff, 0xff]), Buffer.alloc(66_000)]), false),
    cause: 'tls-failed',
  },
  {
    what: 'a ServerHello that makes no sense',
    serve: () => replyToHello(record(22, 0x0303, Buffer.concat([Buffer.from([2, 0, 0, 40]), Buffer.alloc(40, 255)]))),
    cause: 'tls-failed',
  },
  ...alerts.map(([code, name, cause]): TlsFault => ({
    what: `alert ${name}`,
    serve: () => replyToHello(alert(code)),
    cause,
  })),
  {
    what: 'TLCP only, alert protocol_version to others',
    serve: () => serveTlcp((socket) => socket.end(alert(70))),
    cause: 'tls-only-tlcp',
  },
  {
    what: 'TLCP only, handshake_failure to others',
    serve: () => serveTlcp((socket) => socket.end(alert(40))),
    cause: 'tls-only-tlcp',
  },
  { what: 'TLCP only, closes on others', serve: () => serveTlcp((socket) => socket.end()), cause: 'tls-only-tlcp' },
  {
    what: 'TLCP only, and wants another suite',
    serve: () => serveTlcp((socket) => socket.end(alert(40)), alert(40, 0x0101)),
    cause: 'tls-only-tlcp',
  },
  {
    what: 'TLCP only, answers others in its own records',
    serve: () => serveTlcp((socket) => socket.end(alert(70, 0x0101))),
    cause: 'tls-only-tlcp',
  },
];

/** Takes connections and says nothing. */
export const serveTcpSilent = () => startTcp((socket) => socket.resume());
