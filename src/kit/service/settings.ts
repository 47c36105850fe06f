import * as z from 'zod';
import { clientCertificate } from '../client-certificate.ts';
import { proxySettings } from '../ladder/proxy/settings.ts';
import { filePath, host, port } from '../settings.ts';

/** How a connection to a service is protected: `require` encrypts, `verify` checks chain, dates and name too. */
export const serviceTls = ['off', 'require', 'verify'] as const;

/** How long a service may think before each answer, milliseconds. */
const answerWithin = { least: 100, most: 60_000, usual: 5000 };

/**
 * Settings of every target that is reached by name and port and speaks a protocol of its own.
 *
 * @param usualPort port that the product listens on as it is installed
 */
export function serviceSettings(usualPort: number) {
  return {
    host: host(),
    port: port().default(usualPort),
    tls: z.enum(serviceTls).default('off'),
    /** PEM file with the authorities that `verify` trusts besides the well-known ones. */
    ca: filePath().exactOptional(),
    /** Name asked for in TLS and expected in the certificate, where it is not the host. */
    serverName: host().exactOptional(),
    /** Certificate shown where the server asks for one. */
    clientCertificate: clientCertificate().exactOptional(),
    /** Milliseconds for each answer. */
    answerWithin: z
      .number()
      .int()
      .min(answerWithin.least)
      .max(answerWithin.most)
      .default(answerWithin.usual)
      .meta({ tuning: true }),
    ...proxySettings(),
  };
}

export type ServiceSettings = z.infer<z.ZodObject<ReturnType<typeof serviceSettings>>>;
