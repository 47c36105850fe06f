import * as z from 'zod';
import { filePath, host, httpUrl, port } from '../../src/kit/settings.ts';

export const Settings = z
  .strictObject({
    server: host().exactOptional(),
    port: port().default(123),
    url: httpUrl().exactOptional(),
    /** PEM file with the authority of the server behind `url`. */
    ca: filePath().exactOptional(),
    /** How often a time server is asked; the quickest answer counts. */
    samples: z.number().int().min(1).max(8).default(3).meta({ tuning: true }),
    /** Milliseconds for each try. */
    answerWithin: z.number().int().min(100).max(30_000).default(3000).meta({ tuning: true }),
  })
  .refine(({ server, url }) => (server === undefined) !== (url === undefined), 'clock.one-source');
export type Settings = z.infer<typeof Settings>;

const milliseconds = () => z.number().meta({ unit: 'milliseconds', volatile: true, examples: [12.5] });

export const Facts = z.strictObject({
  source: z.enum(['ntp', 'http']).describe('ntp: a time server; http: the Date header of a web server'),
  offset: milliseconds().exactOptional().describe('our clock minus theirs; above zero: ours is ahead'),
  skew: milliseconds().exactOptional().describe('how far the two clocks are apart, whichever is ahead'),
  accuracy: milliseconds().exactOptional().describe('how far offset and skew may be from the truth'),
  time: z
    .string()
    .exactOptional()
    .meta({ unit: 'instant', volatile: true })
    .describe('time by the clock that was asked'),
  address: z.string().meta({ role: 'address' }).describe('address that answered'),
  synchronized: z
    .boolean()
    .exactOptional()
    .meta({ examples: [true] })
    .describe('whether the time server follows a clock itself'),
  stratum: z
    .number()
    .exactOptional()
    .meta({ examples: [3] })
    .describe('steps to the reference clock: 1 has one of its own; 16: none'),
  reference: z
    .string()
    .exactOptional()
    .meta({ examples: ['10.0.0.1', 'GPS'], volatile: true })
    .describe('what the time server follows: an IPv4 address, a kind of clock, or part of a digest (IPv6)'),
  leap: z
    .enum(['none', 'insert', 'delete', 'unknown'])
    .exactOptional()
    .describe('whether the last minute of this day has a second more or less'),
  version: z.number().exactOptional().describe('protocol version of the answer'),
  delay: milliseconds().exactOptional().describe('way to the time server and back'),
  rootDelay: milliseconds().exactOptional().describe('way from the time server to the reference clock and back'),
  rootDispersion: milliseconds().exactOptional().describe('error that the time server admits to'),
  referenceTime: z
    .string()
    .nullable()
    .exactOptional()
    .meta({ unit: 'instant', volatile: true })
    .describe('when the time server last set its clock; null: never'),
});
export type Facts = z.infer<typeof Facts>;
