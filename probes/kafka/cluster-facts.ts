import { noted } from '../../src/kit/machine/missed.ts';
import type { Visiting } from '../../src/kit/service/visit.ts';
import { formatFactPath } from '../../src/model/fact-path.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { value } from '../../src/model/message.ts';
import type { Metadata, Topic } from './metadata.ts';

/** Error codes of a topic in Metadata (protocol guide, "Error Codes"). */
const unknownTopic = 3;
const topicRefused = 29;

/** Learns brokers and topics. A topic that may not be seen is a gap; one that is not there is left out. */
export function learnCluster(server: Visiting, metadata: Metadata, asked: readonly string[]): void {
  const { clusterId, controller, brokers, topics } = metadata;
  server.learn({
    clusterId,
    controller: controller < 0 ? null : controller,
    brokers: brokers.map((broker) => ({ ...broker })).sort((a, b) => a.id - b.id),
    advertised: brokers.map(({ host, port }) => `${host}:${String(port)}`).sort(),
  });
  if (asked.length === 0) {
    server.gap({ path: 'topics', ...noted('not-reached', 'kit.gap.unnamed', { setting: value('topics') }) });
    return;
  }
  const found: [string, JsonObject][] = [];
  for (const topic of topics) {
    if (topic.code === 0) found.push([topic.name, topicFacts(topic)]);
    else if (topic.code !== unknownTopic) missTopic(server, topic);
  }
  server.learn({ topics: Object.fromEntries(found) });
}

function missTopic(server: Visiting, { name, code }: Topic): void {
  const path = formatFactPath([
    { kind: 'name', name: 'topics' },
    { kind: 'name', name },
  ]);
  server.gap({ path, reason: code === topicRefused ? 'not-permitted' : 'not-reached', detail: String(code) });
}

function topicFacts({ partitions }: Topic): JsonObject {
  return {
    partitions: partitions.length,
    replicas: partitions.length === 0 ? 0 : Math.min(...partitions.map(({ replicas }) => replicas.length)),
    underReplicated: partitions.filter(({ replicas, inSync }) => inSync.length < replicas.length).length,
    offline: partitions.filter(({ leader }) => leader < 0).length,
  };
}
