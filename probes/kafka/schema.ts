import * as z from 'zod';
import { amount, text } from '../../src/kit/database/fact-shapes.ts';
import { accountSettings, wholeAccount } from '../../src/kit/service/account.ts';
import { serviceDerivedShapes, serviceFactShapes } from '../../src/kit/service/fact-shapes.ts';
import { serviceSettings } from '../../src/kit/service/settings.ts';

export const mechanisms = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'] as const;

/** Name and port, as a broker advertises itself. */
const place = z.string().regex(/^[^\s/:@?#]+:[1-9]\d{0,4}$/, 'kafka.wanted-place');

export const Settings = z
  .strictObject({
    ...serviceSettings(9092),
    ...accountSettings(),
    /** How to log in; PLAIN sends the password itself. */
    mechanism: z.enum(mechanisms).default('SCRAM-SHA-512'),
    /** Topics that are asked for; none is created. */
    topics: z
      .array(
        z
          .string()
          .regex(/^[\w.-]+$/, 'kafka.wanted-topic')
          .max(249),
      )
      .max(100)
      .default([]),
    /** Brokers, as they advertise themselves, that are dialled from here too. */
    alsoReach: z.array(place).max(50).default([]),
  })
  .superRefine(wholeAccount);
export type Settings = z.infer<typeof Settings>;

const Broker = z.strictObject({
  id: amount(1).describe('number of the broker'),
  host: text('kafka1.example').describe('name it advertises to clients'),
  port: amount(9092).describe('port it advertises to clients'),
  rack: text('zone-a').nullable().describe('rack; null: none'),
});

const Topic = z.strictObject({
  partitions: amount(12).describe('partitions'),
  replicas: amount(3).describe('replicas of the partition that has the fewest'),
  underReplicated: z.number().describe('partitions of which not all replicas are in sync'),
  offline: z.number().describe('partitions without a leader'),
});

export const Facts = z.strictObject({
  ...serviceFactShapes,
  apis: z
    .record(
      z.string(),
      z.strictObject({ least: z.number().describe('lowest version'), most: z.number().describe('highest version') }),
    )
    .meta({ examples: [{ Fetch: { least: 4, most: 17 } }] })
    .describe('versions of the requests that the broker takes, by name; by number where the name is not known'),
  clusterId: z
    .string()
    .nullable()
    .exactOptional()
    .meta({ role: 'identity', examples: ['MkU3OEVBNTcwNTJENDM2Qk'] })
    .describe('id of the cluster; null: it has none'),
  controller: amount(1).nullable().exactOptional().describe('number of the controller; null: none'),
  brokers: z.array(Broker).exactOptional().meta({ key: 'id' }).describe('brokers of the cluster'),
  advertised: z
    .array(z.string())
    .exactOptional()
    .meta({ examples: [['kafka1.example:9092']] })
    .describe('where the brokers tell clients to go, sorted'),
  reach: z
    .record(z.string(), text('reached', 'name-not-found', 'connect-timeout'))
    .exactOptional()
    .meta({ examples: [{ 'kafka1.example:9092': 'reached' }] })
    .describe('of each place in alsoReach, whether it takes a connection from here: reached, or why not'),
  topics: z
    .record(z.string(), Topic)
    .exactOptional()
    .meta({ examples: [{ orders: { partitions: 12, replicas: 3, underReplicated: 0, offline: 0 } }] })
    .describe('the topics asked for that are there, by name'),
});
export type Facts = z.infer<typeof Facts>;

export const Derived = z.object({
  ...serviceDerivedShapes,
  versionAtLeast: z
    .string()
    .exactOptional()
    .meta({ dialect: 'loose', role: 'version', examples: ['3.7'] })
    .describe('lowest release of Apache Kafka that takes such requests; the protocol tells no version'),
});
