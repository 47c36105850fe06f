import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { noted } from '../../src/kit/machine/missed.ts';
import { visit, type Visiting } from '../../src/kit/service/visit.ts';
import { value } from '../../src/model/message.ts';
import { askVersion, type VersionAnswer } from './ask-version.ts';
import { newClientId } from './client-id.ts';
import { logIn } from './log-in.ts';
import { packetBytes, packetTypes } from './packet.ts';
import { connect, disconnect } from './requests.ts';
import { Facts, type Settings } from './schema.ts';

/** Connects with a clean session, reads what the broker allows and its version, and takes its leave. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const { facts, gaps, timings } = await visit(task, { name: 'MQTT' }, (server) => talk(server, task));
  return { facts: Facts.parse(facts), gaps, timings };
}

async function talk(server: Visiting, task: ProbeTask<Settings>): Promise<void> {
  const { host, port, user, password, protocolVersion, clientId } = task.settings;
  const isNew = protocolVersion === '5.0';
  await logIn(server, {
    host,
    port,
    protocolVersion,
    asked: connect(task.settings),
    user: user ?? null,
    password: password ?? null,
    clientId: clientId ?? newClientId([task.agentName, task.now(), task.monotonic(), server.localAddress, host, port]),
  });
  if (!isNew) server.miss(['limits'], noted('not-reached', 'kit.gap.setting', { setting: value('protocolVersion') }));
  learnVersion(server, await askVersion(server, isNew));
  server.touched(disconnect);
  server.send(packetBytes(packetTypes.disconnect, 0));
}

function learnVersion(server: Visiting, answer: VersionAnswer): void {
  if (answer === 'refused') {
    server.miss(versionFacts, { reason: 'not-permitted', detail: null });
  } else if (answer === 'silent') {
    server.miss(versionFacts, noted('not-supported', 'mqtt.gap.no-version'));
  } else {
    const [, product, version] = /^(\S+) version (\S+)$/.exec(answer.text) ?? [];
    server.learn({
      versionText: answer.text,
      ...(product === undefined || version === undefined ? {} : { product, version }),
    });
    if (version === undefined) server.miss(['product', 'version'], noted('not-supported', 'kit.gap.version-unknown'));
  }
}

const versionFacts = ['versionText', 'product', 'version'];
