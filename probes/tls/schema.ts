import * as z from 'zod';
import { amount, flag, names, text } from '../../src/kit/database/fact-shapes.ts';
import { connectionFactShapes, serviceDerivedShapes } from '../../src/kit/service/fact-shapes.ts';
import { serviceSettings } from '../../src/kit/service/settings.ts';
import { startTlsProtocols } from './start-tls/protocols.ts';

const { tls: _always, ...connection } = serviceSettings(443);

export const Settings = z.strictObject({
  ...connection,
  /** Protocol that goes over to TLS in the middle; absent: TLS begins with the first byte. */
  startTls: z.enum(startTlsProtocols).exactOptional(),
  /** Application protocols offered (ALPN), best first; none with startTls. */
  alpn: z.array(z.string().min(1).max(255)).max(10).default(['h2', 'http/1.1']),
  /** Whether versions and cipher suites are asked for, with up to fourteen more connections. */
  versions: z.boolean().default(true),
});
export type Settings = z.infer<typeof Settings>;

const urls = () => names(['http://pki.example/ca.cer']);
const milliseconds = () => z.number().nullable().meta({ unit: 'milliseconds', volatile: true });

const Link = connectionFactShapes.chain.element.extend({
  role: z.enum(['server', 'intermediate', 'root']).describe('place in the chain'),
  authority: flag(true).describe('whether it may issue certificates'),
  purposes: names(['serverAuth']).describe('what it may be used for; empty: it does not say, so anything'),
  issuerUrls: urls().describe('where the certificate of its issuer can be fetched'),
  ocspUrls: urls().describe('where one can ask whether it was revoked'),
  crlUrls: urls().describe('where lists of revoked certificates are'),
});

export const Facts = z.object({
  ...connectionFactShapes,
  chain: z.array(Link).meta({ key: 'fingerprint' }).describe('certificates from the server’s own up to the root'),
  trust: z
    .object({
      node: flag(true).describe('by the authorities that Node brings along'),
      system: flag(true).exactOptional().describe('by those of the operating system of the machine that looked'),
      named: flag(true).nullable().describe('by those that ca names; null: it names none'),
    })
    .describe('whether the chain leads to a known authority, dates and purposes aside'),
  clientCertificate: z
    .object({
      asked: flag().describe('whether the server asks for a client certificate; it may go on without one'),
      authorities: names(['CN=Partner CA']).describe('authorities it admits; empty: it names none'),
    })
    .exactOptional()
    .describe('client certificate'),
  ocspStapled: flag(true).describe('whether the server staples a reply on revocation (OCSP)'),
  keyExchange: z
    .object({
      type: text('ECDH').describe('ECDH, DH'),
      name: text('X25519').nullable().describe('curve; null: none'),
      bits: amount(253).describe('size'),
    })
    .nullable()
    .describe('how the key of the connection was agreed; null: with the key of the certificate itself'),
  versions: names(['TLSv1.2', 'TLSv1.3']).exactOptional().describe('versions the server speaks, oldest first'),
  ciphers: z
    .array(
      z.object({
        group: text('ecdhe-aead').describe('kind of cipher suites'),
        suite: text('ECDHE-RSA-AES128-GCM-SHA256').describe('the one of this kind that the server picks'),
      }),
    )
    .nullable()
    .exactOptional()
    .meta({ key: 'group' })
    .describe('kinds of cipher suites it takes up to TLS 1.2; null: it speaks only TLS 1.3'),
  timings: z
    .object({
      resolve: milliseconds().describe('finding the address'),
      connect: milliseconds().describe('connecting'),
      tls: milliseconds().describe('TLS handshake'),
    })
    .describe('how long each step took'),
});
export type Facts = z.infer<typeof Facts>;

export const Derived = z.object({
  certificate: serviceDerivedShapes.certificate.extend({
    inDate: flag(true).describe('whether every certificate of the chain is valid now'),
    namesInExtension: flag(true).describe('whether its names stand where browsers look; they ignore the subject'),
  }),
  chain: z
    .array(
      z.object({
        fingerprint: z.string().describe('SHA-256 over the certificate'),
        daysLeft: amount(90).meta({ unit: 'days' }).describe('days until it ends'),
      }),
    )
    .meta({ key: 'fingerprint' })
    .describe('certificates of the chain'),
  oldClients: z
    .array(
      z.object({
        client: text('java-8-early').describe('client of the table'),
        connects: flag(true).describe('whether nothing that was seen stands in its way'),
        because: z
          .enum(['version', 'cipher', 'key', 'signature', 'name', 'root'])
          .nullable()
          .meta({ examples: ['version'] })
          .describe('what stands in its way; null: nothing'),
      }),
    )
    .meta({ key: 'client' })
    .describe('old clients, computed'),
});
