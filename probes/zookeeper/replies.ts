import { numberIn } from '../../src/kit/service/number-in.ts';
import { told, toldPart } from '../../src/kit/service/told.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Word } from './words.ts';

/** What a word tells and where it stands among the facts. */
export interface Meaning {
  /** Facts that are missing where the word is not answered. */
  readonly paths: readonly string[];
  /** How a right answer begins. */
  readonly begins: RegExp;
  readonly read: (text: string) => JsonObject;
}

/** Each word (ZooKeeper Administrator's Guide, “The Four Letter Words”; releases 3.4 to 3.9). */
export const meanings: Readonly<Record<Word, Meaning>> = {
  srvr: {
    paths: ['version', 'mode', 'znodes', 'connections', 'outstanding', 'latency'],
    begins: /^Zookeeper version: /,
    read: serverFacts,
  },
  mntr: { paths: ['monitor'], begins: /^zk_version\t/, read: monitorFacts },
  conf: { paths: ['configuration'], begins: /^clientPort=|^secureClientPort=/, read: configurationFacts },
  ruok: { paths: ['ok'], begins: /^imok$/, read: () => ({ ok: true }) },
};

function serverFacts(text: string): JsonObject {
  const lines = pairs(text, ':');
  const latency = /^([\d.]+)\/([\d.]+)\/([\d.]+)$/.exec(lines.get('Latency min/avg/max') ?? '');
  return told({
    // 3.8.0-5a02a05eddb59aee6ac762f7ea82e92a68eb9c0f, built on 2022-02-25 08:49 UTC
    version: /^\d+(?:\.\d+)*(?:-(?:alpha|beta|rc)\d*)?/i.exec(lines.get('Zookeeper version') ?? '')?.[0] ?? null,
    mode: lines.get('Mode') ?? null,
    znodes: numberIn(lines.get('Node count')),
    connections: numberIn(lines.get('Connections')),
    outstanding: numberIn(lines.get('Outstanding')),
    latency: latency === null ? null : { average: Number(latency[2]), most: Number(latency[3]) },
  });
}

function monitorFacts(text: string): JsonObject {
  const lines = pairs(text, '\t');
  const number = (name: string): number | null => numberIn(lines.get(name));
  return {
    monitor: told({
      watches: number('zk_watch_count'),
      ephemerals: number('zk_ephemerals_count'),
      dataSize: number('zk_approximate_data_size'),
      openFiles: number('zk_open_file_descriptor_count'),
      mostFiles: number('zk_max_file_descriptor_count'),
      followers: number('zk_learners') ?? number('zk_followers'),
      syncedFollowers: number('zk_synced_followers'),
      quorumSize: number('zk_quorum_size'),
    }),
  };
}

function configurationFacts(text: string): JsonObject {
  const lines = pairs(text, '=');
  const number = (name: string): number | null => numberIn(lines.get(name));
  const members = text.split('\n').filter((line) => /^server\.\d+=/.test(line));
  return toldPart('configuration', {
    serverId: number('serverId'),
    tickTime: number('tickTime'),
    minSessionTimeout: number('minSessionTimeout'),
    maxSessionTimeout: number('maxSessionTimeout'),
    maxClientCnxns: number('maxClientCnxns'),
    members: members.map((line) => line.trim()),
  });
}

function pairs(text: string, between: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('\n').flatMap((line): [string, string][] => {
      const at = line.indexOf(between);
      return at === -1 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()]];
    }),
  );
}
