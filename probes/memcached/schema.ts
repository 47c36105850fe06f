import * as z from 'zod';
import { flag } from '../../src/kit/database/fact-shapes.ts';
import { accountSettings, wholeAccount } from '../../src/kit/service/account.ts';
import { serviceDerivedShapes, serviceFactShapes } from '../../src/kit/service/fact-shapes.ts';
import { serviceSettings } from '../../src/kit/service/settings.ts';

export const Settings = z
  .strictObject({
    ...serviceSettings(11211),
    ...accountSettings(),
    /** `text` has logins by `-Y`, `binary` those by SASL (`-S`). */
    protocol: z.enum(['text', 'binary']).default('text'),
  })
  .superRefine(wholeAccount);
export type Settings = z.infer<typeof Settings>;

export const Facts = z.strictObject({
  ...serviceFactShapes,
  loginRequired: flag(true).describe('it answers nobody without a login'),
  version: z
    .string()
    .meta({ dialect: 'loose', role: 'version', examples: ['1.6.18'] })
    .describe('version of the server'),
  uptime: z.number().exactOptional().meta({ unit: 'seconds', volatile: true }).describe('how long it has been running'),
  connections: z
    .strictObject({
      current: z.number().meta({ volatile: true }).describe('connections open now'),
      most: z.number().exactOptional().describe('connections it admits at once'),
    })
    .exactOptional()
    .describe('connections'),
  memory: z
    .strictObject({
      limit: z.number().meta({ unit: 'bytes' }).describe('memory it may use for values'),
      used: z.number().meta({ unit: 'bytes', volatile: true }).describe('memory its values use now'),
    })
    .exactOptional()
    .describe('memory'),
  evictions: z
    .number()
    .exactOptional()
    .meta({ volatile: true })
    .describe('values thrown out before their time, since the start'),
});
export type Facts = z.infer<typeof Facts>;

export const Derived = z.object(serviceDerivedShapes);
