import * as z from 'zod';
import { amount, text } from '../../src/kit/database/fact-shapes.ts';
import { httpJsonSettings } from '../../src/kit/http-json/settings.ts';
import { accountSettings, wholeAccount } from '../../src/kit/service/account.ts';
import { serviceDerivedShapes, serviceFactShapes } from '../../src/kit/service/fact-shapes.ts';
import { secret } from '../../src/kit/settings.ts';

export const Settings = z
  .strictObject({
    ...httpJsonSettings(),
    ...accountSettings(),
    /** Key in the form that goes into the header: base64 of its id and its secret. */
    apiKey: secret().exactOptional(),
  })
  .superRefine((settings, context) => {
    wholeAccount(settings, context);
    if (settings.apiKey !== undefined && settings.user !== undefined)
      context.addIssue({ code: 'custom', path: ['apiKey'], message: 'elasticsearch.two-logins' });
  });
export type Settings = z.infer<typeof Settings>;

const shards = () => z.number().exactOptional().meta({ volatile: true });
const rights = { privilege: 'cluster privilege monitor' };

export const Facts = z.strictObject({
  ...serviceFactShapes,
  product: text('Elasticsearch', 'OpenSearch', 'Easysearch')
    .meta({ spelling: 'free' })
    .describe('product that answered'),
  version: z
    .string()
    .meta({ dialect: 'semver', dependsOn: ['product'], role: 'version', examples: ['8.15.3'] })
    .describe('version of the product, its own'),
  lucene: z
    .string()
    .exactOptional()
    .meta({ dialect: 'loose', examples: ['9.11.1'] })
    .describe('version of Lucene'),
  build: text('default', 'tar').nullable().exactOptional().describe('build flavour it names; null: none'),
  node: text('es-1').exactOptional().describe('name of the node that answered'),
  cluster: text('orders-search').exactOptional().describe('name of the cluster'),
  clusterUuid: z
    .string()
    .exactOptional()
    .meta({ role: 'identity', examples: ['WIuPcQ2gR4aG2hFrTLF4NQ'] })
    .describe('identity of the cluster'),
  status: text('green', 'yellow', 'red')
    .exactOptional()
    .meta(rights)
    .describe('green; yellow: replicas are missing; red: data are missing'),
  nodes: amount(3).exactOptional().meta(rights).describe('nodes'),
  dataNodes: amount(3).exactOptional().meta(rights).describe('nodes that hold data'),
  shards: z
    .strictObject({
      active: shards().describe('shards in use'),
      relocating: shards().describe('shards on the way to another node'),
      initializing: shards().describe('shards that are being made'),
      unassigned: shards().describe('shards without a node'),
      activePercent: z
        .number()
        .exactOptional()
        .meta({ unit: 'percent', volatile: true })
        .describe('share of the shards that are in use'),
    })
    .exactOptional()
    .meta(rights)
    .describe('shards'),
  pendingTasks: z
    .number()
    .exactOptional()
    .meta({ ...rights, volatile: true })
    .describe('changes of the cluster that wait'),
});
export type Facts = z.infer<typeof Facts>;

export const Derived = z.object(serviceDerivedShapes);
