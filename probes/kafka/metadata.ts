import type { ByteReader } from '../../src/kit/service/byte-reader.ts';
import { array, boolean, readArray, readString, string } from './wire.ts';

/** A broker, as it tells clients to find it. */
export interface BrokerPlace {
  readonly id: number;
  readonly host: string;
  readonly port: number;
  readonly rack: string | null;
}

export interface Partition {
  /** Number of the leader; below 0: none. */
  readonly leader: number;
  readonly replicas: readonly number[];
  /** Replicas that are in sync. */
  readonly inSync: readonly number[];
}

export interface Topic {
  /** Error code; 0: none. */
  readonly code: number;
  readonly name: string;
  readonly partitions: readonly Partition[];
}

export interface Metadata {
  readonly brokers: readonly BrokerPlace[];
  readonly clusterId: string | null;
  /** Number of the controller; below 0: none. */
  readonly controller: number;
  readonly topics: readonly Topic[];
}

/** The version that is asked: the first that lets a client say that nothing shall be created (Kafka 0.11). */
export const metadataVersion = 4;

/** Body of Metadata v4: the topics, and that a topic that is not there stays so. */
export function metadataBody(topics: readonly string[]): Buffer {
  return Buffer.concat([array(topics.map(string)), boolean(false)]);
}

/** Reply of Metadata v4 (Kafka protocol guide, "Metadata API"). */
export function readMetadata(reader: ByteReader): Metadata {
  reader.i32(); // throttle_time_ms
  const brokers = readArray(reader, readBroker);
  const clusterId = readString(reader);
  const controller = reader.i32();
  return { brokers, clusterId, controller, topics: readArray(reader, readTopic) };
}

function readBroker(reader: ByteReader): BrokerPlace {
  const id = reader.i32();
  const host = readString(reader) ?? '';
  return { id, host, port: reader.i32(), rack: readString(reader) };
}

function readTopic(reader: ByteReader): Topic {
  const code = reader.i16();
  const name = readString(reader) ?? '';
  reader.u8(); // is_internal
  return { code, name, partitions: readArray(reader, readPartition) };
}

function readPartition(reader: ByteReader): Partition {
  reader.i16(); // error_code: a missing leader or replica, which the numbers say themselves
  reader.i32(); // partition_index
  const leader = reader.i32();
  const number = (each: ByteReader): number => each.i32();
  return { leader, replicas: readArray(reader, number), inSync: readArray(reader, number) };
}
