import * as z from 'zod';
import { amount, text } from '../../src/kit/database/fact-shapes.ts';
import { connectionSettings } from '../../src/kit/service/connection-settings.ts';
import { serviceDerivedShapes, serviceFactShapes } from '../../src/kit/service/fact-shapes.ts';
import { headerName, headerValue, secret } from '../../src/kit/settings.ts';

/** Characters of a message that are kept. */
export const longestText = 4000;

export const Settings = z.strictObject({
  url: z
    .string()
    .regex(/^wss?:\/\/[^\s@/?#]+(?:[/?]\S*)?$/i, 'websocket.wanted-url')
    .refine((written) => URL.canParse(written), 'websocket.wanted-url')
    .meta({ kind: 'url' }),
  /** Query parameters that are secret, such as a token. */
  query: z.record(z.string().min(1), secret()).default({}),
  headers: z.record(headerName(), headerValue()).default({}),
  bearer: secret().exactOptional(),
  /** Origin of the page that a browser would open the connection from. */
  origin: headerValue().min(1).exactOptional(),
  /** Subprotocols offered, best first. */
  subprotocols: z.array(headerName()).max(20).default([]),
  /** Whether permessage-deflate is offered. */
  compression: z.boolean().default(false),
  /** Text message that is sent. */
  send: z
    .string()
    .min(1)
    .max(16 * 1024)
    .exactOptional(),
  /** Whether the text changes something on the target; unless said, it does. */
  sideEffect: z.boolean().default(true),
  /** Whether a message is waited for. */
  read: z.boolean().default(false),
  ...connectionSettings({ most: 60_000, usual: 5000 }),
});
export type Settings = z.infer<typeof Settings>;

export const Facts = z.strictObject({
  ...serviceFactShapes,
  url: text('wss://app.example/live').describe('URL that was opened, query values masked'),
  status: amount(101).describe('HTTP status; 101: it became a WebSocket'),
  headers: z
    .record(z.string(), z.string())
    .meta({ examples: [{ server: 'nginx' }], volatile: true })
    .describe('headers of the reply by name in lower case'),
  subprotocol: text('graphql-transport-ws').nullable().describe('subprotocol the server chose; null: none'),
  extensions: text('permessage-deflate').nullable().describe('extensions the server chose; null: none'),
  pong: z
    .number()
    .meta({ unit: 'milliseconds', volatile: true, examples: [3] })
    .describe('time from a ping to its pong'),
  message: z
    .strictObject({
      type: text('text', 'binary').describe('text or binary'),
      bytes: amount(17).meta({ unit: 'bytes' }).describe('length'),
      text: z
        .string()
        .nullable()
        .meta({ examples: ['{"type":"welcome"}'] })
        .describe('what it says, at most 4000 characters; null: binary'),
    })
    .exactOptional()
    .describe('first message of the server, after ours where one is sent'),
});
export type Facts = z.infer<typeof Facts>;

export const Derived = z.object(serviceDerivedShapes);
