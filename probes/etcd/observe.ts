import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { consult, type Consulting } from '../../src/kit/http-json/consult.ts';
import { flagAt, listAt, numberAt, objectAt, textAt } from '../../src/kit/http-json/read.ts';
import { told, toldPart } from '../../src/kit/service/told.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { requests } from './requests.ts';
import { Facts, type Settings } from './schema.ts';

/** Asks a member of etcd for version, health and status. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const { facts, gaps, timings } = await consult(task, { name: 'etcd', login: null }, async (server) => {
    await learnVersion(server);
    await learnHealth(server);
    await learnStatus(server);
  });
  const { clusterId, memberId } = facts;
  const known = typeof clusterId === 'string' && typeof memberId === 'string';
  return { facts: Facts.parse(facts), gaps, timings, subject: known ? `etcd ${clusterId} ${memberId}` : null };
}

async function learnVersion(server: Consulting): Promise<void> {
  const reply = await server.json(requests.version);
  const version = textAt(reply, 'etcdserver');
  if (version === null) throw server.foreign(reply);
  server.learn({ version, ...told({ clusterVersion: textAt(reply, 'etcdcluster') }) });
}

/** 503 with a reason: the member is up, and the cluster is not fit. */
async function learnHealth(server: Consulting): Promise<void> {
  const paths = ['healthy', 'unhealthyBecause'];
  const reply = await server.jsonFor(requests.health, paths, [503]);
  const healthy = flagAt(reply ?? undefined, 'health');
  if (healthy === null) return;
  const reason = textAt(reply ?? undefined, 'reason');
  server.learn({ healthy, unhealthyBecause: reason === '' ? null : reason });
}

async function learnStatus(server: Consulting): Promise<void> {
  const paths = ['clusterId', 'memberId', 'hasLeader', 'isLeader', 'learner', 'database', 'errors'];
  const reply = await server.jsonFor(requests.status, paths);
  if (reply === null) return;
  const header = objectAt(reply, 'header');
  const memberId = textAt(header, 'member_id');
  // proto3 JSON leaves out what is 0 or false.
  const leader = textAt(reply, 'leader') ?? '0';
  const size = numberAt(reply, 'dbSize');
  server.learn({
    ...told({ clusterId: textAt(header, 'cluster_id'), memberId }),
    hasLeader: leader !== '0',
    isLeader: leader === memberId,
    learner: flagAt(reply, 'isLearner') ?? false,
    errors: listAt(reply, 'errors').filter((each) => typeof each === 'string'),
    ...(size === null ? {} : databaseFacts(size, reply)),
  });
}

function databaseFacts(size: number, reply: Parameters<typeof numberAt>[0]): JsonObject {
  const quota = numberAt(reply, 'dbSizeQuota');
  return toldPart('database', { size, used: numberAt(reply, 'dbSizeInUse'), quota: quota === 0 ? null : quota });
}
