import * as z from 'zod';
import { clientCertificate } from '../client-certificate.ts';
import { proxySettings } from '../ladder/proxy/settings.ts';
import { filePath, host, httpUrl } from '../settings.ts';

/** How long a service may think before each answer, milliseconds. */
const answerWithin = { least: 100, most: 120_000, usual: 10_000 };

/** Settings of every target whose product answers JSON over HTTP: where it is, and whom to trust. */
export function httpJsonSettings() {
  return {
    /** Scheme, host, port and, where the product lies below one, a path; what is asked is put behind it. */
    url: httpUrl().refine((text) => !/[?#]/.test(text), 'url'),
    /** PEM file with the authorities trusted besides the well-known ones. */
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

export type HttpJsonSettings = z.infer<z.ZodObject<ReturnType<typeof httpJsonSettings>>>;
