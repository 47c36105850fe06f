import { deriveService } from '../../src/kit/service/derive-service.ts';
import type { Derive } from '../../src/model/derive.ts';
import { isJsonObject, type Json } from '../../src/model/json.ts';

/**
 * What a release of Apache Kafka was the first to take, newest first: release, request, version of the request (the
 * message definitions of each release, clients/src/main/resources/common/message).
 */
const firsts: readonly (readonly [string, string, number])[] = [
  ['4.3', 'DescribeLogDirs', 5],
  ['4.2', 'ListOffsets', 11],
  ['4.1', 'Fetch', 18],
  ['4.0', 'Produce', 12],
  ['3.9', 'Fetch', 17],
  ['3.8', 'Produce', 11],
  ['3.7', 'Produce', 10],
  ['3.6', 'AddPartitionsToTxn', 4],
  ['3.5', 'Fetch', 15],
  ['3.3', 'DescribeLogDirs', 4],
  ['3.2', 'JoinGroup', 9],
  ['3.1', 'Fetch', 13],
  ['3.0', 'ListOffsets', 7],
  ['2.8', 'Produce', 9],
  ['2.7', 'Fetch', 12],
  ['2.6', 'ListGroups', 4],
  ['2.5', 'JoinGroup', 7],
  ['2.4', 'Produce', 8],
  ['2.3', 'Fetch', 11],
  ['2.2', 'ListOffsets', 5],
  ['2.1', 'Fetch', 10],
  ['2.0', 'Produce', 6],
  ['1.1', 'Fetch', 7],
  ['1.0', 'Produce', 5],
  ['0.11', 'Produce', 3],
  ['0.10', 'ApiVersions', 0],
];

/** The lowest release that takes such requests, beside what follows from the certificate. */
export const derive: Derive = (facts, context) => {
  const service = deriveService(facts, context);
  const apis = facts['apis'];
  const first = isJsonObject(apis) ? firsts.find(([, name, version]) => takes(apis[name], version)) : undefined;
  if (first === undefined) return service;
  return { ...service, facts: { ...service.facts, versionAtLeast: first[0] } };
};

function takes(range: Json | undefined, version: number): boolean {
  if (!isJsonObject(range)) return false;
  const most = range['most'];
  return typeof most === 'number' && most >= version;
}
