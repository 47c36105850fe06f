import { isJsonObject, type JsonObject } from '../../model/json.ts';

const kept = ['address', 'route', 'tls', 'certificate', 'chain'];

/** Of what a climb learnt, what connectionFactShapes declares. */
export function connectionFacts(climbed: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(climbed).filter(([name]) => kept.includes(name)));
}

/** The times of a climb as serviceFactShapes declares them; `talk` is from the request to the end of the reply. */
export function timingFacts(climbed: JsonObject): JsonObject {
  const times = isJsonObject(climbed['timings']) ? climbed['timings'] : {};
  const of = (name: string): number | null => (typeof times[name] === 'number' ? times[name] : null);
  return {
    resolve: of('resolve'),
    connect: of('connect'),
    proxy: of('proxy'),
    tls: of('tls'),
    talk: of('firstByte'),
    total: of('total'),
  };
}
