import * as z from 'zod';
import { compilePattern } from '../../src/kit/compile-pattern.ts';
import { host, port } from '../../src/kit/settings.ts';

export const Settings = z
  .strictObject({
    host: host(),
    port: port(),
    everyAddress: z.boolean().default(true),
    /** How long it is listened whether the service speaks first, milliseconds. */
    greetsWithin: z.number().int().min(100).max(60_000).default(1500),
    /** Text to send, as it is; a line needs its own `\r\n`. */
    send: z.string().min(1).max(4096).exactOptional(),
    /** Regular expression that what the service says must fit; its named groups become facts. */
    read: z
      .string()
      .min(1)
      .max(500)
      .refine((text) => compilePattern(text) !== null, 'tcp.wanted-pattern')
      .exactOptional(),
    /** Whether sending it may change something; so it is taken unless the profile says no. */
    sideEffect: z.boolean().default(true),
    /** How long it is waited for what `read` wants, milliseconds. */
    answerWithin: z.number().int().min(100).max(60_000).default(5000).meta({ tuning: true }),
  })
  .refine(({ send, read }) => send === undefined || read !== undefined, 'tcp.send-needs-read');
export type Settings = z.infer<typeof Settings>;

const milliseconds = () => z.number().meta({ unit: 'milliseconds', volatile: true });

export const Facts = z.strictObject({
  address: z
    .strictObject({
      ip: z.string().meta({ role: 'address' }).describe('address that the conversation was held with'),
      port: z.number().describe('port'),
      all: z.array(z.string()).describe('all addresses of the name'),
    })
    .describe('where the connection went'),
  localAddress: z.string().meta({ role: 'address' }).describe('own address of the connection'),
  addresses: z
    .array(
      z.strictObject({
        ip: z.string().meta({ role: 'address' }).describe('address'),
        connected: z
          .boolean()
          .meta({ examples: [true] })
          .describe('whether a connection came about'),
        cause: z.string().nullable().describe('why not; null: it did'),
        took: milliseconds().describe('time to the connection, or to giving up'),
      }),
    )
    .meta({ key: 'ip' })
    .describe('every address of the name that was tried'),
  banner: z
    .string()
    .nullable()
    .meta({ examples: ['SSH-2.0-OpenSSH_9.2p1'] })
    .describe('first line that the service says by itself, control characters written out; null: it says nothing'),
  protocol: z
    .string()
    .nullable()
    .exactOptional()
    .meta({ examples: ['SSH'] })
    .describe('protocol that the first bytes look like; null: none that is known'),
  acceptedAndClosed: z
    .boolean()
    .meta({ examples: [false] })
    .describe('whether the connection was accepted and closed without a byte'),
  answer: z
    .string()
    .nullable()
    .exactOptional()
    .describe('first line of what came where read is set, control characters written out'),
  values: z.record(z.string(), z.string()).exactOptional().describe('named groups of read'),
  timings: z
    .strictObject({
      resolve: milliseconds().describe('finding the address'),
      connect: milliseconds().describe('connecting'),
      greeting: milliseconds().nullable().describe('from the connection to the first byte; null: none came by itself'),
    })
    .describe('how long each step took'),
});
export type Facts = z.infer<typeof Facts>;
