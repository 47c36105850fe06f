import { numberIn } from '../../src/kit/service/number-in.ts';
import type { Visiting } from '../../src/kit/service/visit.ts';
import { told } from '../../src/kit/service/told.ts';
import type { Json } from '../../src/model/json.ts';
import type { Ask } from './ask.ts';
import { readInfo, type Info } from './info.ts';
import { parameters } from './requests.ts';
import type { Reply } from './resp.ts';

const texts: readonly string[] = ['save', 'appendfsync'];

/** Reads parameters with CONFIG GET; one gap for all where the account may not, or the server does not know it. */
export async function learnConfiguration(server: Visiting, ask: Ask, info: Info): Promise<void> {
  const found: Record<string, Json> = {};
  for (const name of parameters) {
    server.touched(`CONFIG GET ${name}`);
    const reply = await ask(['CONFIG', 'GET', name]);
    if (reply.kind === 'error') {
      refused(server, 'configuration', reply);
      return;
    }
    const value = reply.kind === 'list' ? reply.items[1] : undefined;
    if (value?.kind === 'text') found[name] = texts.includes(name) ? value.text : numberIn(value.text);
  }
  server.learn({ configuration: told(found) });
  const most = found['maxclients'];
  // INFO names it from Redis 7 on.
  if (info.number('maxclients') === null && typeof most === 'number')
    server.learn({
      clients: told({ current: info.number('connected_clients'), blocked: info.number('blocked_clients'), most }),
    });
}

/** Reads how the cluster is, where the server is in one. */
export async function learnCluster(server: Visiting, ask: Ask, info: Info): Promise<void> {
  if (info.flag('cluster_enabled') !== true) {
    server.learn({ cluster: null });
    return;
  }
  server.touched('CLUSTER INFO');
  const reply = await ask(['CLUSTER', 'INFO']);
  if (reply.kind !== 'text') {
    refused(server, 'cluster', reply);
    return;
  }
  const cluster = readInfo(reply.text);
  server.learn({
    cluster: told({
      state: cluster.text('cluster_state'),
      slotsAssigned: cluster.number('cluster_slots_assigned'),
      slotsOk: cluster.number('cluster_slots_ok'),
      slotsFailed: cluster.number('cluster_slots_fail'),
      nodes: cluster.number('cluster_known_nodes'),
      masters: cluster.number('cluster_size'),
    }),
  });
}

function refused(server: Visiting, path: string, reply: Reply): void {
  const said = reply.kind === 'error' ? reply.text : null;
  // Hosted services take the command away, or rename it.
  const reason = said?.startsWith('NOPERM') === true ? 'not-permitted' : 'not-supported';
  server.gap({ path, reason, detail: said });
}
