import * as z from 'zod';
import { amount, flag, text } from '../../src/kit/database/fact-shapes.ts';
import { httpJsonSettings } from '../../src/kit/http-json/settings.ts';
import { serviceDerivedShapes, serviceFactShapes } from '../../src/kit/service/fact-shapes.ts';

export const Settings = z.strictObject(httpJsonSettings());
export type Settings = z.infer<typeof Settings>;

export const Facts = z.strictObject({
  ...serviceFactShapes,
  version: z
    .string()
    .meta({ dialect: 'semver', role: 'version', examples: ['2.4.3'] })
    .describe('version of the server'),
  mode: text('standalone', 'cluster').exactOptional().describe('standalone or cluster'),
  functions: text('config', 'naming')
    .nullable()
    .exactOptional()
    .describe('only these functions are switched on; null: all'),
  authEnabled: flag(true).exactOptional().describe('a login is asked for'),
  storage: text('mysql', 'derby', 'postgresql')
    .exactOptional()
    .describe('where it keeps its data; derby or empty: a database of its own, only fit for tests'),
  ready: flag(true).exactOptional().describe('it says that it is ready'),
  notReadyBecause: text('naming not in readiness').nullable().exactOptional().describe('what it says; null: ready'),
  naming: z
    .strictObject({
      status: text('UP', 'DOWN').exactOptional().describe('state of the service registry'),
      services: amount(12).exactOptional().meta({ volatile: true }).describe('services registered'),
      instances: amount(30).exactOptional().meta({ volatile: true }).describe('instances registered'),
    })
    .exactOptional()
    .describe('service registry'),
});
export type Facts = z.infer<typeof Facts>;

export const Derived = z.object(serviceDerivedShapes);
