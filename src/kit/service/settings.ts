import * as z from 'zod';
import { host, port } from '../settings.ts';
import { connectionSettings } from './connection-settings.ts';

/** How a connection to a service is protected: `require` encrypts, `verify` checks chain, dates and name too. */
export const serviceTls = ['off', 'require', 'verify'] as const;

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
    ...connectionSettings({ most: 60_000, usual: 5000 }),
  };
}

export type ServiceSettings = z.infer<z.ZodObject<ReturnType<typeof serviceSettings>>>;
