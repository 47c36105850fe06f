import * as z from 'zod';
import { clientCertificate } from '../client-certificate.ts';
import { proxySettings } from '../ladder/proxy/settings.ts';
import { filePath, host } from '../settings.ts';

/** How long a service may think before each answer, milliseconds: at the most, and where nothing is said. */
export interface AnswerWithin {
  readonly most: number;
  readonly usual: number;
}

/** Settings of every connection to a service: whom to trust, how long to wait, and the way there. */
export function connectionSettings({ most, usual }: AnswerWithin) {
  return {
    /** PEM file with the authorities trusted besides the well-known ones. */
    ca: filePath().exactOptional(),
    /** Name asked for in TLS and expected in the certificate, where it is not the host. */
    serverName: host().exactOptional(),
    /** Certificate shown where the server asks for one. */
    clientCertificate: clientCertificate().exactOptional(),
    /** Milliseconds for each answer. */
    answerWithin: z.number().int().min(100).max(most).default(usual).meta({ tuning: true }),
    ...proxySettings(),
  };
}
