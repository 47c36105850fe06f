import * as z from 'zod';
import { routeReasons } from '../ladder/proxy/route-reasons.ts';
import { certificateShapes } from '../certificate-shapes.ts';
import { amount, flag, names, text } from '../database/fact-shapes.ts';

const certificateFields = certificateShapes('app.example');

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
        .describe('what decided: default, setting, environment, no-proxy (NO_PROXY takes it out), no-variable, pac'),
      rule: text('HTTPS_PROXY').nullable().describe('variable, with the entry of NO_PROXY, or PAC file; null: none'),
      pac: z
        .object({
          answer: text('PROXY proxy.example:3128; DIRECT').describe('what FindProxyForURL gave, word for word'),
          tried: names(['http://proxy.example:3128']).describe('proxies before it that could not be connected to'),
          unasked: names(['probe.example']).describe('names whose addresses the script wanted and did not get'),
        })
        .nullable()
        .describe('what the PAC file said; null: none was asked'),
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
