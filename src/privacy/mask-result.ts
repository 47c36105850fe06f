import { isJsonObject, type Json, type JsonObject } from '../model/json.ts';
import { maskKinds, runResultSchema, type MaskKind, type RunResult } from '../model/run-result.ts';
import { replaceAddresses } from './addresses.ts';
import { domainOf, hostName, hostNamesIn } from './host-names.ts';
import { nameReplacer } from './replace-names.ts';
import { mapTexts } from './walk.ts';

/**
 * The result with IP addresses, names of hosts and machines, or both, replaced by marks (`address-1`, `host-3`) in every
 * text: one mark for one thing, whatever its spelling. Pictures and raw texts are left out. Outcomes, digests, moments
 * and our own words stay, so that it is read and reported like any other. Pure.
 *
 * @param names what machines and hosts are called besides what the result tells: keys and host names of a site file
 */
export function maskResult(result: RunResult, what: readonly MaskKind[], names: readonly string[] = []): RunResult {
  const kinds = maskKinds.filter((kind) => what.includes(kind) && !result.masked.includes(kind));
  if (kinds.length === 0) return result;
  const bare = asJson(withoutCaptures(result));
  let masked = bare;
  if (kinds.includes('names')) masked = maskNames(masked, result, names);
  if (kinds.includes('addresses')) masked = maskAddresses(masked);
  const said = maskKinds.filter((kind) => kinds.includes(kind) || result.masked.includes(kind));
  return runResultSchema.parse({ ...masked, masked: said });
}

function withoutCaptures(result: RunResult): RunResult {
  const observations = result.observations.map(({ captures: _captures, ...rest }) => rest);
  return { ...result, observations };
}

function asJson(result: RunResult): JsonObject {
  const json: Json = JSON.parse(JSON.stringify(result)) as Json; // what JSON.parse gives is JSON
  return isJsonObject(json) ? json : {};
}

/** Marks in the order in which things are met; the same thing has the same mark. */
function marks(kind: string): (thing: string) => string {
  const known = new Map<string, string>();
  return (thing) => {
    const before = known.get(thing);
    if (before !== undefined) return before;
    const made = `${kind}-${String(known.size + 1)}`;
    known.set(thing, made);
    return made;
  };
}

function maskNames(json: JsonObject, result: RunResult, given: readonly string[]): JsonObject {
  const names = new Set(given);
  for (const { hostname, place } of [...result.run.vantages, ...result.observations.map((each) => each.vantage)]) {
    names.add(hostname);
    if (place !== null) names.add(place);
  }
  for (const { touch } of result.touch) if (touch.kind === 'connect') names.add(touch.host);
  mapTexts(json, (text, key) => {
    for (const name of hostNamesIn(text, key)) names.add(name);
    return text;
  });
  const hosts = [...names].filter((name) => name !== '' && (hostName(name) !== null || /[^\d.:a-f[\]]/i.test(name)));
  const wanted = hosts.filter((name) => name.toLowerCase() !== 'localhost');
  const domains = wanted.flatMap((name) => domainOf(name) ?? []);
  const replace = nameReplacer([...wanted, ...domains], domains, marks('host'));
  return mapTexts(json, replace);
}

function maskAddresses(json: JsonObject): JsonObject {
  const versions = new Set<string>();
  const elsewhere = new Set<string>();
  // A version or clause of four numbers looks like an address; where it is used as one, it is one.
  mapTexts(json, (text, key) => {
    if (key !== null && /version$|^references$/i.test(key)) collect(text, versions);
    else if (key !== null && /host|address|server|url|line|at$/i.test(key)) collect(text, elsewhere);
    return text;
  });
  const mark = marks('address');
  const isVersion = (written: string): boolean => versions.has(written) && !elsewhere.has(written);
  return mapTexts(json, (text) =>
    replaceAddresses(text, (address, written) => (isVersion(written) ? written : mark(address))),
  );
}

function collect(text: string, into: Set<string>): void {
  replaceAddresses(text, (_address, written) => {
    into.add(written);
    return written;
  });
}
