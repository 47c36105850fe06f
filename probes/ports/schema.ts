import * as z from 'zod';

/** Systems whose ports can be read. */
export const systems = ['linux', 'windows'] as const;
export type System = (typeof systems)[number];

export const Settings = z.strictObject({
  processes: z.boolean().default(true).describe('whether the processes behind the ports are looked for'),
  platform: z.enum(systems).exactOptional().describe('narrows the touch list to one operating system'),
});
export type Settings = z.infer<typeof Settings>;

const Port = z.strictObject({
  process: z
    .string()
    .exactOptional()
    .meta({ examples: ['java', 'nginx'], privilege: 'root' })
    .describe('program that listens, without folder and .exe; several are joined with commas'),
  pid: z
    .number()
    .exactOptional()
    .meta({ volatile: true, examples: [4711], privilege: 'root' })
    .describe('process that listens; of several the one with the lowest number'),
  reach: z
    .enum(['all', 'address', 'loopback'])
    .meta({ examples: ['all', 'loopback'] })
    .describe('all: on every address of the machine; address: on some of them; loopback: from this machine only'),
  family: z
    .enum(['ipv4', 'ipv6', 'dual'])
    .meta({ examples: ['dual'] })
    .describe('addresses it is bound to; ipv6 on :: mostly serves IPv4 too'),
  addresses: z
    .array(z.string())
    .meta({ examples: [['0.0.0.0', '::']] })
    .describe('local addresses it is bound to, sorted'),
});
export type Port = z.infer<typeof Port>;

export const Facts = z.strictObject({
  tcp: z.record(z.string(), Port).exactOptional().describe('TCP ports that listen, by number'),
  udp: z.record(z.string(), Port).exactOptional().describe('UDP ports that are open and not connected, by number'),
});
export type Facts = z.infer<typeof Facts>;
