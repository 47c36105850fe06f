import * as z from 'zod';
import { amount, flag, text } from '../../src/kit/database/fact-shapes.ts';
import { httpJsonSettings } from '../../src/kit/http-json/settings.ts';
import { serviceDerivedShapes, serviceFactShapes } from '../../src/kit/service/fact-shapes.ts';
import { secret } from '../../src/kit/settings.ts';

export const Settings = z.strictObject({
  ...httpJsonSettings(),
  /** ACL token. */
  token: secret().exactOptional(),
});
export type Settings = z.infer<typeof Settings>;

const right = { privilege: 'ACL agent:read' };

export const Facts = z.strictObject({
  ...serviceFactShapes,
  leader: text('10.0.0.7:8300').nullable().describe('address of the leader; null: there is none'),
  servers: amount(3).exactOptional().describe('servers that vote'),
  version: z
    .string()
    .exactOptional()
    .meta({ ...right, dialect: 'semver', role: 'version', examples: ['1.19.2'] })
    .describe('version of the agent'),
  datacenter: text('dc1').exactOptional().meta(right).describe('datacenter'),
  node: text('consul-1').exactOptional().meta(right).describe('name of the node'),
  nodeId: z
    .string()
    .exactOptional()
    .meta({ ...right, role: 'identity', examples: ['9d754d17-d864-b1d3-e758-f3fe25a9874f'] })
    .describe('identity of the node'),
  server: flag(true).exactOptional().meta(right).describe('a server; false: a client agent'),
  aclEnabled: flag(true).exactOptional().meta(right).describe('access is controlled'),
  gossipEncrypted: flag(true).exactOptional().meta(right).describe('what agents tell each other is encrypted'),
});
export type Facts = z.infer<typeof Facts>;

export const Derived = z.object(serviceDerivedShapes);
