import * as z from 'zod';
import { routeReasons } from '../ladder/proxy/route-reasons.ts';
import { amount, flag, instant, names, text } from '../database/fact-shapes.ts';

const certificateFields = {
  subject: text('CN=app.example').describe('distinguished name of the holder'),
  issuer: text('CN=Example Root').describe('distinguished name of the authority'),
  names: names(['app.example']).describe('host names and addresses it is valid for'),
  notBefore: instant('2026-01-01T00:00:00.000Z').describe('valid from'),
  notAfter: instant('2027-01-01T00:00:00.000Z').describe('valid until'),
  serialNumber: text('01AB').describe('serial number, hexadecimal'),
  fingerprint: text('AB:CD:EF').describe('SHA-256 over the certificate'),
  keyType: text('rsa', 'ec').nullable().describe('rsa, ec ...; null where it cannot be read'),
  keySize: amount(2048).nullable().describe('bits of the key'),
  signature: text('sha256WithRSA').nullable().describe('signature algorithm'),
  selfSigned: flag().describe('whether holder and authority are the same'),
};

const milliseconds = () => z.number().nullable().meta({ unit: 'milliseconds', volatile: true });

/** Shapes of what the lower rungs tell of every service: what `connectStep` learns. Apart from it, so that they load without it. */
export const connectionFactShapes = {
  address: z
    .object({
      ip: z.string().meta({ role: 'address' }).describe('address that answered'),
      port: z.number().describe('port'),
      all: z.array(z.string()).describe('all addresses of the name'),
    })
    .exactOptional()
    .describe('where the connection went'),
  route: z
    .object({
      proxy: text('http://proxy.example:3128').nullable().describe('proxy on the way; null: none'),
      because: z
        .enum(routeReasons)
        .describe('what decided: default, setting, environment, no-proxy (NO_PROXY takes it out), no-variable'),
      rule: text('HTTPS_PROXY').nullable().describe('variable, with the entry of NO_PROXY; null: neither'),
    })
    .exactOptional()
    .describe('way to the target'),
  tls: z
    .object({
      version: text('TLSv1.3').nullable().describe('TLS version'),
      cipher: text('TLS_AES_256_GCM_SHA384').nullable().describe('cipher suite'),
      alpn: text('http/1.1').nullable().describe('application protocol agreed; null: none'),
    })
    .nullable()
    .describe('TLS connection; null: not encrypted'),
  certificate: z
    .object({
      ...certificateFields,
      sent: flag(true).describe('whether the server sent it'),
      trusted: flag(true).describe('whether its chain ends in a trusted authority, dates aside'),
      hostMatches: flag(true).describe('whether it is valid for the name asked'),
      verifyCode: z.string().nullable().describe('objection of OpenSSL; null: none'),
    })
    .nullable()
    .describe('certificate the server showed; null: none'),
  chain: z
    .array(
      z.object({
        ...certificateFields,
        sent: flag(true).describe('whether the server sent it; false: taken from the trusted authorities'),
      }),
    )
    .meta({ key: 'fingerprint' })
    .describe('certificates from the server’s own up to the root'),
};

/** The same with how long each step took: what `visit` gives beside the facts of the protocol. */
export const serviceFactShapes = {
  ...connectionFactShapes,
  timings: z
    .object({
      resolve: milliseconds().describe('finding the address'),
      connect: milliseconds().describe('connecting'),
      proxy: milliseconds().describe('being led on by a proxy'),
      tls: milliseconds().describe('TLS handshake'),
      talk: milliseconds().describe('from the connection to the last answer'),
      total: milliseconds().describe('everything together'),
    })
    .describe('how long each step took'),
};

/** Shape of what `deriveService` adds. */
export const serviceDerivedShapes = {
  certificate: z.object({
    daysLeft: amount(90).meta({ unit: 'days' }).describe('days until the certificate of the server ends'),
    chainDaysLeft: amount(90).meta({ unit: 'days' }).describe('days until the first certificate of the chain ends'),
  }),
};
