/**
 * The files of a new probe, ready to run: it connects and reports the address it reached. What is written here is what
 * docs/writing-a-probe.md explains; the author replaces facts and observe, and keeps the shape.
 *
 * @param {string} kind folder name, in kebab-case
 * @param {string} name the export's name, in camelCase
 * @returns {Readonly<Record<string, string>>} file name -> text
 */
export function probeTemplate(kind, name) {
  return {
    'schema.ts': `import * as z from 'zod';
import { host, port } from '../../src/kit/settings.ts';

/** What a profile writes under \`target\`. Unknown keys are refused. */
export const Settings = z.strictObject({
  host: host(),
  port: port(),
});
export type Settings = z.infer<typeof Settings>;

/** What is seen, raw. Every fact may be missing: then \`observe\` says why with a gap. */
export const Facts = z.object({
  /** Address that answered. */
  address: z.string().exactOptional(),
});
export type Facts = z.infer<typeof Facts>;

/** What follows from the facts, now or in a later year. */
export const DerivedFacts = z.object({
  /** True where the address is one of IPv6. */
  overIpv6: z.boolean().exactOptional(),
});
`,
    'index.ts': `import { defineProbe } from '../../src/kit/define-probe.ts';
import { derive } from './derive.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { DerivedFacts, Facts, Settings } from './schema.ts';

export const ${name} = defineProbe({
  kind: '${kind}',
  lifecycle: 'experimental',
  capability: 'network',
  settings: Settings,
  facts: Facts,
  derived: DerivedFacts,
  touches: (settings) => [
    { touch: { kind: 'connect', transport: 'tcp', host: settings.host, port: settings.port }, count: 1 },
  ],
  observe: async (task) => (await import('./observe.ts')).observe(task),
  derive,
  texts: { en, 'zh-CN': zhCN },
});
`,
    'observe.ts': `import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import type { Facts, Settings } from './schema.ts';

/** Connects, and reports the address that answered. Fails with the cause that dialling gives. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const { socket, address } = await task.dial({ host: task.settings.host, port: task.settings.port });
  socket.end();
  return { facts: { address } };
}
`,
    'derive.ts': `import type { Derived } from '../../src/model/derive.ts';
import type { JsonObject } from '../../src/model/json.ts';

/** Pure: the same facts always give the same derived facts. */
export function derive(facts: JsonObject): Derived {
  const { address } = facts;
  if (typeof address !== 'string') return { facts: {} };
  return { facts: { overIpv6: address.includes(':') } };
}
`,
    'messages.en.ts': `import type { Texts } from '../../src/model/message.ts';

export const en: Texts = {
  probe: '${kind}',
  'probe.about': 'Connects to a port and reports the address that answered.',
  'setting.host': 'name or address of the server',
  'setting.port': 'port',
  'fact.address': 'address that answered',
  'fact.overIpv6': 'answered over IPv6',
};
`,
    'messages.zh-CN.ts': `import type { Texts } from '../../src/model/message.ts';

export const zhCN: Texts = {
  probe: '${kind}',
  'probe.about': '连接指定端口，记录应答的地址。',
  'setting.host': '服务器名称或地址',
  'setting.port': '端口',
  'fact.address': '应答的地址',
  'fact.overIpv6': '通过 IPv6 应答',
};
`,
    'about.md': `# ${kind}

Connects to a port and reports the address that answered. It sends nothing.

\`\`\`yaml
my-check:
  probe: ${kind}
  target: { host: '\${server}', port: 8080 }
  expect:
    address: { startsWith: '10.' }
\`\`\`
`,
  };
}
