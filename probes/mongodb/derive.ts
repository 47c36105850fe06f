import { deriveService } from '../../src/kit/service/derive-service.ts';
import type { Derive } from '../../src/model/derive.ts';
import { isJsonObject } from '../../src/model/json.ts';

/** maxWireVersion and the release that brought it (MongoDB, src/mongo/db/wire_version.h). */
const releases: readonly (readonly [number, string])[] = [
  [27, '8.2'],
  [26, '8.1'],
  [25, '8.0'],
  [21, '7.0'],
  [17, '6.0'],
  [13, '5.0'],
  [9, '4.4'],
  [8, '4.2'],
  [7, '4.0'],
  [6, '3.6'],
  [5, '3.4'],
  [4, '3.2'],
  [3, '3.0'],
  [2, '2.6'],
];

/** The release that goes with the protocol, beside what follows from the certificate. */
export const derive: Derive = (facts, context) => {
  const service = deriveService(facts, context);
  const wire = facts['wireVersion'];
  const most = isJsonObject(wire) ? wire['most'] : undefined;
  const release = typeof most === 'number' ? releases.find(([version]) => most >= version) : undefined;
  if (release === undefined) return service;
  return { ...service, facts: { ...service.facts, versionAtLeast: release[1] } };
};
