import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { consult, type Consulting } from '../../src/kit/http-json/consult.ts';
import { flagAt, objectAt, textAt } from '../../src/kit/http-json/read.ts';
import { told, untold } from '../../src/kit/service/told.ts';
import { isJsonList } from '../../src/model/json.ts';
import { loginOf } from './login.ts';
import { requests } from './requests.ts';
import { Facts, type Settings } from './schema.ts';

/** Asks an agent for the leader, the servers and itself. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const product = { name: 'Consul', login: loginOf(task.settings) };
  const { facts, gaps, timings } = await consult(task, product, async (server) => {
    await learnLeader(server);
    await learnSelf(server);
  });
  return { facts: Facts.parse(facts), gaps, timings };
}

async function learnLeader(server: Consulting): Promise<void> {
  // 500 “No cluster leader” where a client agent finds no server.
  const first = await server.reply(requests.leader);
  const leaderless = first.status === 500 && /no (?:cluster leader|known consul servers)/i.test(first.text);
  const leader = leaderless ? '' : server.accept(first);
  if (typeof leader !== 'string') throw server.foreign(leader);
  server.learn({ leader: leader === '' ? null : leader });
  const peers = await server.jsonFor(requests.peers, ['servers']);
  if (isJsonList(peers)) server.learn({ servers: peers.length });
  else if (peers !== null) server.miss(['servers'], { reason: 'not-supported', detail: null });
}

const own = ['version', 'datacenter', 'node', 'nodeId', 'server', 'aclEnabled', 'gossipEncrypted'] as const;

async function learnSelf(server: Consulting): Promise<void> {
  const reply = await server.replyFor(requests.self, own);
  if (reply === null) return;
  // A token nobody knows is refused like a right that is missing; only the text tells them apart.
  if (reply.status === 403 && /ACL not found/i.test(reply.text)) server.accept({ ...reply, status: 401 });
  if (reply.status === 403) {
    server.miss(own, { reason: 'not-permitted', detail: reply.text.slice(0, longestDetail) });
    return;
  }
  const self = server.accept(reply);
  const config = objectAt(self, 'Config');
  const facts = told({
    version: textAt(config, 'Version'),
    datacenter: textAt(config, 'Datacenter'),
    node: textAt(config, 'NodeName'),
    nodeId: textAt(config, 'NodeID'),
    server: flagAt(config, 'Server'),
    aclEnabled: flagAt(objectAt(self, 'DebugConfig'), 'ACLsEnabled'),
    gossipEncrypted: flagAt(objectAt(objectAt(self, 'Stats'), 'serf_lan'), 'encrypted'),
  });
  server.learn(facts);
  server.miss(untold(own, facts), { reason: 'not-supported', detail: null });
}

const longestDetail = 200;
