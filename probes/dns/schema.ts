import * as z from 'zod';
import { host, port } from '../../src/kit/settings.ts';
import { recordTypes } from './message/types.ts';
import { isQuestionName } from './question-name.ts';

export const Settings = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(255)
    .regex(/^[^\s/@]+$/, 'host')
    .refine(isQuestionName, 'host'),
  types: z.array(z.enum(recordTypes)).min(1).max(recordTypes.length).default(['A', 'AAAA']),
  server: host().exactOptional(),
  port: port().default(53),
  transport: z.enum(['udp', 'tcp']).default('udp'),
  /** Milliseconds for each try. */
  answerWithin: z.number().int().min(100).max(30_000).default(2000).meta({ tuning: true }),
  /** How often a server that says nothing is asked. */
  tries: z.number().int().min(1).max(5).default(2).meta({ tuning: true }),
});
export type Settings = z.infer<typeof Settings>;

const names = (example: string, what: string) =>
  z
    .array(z.string())
    .exactOptional()
    .meta({ examples: [[example]] })
    .describe(what);

const Records = z.strictObject({
  A: names('10.0.0.7', 'IPv4 addresses, sorted'),
  AAAA: names('fd00::7', 'IPv6 addresses, sorted'),
  CNAME: names('web.example', 'the name that this one is another name of'),
  PTR: names('app1.example', 'names of an address, sorted'),
  NS: names('ns1.example', 'name servers of the zone, sorted'),
  TXT: names('v=spf1 -all', 'texts, the parts of each joined; sorted'),
  MX: z
    .array(
      z.strictObject({
        preference: z.number().describe('the lowest is tried first'),
        exchange: z.string().describe('mail server'),
      }),
    )
    .exactOptional()
    .meta({ key: 'exchange' })
    .describe('mail servers, by preference'),
  SRV: z
    .array(
      z.strictObject({
        priority: z.number().describe('the lowest is tried first'),
        weight: z.number().describe('share among those of one priority'),
        port: z.number().describe('port of the service'),
        target: z.string().describe('host that offers it'),
      }),
    )
    .exactOptional()
    .describe('hosts and ports of a service, by priority'),
  CAA: z
    .array(
      z.strictObject({
        critical: z.boolean().describe('an authority that does not understand it must not sign'),
        tag: z.string().describe('what it is about: issue, issuewild, iodef'),
        value: z.string().describe('the authority, or where to report to'),
      }),
    )
    .exactOptional()
    .describe('authorities that may sign certificates for the name'),
  SOA: z
    .array(
      z.strictObject({
        primary: z.string().describe('first name server of the zone'),
        mailbox: z.string().describe('address of whoever keeps it, with a dot for the @'),
        serial: z.number().meta({ volatile: true }).describe('number of the zone’s version'),
        refresh: z.number().meta({ unit: 'seconds' }).describe('how often secondaries look'),
        retry: z.number().meta({ unit: 'seconds' }).describe('how soon they look again'),
        expire: z.number().meta({ unit: 'seconds' }).describe('how long they go on without the primary'),
        minimum: z.number().meta({ unit: 'seconds' }).describe('how long “there is none” may be kept'),
      }),
    )
    .exactOptional()
    .describe('start of the zone'),
});

const addresses = (what: string) =>
  z
    .array(z.string())
    .meta({ examples: [['10.0.0.7']] })
    .describe(what);

export const Facts = z.strictObject({
  question: z.string().describe('name that was asked for; of an address its reverse name'),
  exists: z
    .boolean()
    .meta({ examples: [true] })
    .describe('whether the name exists, with whatever records'),
  code: z
    .string()
    .meta({ examples: ['NOERROR'] })
    .describe('reply code: NOERROR, or NXDOMAIN where the name does not exist'),
  records: Records.describe('records by type; an empty list: there are none of that type'),
  aliases: z
    .array(z.string())
    .meta({ examples: [['web.example']] })
    .describe('names that the answer led over (CNAME), in order'),
  ttl: z
    .record(z.string(), z.number().meta({ unit: 'seconds', volatile: true }))
    .describe('how long the answer may be kept, by type'),
  authoritative: z.boolean().describe('whether the server keeps the zone itself'),
  recursion: z.boolean().describe('whether the server asks others for what it does not keep itself'),
  authenticated: z.boolean().describe('whether the server says that it verified the answer (DNSSEC)'),
  server: z
    .strictObject({
      host: z.string().meta({ role: 'address' }).describe('name server that answered'),
      port: z.number().describe('its port'),
      transport: z.enum(['udp', 'tcp']).describe('how it answered last; tcp also where an answer did not fit'),
      answered: z.number().meta({ unit: 'milliseconds', volatile: true }).describe('time to its first answer'),
    })
    .describe('name server'),
  silent: z
    .array(
      z.strictObject({ host: z.string().describe('name server'), cause: z.string().describe('why it did not answer') }),
    )
    .meta({ key: 'host' })
    .describe('name servers of this machine that were asked before and did not answer'),
  system: z
    .strictObject({
      known: z
        .boolean()
        .meta({ examples: [true] })
        .describe('whether the operating system knows the name'),
      addresses: addresses('addresses it gives, sorted'),
    })
    .nullable()
    .exactOptional()
    .describe('what the operating system says (hosts file, DNS, search domains); null: not asked'),
  agrees: z
    .boolean()
    .nullable()
    .exactOptional()
    .meta({ examples: [true] })
    .describe('whether operating system and name server give the same addresses; null: not compared'),
  onlySystem: addresses('addresses that only the operating system gives').exactOptional(),
  onlyServer: addresses('addresses that only the name server gives').exactOptional(),
});
export type Facts = z.infer<typeof Facts>;
