import * as z from 'zod';
import { flag, names, text } from '../../src/kit/database/fact-shapes.ts';
import { httpJsonSettings } from '../../src/kit/http-json/settings.ts';
import { serviceDerivedShapes, serviceFactShapes } from '../../src/kit/service/fact-shapes.ts';

export const Settings = z.strictObject(httpJsonSettings());
export type Settings = z.infer<typeof Settings>;

export const Facts = z.strictObject({
  ...serviceFactShapes,
  version: z
    .string()
    .meta({ dialect: 'semver', role: 'version', examples: ['3.5.15'] })
    .describe('version of the member'),
  clusterVersion: z
    .string()
    .exactOptional()
    .meta({ dialect: 'semver', examples: ['3.5.0'] })
    .describe('version the cluster keeps to; lower than that of a member while it is being updated'),
  healthy: flag(true).exactOptional().describe('the cluster takes writes, as the member says'),
  unhealthyBecause: text('RAFT NO LEADER').nullable().exactOptional().describe('reason it gives; null: none'),
  clusterId: z
    .string()
    .exactOptional()
    .meta({ role: 'identity', examples: ['14841639068965178418'] })
    .describe('number of the cluster'),
  memberId: z
    .string()
    .exactOptional()
    .meta({ examples: ['10276657743932975437'] })
    .describe('number of the member that answered'),
  hasLeader: flag(true).exactOptional().describe('the member knows a leader'),
  isLeader: flag(true).exactOptional().meta({ volatile: true }).describe('the member is the leader'),
  learner: flag(false).exactOptional().describe('the member only learns and has no vote'),
  database: z
    .strictObject({
      size: z.number().meta({ unit: 'bytes', volatile: true }).describe('size of the database file'),
      used: z.number().exactOptional().meta({ unit: 'bytes', volatile: true }).describe('of it in use'),
      quota: z.number().exactOptional().meta({ unit: 'bytes' }).describe('size at which it takes no more writes'),
    })
    .exactOptional()
    .describe('database'),
  errors: names(['memberID:1 alarm:NOSPACE']).exactOptional().describe('alarms and troubles that the member names'),
});
export type Facts = z.infer<typeof Facts>;

export const Derived = z.object(serviceDerivedShapes);
