import * as z from 'zod';

/** Systems whose Java processes can be read. */
export const systems = ['linux', 'windows'] as const;
export type System = (typeof systems)[number];

export const Settings = z.strictObject({
  match: z
    .string()
    .min(1)
    .max(500)
    .nullable()
    .default(null)
    .describe('only JVMs whose name, main class or jar contains this text'),
  attach: z.boolean().default(false).describe('whether jcmd asks the JVMs themselves'),
  platform: z.enum(systems).exactOptional().describe('narrows the touch list to one operating system'),
});
export type Settings = z.infer<typeof Settings>;

const owner = 'root, or the account of the JVM';
const option = () => z.number().nullable().exactOptional();
const word = () => z.string().nullable().exactOptional();

const Driver = z.strictObject({
  version: z
    .string()
    .exactOptional()
    .meta({ dialect: 'loose', examples: ['42.2.18'] })
    .describe('version; a gap where several are on the class path'),
  files: z
    .array(z.string())
    .meta({ examples: [['postgresql-42.2.18.jar']] })
    .describe('names of its jars, sorted'),
});

const Jvm = z.strictObject({
  main: word()
    .meta({ examples: ['com.example.Orders'] })
    .describe('main class; null: started with -jar'),
  jar: word()
    .meta({ examples: ['/opt/orders/orders-2.3.1.jar'] })
    .describe('jar it was started with; null: none'),
  pid: z
    .number()
    .meta({ volatile: true, examples: [4711] })
    .describe('process'),
  startedAt: z
    .string()
    .exactOptional()
    .meta({ unit: 'instant', volatile: true, examples: ['2027-01-31T06:05:07.000Z'] })
    .describe('when it was started'),
  home: z
    .string()
    .exactOptional()
    .meta({ examples: ['/usr/lib/jvm/java-17-openjdk'], privilege: owner })
    .describe('folder of its Java'),
  version: z
    .string()
    .exactOptional()
    .meta({ dialect: 'loose', role: 'version', examples: ['17.0.15', '1.8.0_392'], privilege: owner })
    .describe('version of its Java, from the file `release`'),
  vendor: word()
    .meta({ examples: ['Eclipse Adoptium'], privilege: owner })
    .describe('maker of its Java; null: not said'),
  maxHeap: option()
    .meta({ unit: 'bytes', examples: [4_294_967_296] })
    .describe('-Xmx; null: not given'),
  initialHeap: option()
    .meta({ unit: 'bytes', examples: [1_073_741_824] })
    .describe('-Xms; null: not given'),
  maxRamPercent: option()
    .meta({ unit: 'percent', examples: [75] })
    .describe('-XX:MaxRAMPercentage; null: not given'),
  maxMetaspace: option()
    .meta({ unit: 'bytes', examples: [268_435_456] })
    .describe('-XX:MaxMetaspaceSize; null: not given'),
  maxDirectMemory: option()
    .meta({ unit: 'bytes', examples: [268_435_456] })
    .describe('-XX:MaxDirectMemorySize; null: not given'),
  gc: word()
    .meta({ examples: ['G1', 'ConcMarkSweep', 'Z'] })
    .describe('garbage collector chosen; null: none'),
  fileEncoding: word()
    .meta({ examples: ['UTF-8', 'GBK'] })
    .describe('-Dfile.encoding; null: not given'),
  timeZone: word()
    .meta({ examples: ['Asia/Shanghai'] })
    .describe('-Duser.timezone; null: not given'),
  heapDump: z
    .boolean()
    .exactOptional()
    .meta({ examples: [true] })
    .describe('-XX:+HeapDumpOnOutOfMemoryError'),
  debug: z
    .boolean()
    .exactOptional()
    .meta({ examples: [false] })
    .describe('open for a debugger (jdwp)'),
  properties: z
    .record(z.string(), z.string())
    .exactOptional()
    .meta({ examples: [{ 'spring.profiles.active': 'prod' }] })
    .describe('-D properties; those that look like secrets are gaps'),
  workingDirectory: z
    .string()
    .exactOptional()
    .meta({ examples: ['/opt/orders'], privilege: owner })
    .describe('folder it works in'),
  drivers: z
    .record(z.string(), Driver)
    .exactOptional()
    .meta({ privilege: owner })
    .describe('JDBC drivers by name: on the class path, open, or inside its jar'),
});
export type Jvm = z.infer<typeof Jvm>;

export const Facts = z.strictObject({
  count: z
    .number()
    .exactOptional()
    .meta({ examples: [1] })
    .describe('running JVMs that match'),
  jvms: z
    .record(z.string(), Jvm)
    .exactOptional()
    .describe('running JVMs by name: jar without version, main class, or folder of the Tomcat'),
});
export type Facts = z.infer<typeof Facts>;
