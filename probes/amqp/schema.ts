import * as z from 'zod';
import { amount, names, text } from '../../src/kit/database/fact-shapes.ts';
import { accountSettings, wholeAccount } from '../../src/kit/service/account.ts';
import { serviceDerivedShapes, serviceFactShapes } from '../../src/kit/service/fact-shapes.ts';
import { serviceSettings } from '../../src/kit/service/settings.ts';

/** A short string of AMQP is at most 255 bytes long; four bytes for each character are the worst case. */
const shortName = () => z.string().min(1).max(63);

export const Settings = z
  .strictObject({
    ...serviceSettings(5672),
    ...accountSettings(),
    /** Virtual host that is opened after the login. */
    vhost: shortName().default('/'),
    /** Queues that are asked for, passively: none is created. */
    queues: z.array(shortName()).max(100).default([]),
  })
  .superRefine((settings, context) => {
    wholeAccount(settings, context);
    if (settings.queues.length > 0 && settings.user === undefined)
      context.addIssue({ code: 'custom', path: ['queues'], message: 'amqp.queues-need-login' });
  });
export type Settings = z.infer<typeof Settings>;

export const Facts = z.strictObject({
  ...serviceFactShapes,
  product: text('RabbitMQ', 'LavinMQ', 'qpid').exactOptional().describe('what the broker calls itself'),
  version: z
    .string()
    .exactOptional()
    .meta({ dialect: 'loose', role: 'version', examples: ['3.10.8'] })
    .describe('version of the broker'),
  platform: text('Erlang/OTP 25.2.3').exactOptional().describe('what the broker runs on'),
  clusterName: z
    .string()
    .exactOptional()
    .meta({ role: 'identity', examples: ['rabbit@mq1'] })
    .describe('name of the cluster'),
  mechanisms: names(['AMQPLAIN', 'PLAIN']).describe('ways to log in that the broker offers'),
  capabilities: names(['basic.nack', 'publisher_confirms']).describe('extensions of the protocol it has, sorted'),
  session: z
    .strictObject({
      vhost: text('/').describe('virtual host that was opened'),
      channelMax: amount(2047).describe('channels that a connection may have; 0: no limit'),
      frameMax: amount(131_072).meta({ unit: 'bytes' }).describe('longest frame; 0: no limit'),
      heartbeat: amount(60)
        .meta({ unit: 'seconds' })
        .describe('interval of heartbeats that the broker wishes; 0: none'),
    })
    .exactOptional()
    .describe('what the broker agreed to after the login'),
  queues: z
    .record(
      z.string(),
      z.strictObject({
        messages: z.number().meta({ volatile: true }).describe('messages that wait'),
        consumers: z.number().meta({ volatile: true }).describe('consumers'),
      }),
    )
    .exactOptional()
    .meta({ examples: [{ orders: { messages: 0, consumers: 2 } }] })
    .describe('the queues asked for that are there, by name'),
});
export type Facts = z.infer<typeof Facts>;

export const Derived = z.object(serviceDerivedShapes);
