import type { Socket } from 'node:net';
import { createSecureContext } from 'node:tls';
import { startTcp } from './http-servers.ts';
import { served, serveTls, type TlsFault } from './tls-kit.ts';

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
const serveTlcp = (toOthers: (socket: Socket) => void, toTlcp: Buffer = serverHello(0x0101, 0xe013)) =>
  startTcp((socket) => {
    socket.once('data', (hello) => {
      if (hello[1] === 1 && hello[2] === 1) socket.end(toTlcp);
      else toOthers(socket);
    });
  });

const text = (seen: string) => ({ seen: { kind: 'value', value: seen, unit: null } });
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
