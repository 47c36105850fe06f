import type { Browser } from 'playwright';
import type { ProbeTask } from '../../../src/kit/define-probe.ts';
import { abortFailure } from '../../../src/kit/ladder/wait-for.ts';
import type { Session } from '../login/session.ts';
import { originOf } from '../origins.ts';
import { ownOrigins, type Settings } from '../schema.ts';
import { shortly } from '../shortly.ts';
import { openMapFetcher, type Fetched, type MapFetcher, type MapTrouble } from './fetch-maps.ts';

/** Maps that are read of one look. */
export const mostMaps = 20;
/** Bytes of one map and of all, unpacked. */
const mostOfOne = 32 * 1024 * 1024;
const mostOfAll = 96 * 1024 * 1024;
/** Milliseconds for one map and for all. */
const limitOfOneMs = 10_000;
const limitOfAllMs = 20_000;
/** Below this no further one is asked for, milliseconds. */
const leastMs = 500;
/** For what comes after, milliseconds. */
const closingMs = 2500;

/** Where maps come from, within the limits of one look. */
export interface MapSource {
  /** @throws ProbeFailure when the task is stopped */
  readonly read: (url: string) => Promise<Fetched>;
  /** Time there is for what was read, milliseconds. */
  readonly left: () => number;
  readonly close: () => Promise<void>;
}

/** @param requests that may still be made */
export function mapSource(
  {
    browser,
    session,
    requests,
  }: { readonly browser: Browser; readonly session: Session | null; readonly requests: number },
  task: ProbeTask<Settings>,
): MapSource {
  const allowed = new Set(ownOrigins(task.settings));
  const began = task.monotonic();
  const silent = new Set<string>();
  let fetcher: MapFetcher | null = null;
  let [bytes, asked, denied] = [0, 0, false];
  const leftMs = (): number =>
    Math.min(limitOfOneMs, limitOfAllMs - (task.monotonic() - began), task.left() - closingMs);
  const refusal = (origin: string): MapTrouble | null => {
    if (!allowed.has(origin)) return 'foreign';
    if (denied) return 'refused';
    if (asked >= requests || bytes >= mostOfAll) return 'left';
    // one that was slow once would be slow for every map
    return silent.has(origin) || leftMs() < leastMs ? 'late' : null;
  };
  const ask = async (url: string): Promise<Fetched> => {
    const why = refusal(originOf(url));
    if (why !== null) return { kind: 'unread', why };
    asked += 1;
    // a browser that does not answer any more has no say about what was seen
    fetcher ??= (await shortly(openMapFetcher(browser, session, task), leftMs()))?.value ?? null;
    if (fetcher === null) return { kind: 'unread', why: 'late' };
    const fetched = await fetcher.fetch(url, Math.min(mostOfOne, mostOfAll - bytes), leftMs());
    denied ||= fetched.kind === 'denied';
    if (fetched.kind === 'read') bytes += fetched.bytes;
    if (fetched.kind === 'unread' && fetched.why === 'too-large') bytes += mostOfOne;
    if (fetched.kind === 'unread' && fetched.why === 'late') silent.add(originOf(url));
    return fetched;
  };
  return {
    read: async (url) => {
      if (task.signal.aborted) throw abortFailure(task.signal, 'scan');
      if (!/^data:/i.test(url)) return ask(url);
      return leftMs() < leastMs ? { kind: 'unread', why: 'late' } : inline(url);
    },
    left: leftMs,
    close: async () => fetcher?.close(),
  };
}

/** A map that stands in the text itself. */
function inline(url: string): Fetched {
  const comma = url.indexOf(',');
  if (comma === -1) return { kind: 'unread', why: 'unreadable' };
  if (url.length > mostOfOne) return { kind: 'unread', why: 'too-large' };
  const text = textOf(url.slice(comma + 1), /;\s*base64\s*$/i.test(url.slice(0, comma)));
  return text === null ? { kind: 'unread', why: 'unreadable' } : { kind: 'read', text, bytes: Buffer.byteLength(text) };
}

function textOf(body: string, base64: boolean): string | null {
  try {
    // the signs of base 64 may be written as those of an address, too
    const plain = base64 && !body.includes('%') ? body : decodeURIComponent(body);
    return base64 ? Buffer.from(plain, 'base64').toString('utf8') : plain;
  } catch {
    return null;
  }
}
