import * as z from 'zod';

/** Systems whose services can be read. */
export const systems = ['linux', 'windows'] as const;
export type System = (typeof systems)[number];

/** Name of a service: what systemd (systemd.unit(5)), init scripts and Windows allow, and no option of a program. */
const serviceName = z.string().regex(/^[\p{L}\p{N}_:\\@.$][\p{L}\p{N}_:\\@.$ -]{0,254}$/u, 'services.wanted-name');

export const Settings = z.strictObject({
  names: z.array(serviceName).max(200).default([]).describe('services that are looked at; none named: all of them'),
  platform: z.enum(systems).exactOptional().describe('narrows the touch list to one operating system'),
});
export type Settings = z.infer<typeof Settings>;

/** Words of systemd; those of Windows are translated: running, stopped, paused and what lies between. */
export const states = ['active', 'reloading', 'inactive', 'failed', 'activating', 'deactivating', 'paused'] as const;

const Service = z.strictObject({
  installed: z
    .boolean()
    .meta({ examples: [true] })
    .describe('whether the system knows it'),
  state: z
    .enum(states)
    .exactOptional()
    .meta({ examples: ['active', 'failed'] })
    .describe('active: started; failed: it ended with an error'),
  subState: z
    .string()
    .exactOptional()
    .meta({ examples: ['running', 'exited', 'dead'] })
    .describe('state in the words of the system'),
  enabled: z
    .boolean()
    .exactOptional()
    .meta({ examples: [true] })
    .describe('whether it is started when the system starts'),
  startup: z
    .string()
    .exactOptional()
    .meta({ examples: ['enabled', 'disabled', 'static', 'masked', 'Auto', 'Manual'] })
    .describe('how it is started, in the words of the system'),
  since: z
    .string()
    .nullable()
    .exactOptional()
    .meta({ unit: 'instant', volatile: true, examples: ['2027-01-31T06:05:07.000Z'] })
    .describe('when it came into its state; null: never since the system started'),
  pid: z
    .number()
    .nullable()
    .exactOptional()
    .meta({ volatile: true, examples: [4711] })
    .describe('main process; null: none'),
  restarts: z
    .number()
    .exactOptional()
    .meta({ volatile: true, examples: [0] })
    .describe('how often the system started it again by itself (systemd 235 and later)'),
  result: z
    .string()
    .exactOptional()
    .meta({ examples: ['success', 'exit-code', 'oom-kill', 'timeout'] })
    .describe('how it ended last, in the words of the system; on Windows the exit code'),
});
export type Service = z.infer<typeof Service>;

export const Facts = z.strictObject({
  manager: z
    .enum(['systemd', 'sysv', 'windows'])
    .exactOptional()
    .meta({ examples: ['systemd'] })
    .describe('what runs the services'),
  services: z.record(z.string(), Service).exactOptional().describe('services by name, without .service'),
});
export type Facts = z.infer<typeof Facts>;
