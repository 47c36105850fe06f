import * as z from 'zod';
import { amount, flag, text } from '../../src/kit/database/fact-shapes.ts';
import { accountSettings, wholeAccount } from '../../src/kit/service/account.ts';
import { serviceDerivedShapes, serviceFactShapes } from '../../src/kit/service/fact-shapes.ts';
import { serviceSettings } from '../../src/kit/service/settings.ts';

export const protocolVersions = ['3.1.1', '5.0'] as const;

export const Settings = z
  .strictObject({
    ...serviceSettings(1883),
    ...accountSettings(),
    protocolVersion: z.enum(protocolVersions).default('3.1.1'),
    /** Client id to connect with; a new one for each look where it is not said. */
    clientId: z.string().min(1).max(256).exactOptional(),
    /** Whether a client may be connected by `clientId` or have a session under it: it loses both. */
    sideEffect: z.boolean().default(true),
  })
  .superRefine(wholeAccount);
export type Settings = z.infer<typeof Settings>;

export const Facts = z.strictObject({
  ...serviceFactShapes,
  protocolVersion: text(...protocolVersions).describe('version of MQTT that the broker agreed to'),
  versionText: text('mosquitto version 2.0.11').exactOptional().describe('what the broker publishes as its version'),
  product: text('mosquitto').exactOptional().describe('product, where the broker publishes it with its version'),
  version: z
    .string()
    .exactOptional()
    .meta({ dialect: 'loose', role: 'version', examples: ['2.0.11'] })
    .describe('version of the broker'),
  sessionPresent: flag().describe('whether the broker kept a session of this client id'),
  limits: z
    .strictObject({
      maximumQos: amount(2).describe('highest quality of service: 0, 1 or 2'),
      retainAvailable: flag(true).describe('whether messages can be retained'),
      wildcards: flag(true).describe('whether subscriptions may have wildcards'),
      sharedSubscriptions: flag(true).describe('whether subscriptions can be shared'),
      subscriptionIds: flag(true).describe('whether subscriptions can have a number'),
      receiveMaximum: amount(65_535).describe('messages the broker takes before it confirms the first'),
      topicAliases: amount(0).describe('topic aliases a client may use'),
      maximumPacketSize: amount(268_435_455)
        .nullable()
        .meta({ unit: 'bytes' })
        .describe('longest packet; null: no limit'),
      keepAlive: amount(60)
        .nullable()
        .meta({ unit: 'seconds' })
        .describe('keep-alive that the broker insists on; null: that of the client'),
    })
    .exactOptional()
    .describe('what the broker allows, MQTT 5 only'),
});
export type Facts = z.infer<typeof Facts>;

export const Derived = z.object(serviceDerivedShapes);
