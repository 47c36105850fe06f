import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { consult, type Consulting } from '../../src/kit/http-json/consult.ts';
import { numberAt, objectAt, textAt } from '../../src/kit/http-json/read.ts';
import { told, toldPart } from '../../src/kit/service/told.ts';
import type { Json } from '../../src/model/json.ts';
import { loginOf } from './login.ts';
import { requests } from './requests.ts';
import { Facts, type Settings } from './schema.ts';

/** Asks a node for itself and for the health of its cluster. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const product = { name: 'Elasticsearch', login: loginOf(task.settings) };
  const { facts, gaps, timings } = await consult(task, product, async (server) => {
    await learnNode(server);
    await learnHealth(server);
  });
  return { facts: Facts.parse(facts), gaps, timings };
}

async function learnNode(server: Consulting): Promise<void> {
  const reply = await server.json(requests.root);
  const version = objectAt(reply, 'version');
  const number = textAt(version, 'number');
  const product = productOf(reply);
  if (number === null || product === null) throw server.foreign(reply);
  server.learn({
    product,
    version: number,
    build: textAt(version, 'build_flavor') ?? textAt(version, 'build_type'),
    ...told({
      lucene: textAt(version, 'lucene_version'),
      node: textAt(reply, 'name'),
      cluster: textAt(reply, 'cluster_name'),
      clusterUuid: textAt(reply, 'cluster_uuid'),
    }),
  });
}

const distributions: Readonly<Record<string, string>> = { opensearch: 'OpenSearch', easysearch: 'Easysearch' };

/** `version.distribution` names what is no Elasticsearch, and the tagline differs; null: none of them. */
function productOf(reply: Json): string | null {
  const distribution = textAt(objectAt(reply, 'version'), 'distribution');
  if (distribution !== null) return distributions[distribution.toLowerCase()] ?? distribution;
  const tagline = textAt(reply, 'tagline') ?? '';
  if (/opensearch/i.test(tagline)) return 'OpenSearch';
  if (/easy search/i.test(tagline)) return 'Easysearch';
  return /you know, for search/i.test(tagline) ? 'Elasticsearch' : null;
}

/** 408: the cluster did not become what was asked for in time; the state it has is in the reply all the same. */
async function learnHealth(server: Consulting): Promise<void> {
  const reply = await server.jsonFor(
    requests.health,
    ['status', 'nodes', 'dataNodes', 'shards', 'pendingTasks'],
    [408],
  );
  if (reply === null) return;
  server.learn({
    ...told({
      status: textAt(reply, 'status'),
      nodes: numberAt(reply, 'number_of_nodes'),
      dataNodes: numberAt(reply, 'number_of_data_nodes'),
      pendingTasks: numberAt(reply, 'number_of_pending_tasks'),
    }),
    ...toldPart('shards', {
      active: numberAt(reply, 'active_shards'),
      relocating: numberAt(reply, 'relocating_shards'),
      initializing: numberAt(reply, 'initializing_shards'),
      unassigned: numberAt(reply, 'unassigned_shards'),
      activePercent: numberAt(reply, 'active_shards_percent_as_number'),
    }),
  });
}
