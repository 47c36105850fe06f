import { isIP } from 'node:net';
import { value } from '../../../../model/message.ts';
import { hostPort } from '../../../../model/plan.ts';
import type { LookupName } from '../../../lookup-name.ts';
import { ProbeFailure } from '../../../probe-failure.ts';
import type { LadderTask } from '../../ladder-task.ts';
import type { Trust } from '../../trust.ts';
import type { PlaceOfUrl } from '../no-proxy.ts';
import { showProxy, type Proxy } from '../proxy-url.ts';
import type { Route } from '../route-reasons.ts';
import type { PacSetting } from '../settings.ts';
import { pacProxies } from '../touches.ts';
import { readPacAnswer, type PacEntry } from './pac-answer.ts';
import { pacFailureAt, scriptFailure, type PacFailureAt } from './pac-failure.ts';
import { readPac, type PacScript } from './read-pac.ts';
import { runPac } from './sandbox.ts';

/** Milliseconds that a script may run for one URL; they take less than one. */
const scriptMs = 2000;

/** Characters of an answer that nobody understands. */
const longestShown = 200;

type PacTask = LadderTask & { readonly lookup: LookupName };

/**
 * Asks a PAC file the way to each place, as browsers do: FindProxyForURL with scheme, host and port of the URL, its path
 * left out. The file is read once. Of names the script may have the address of the one it is asked for, and of no
 * other, because nothing else is approved.
 *
 * @throws ProbeFailure phase `proxy`: `pac-unreadable`, `pac-failed`, `pac-limit-exceeded`, `pac-answer-not-understood`,
 * `pac-proxy-not-allowed`
 */
export function pacRouter(task: PacTask, { from, allow }: PacSetting, trust: Trust) {
  let script: Promise<PacScript> | null = null;
  return async (place: PlaceOfUrl): Promise<Route> => {
    script ??= readPac(task, from, trust);
    const at = pacFailureAt(from, place);
    const { answer, unasked } = await answerFor(task, await script, place, at);
    const [first, ...others] = allowedWays(readPacAnswer(answer), allow, at);
    if (first === undefined) throw at('pac-answer-not-understood', { answer: value(answer.slice(0, longestShown)) });
    return { proxy: first, because: 'pac', rule: from, pac: { answer, tried: [], unasked }, others };
  };
}

interface PacAnswer {
  readonly answer: string;
  /** Names whose address the script wanted and did not get. */
  readonly unasked: readonly string[];
}

async function answerFor(task: PacTask, script: PacScript, place: PlaceOfUrl, at: PacFailureAt): Promise<PacAnswer> {
  const host = place.host.replace(/^\[|\]$/g, '');
  const addresses = new Map<string, string | null>();
  const url = `${place.scheme}://${hostPort(host, place.port)}/`.replace(usualPort[place.scheme], '/');
  const question = { script: script.text, url, host, ownAddress: script.ownAddress, now: task.now(), addresses };
  const ask = () => runPac({ ...question, limitMs: scriptMs }, task.signal);
  let outcome = await ask();
  if (outcome.kind === 'answer' && isIP(host) === 0 && asksFor(outcome.unknownNames, host)) {
    addresses.set(host.toLowerCase(), await addressOf(task, host));
    outcome = await ask();
  }
  if (outcome.kind !== 'answer') throw scriptFailure(outcome, scriptMs, at);
  return { answer: outcome.text, unasked: outcome.unknownNames };
}

/** A browser leaves the usual port out. */
const usualPort = { http: /:80\/$/, https: /:443\/$/ } as const;

function asksFor(names: readonly string[], host: string): boolean {
  return names.some((name) => name.toLowerCase() === host.toLowerCase());
}

/** The first IPv4 address of the target; null: it has none, as for a browser behind a proxy. */
async function addressOf(task: PacTask, host: string): Promise<string | null> {
  try {
    const { addresses } = await task.lookup(host);
    return addresses.find(({ family }) => family === 4)?.address ?? null;
  } catch (error) {
    if (!(error instanceof ProbeFailure) || !error.failureCause.startsWith('name-')) throw error;
    return null;
  }
}

/** The ways of an answer; every proxy in it has to be one of the settings’. */
function allowedWays(
  entries: readonly PacEntry[],
  allow: readonly string[],
  at: PacFailureAt,
): readonly (Proxy | null)[] {
  const known = pacProxies({ allow: [...allow] });
  return entries.map(({ text, proxies }) => {
    if (proxies === null) return null;
    const meant = known.find((one) => proxies.some((each) => showProxy(each) === showProxy(one)));
    const [named] = proxies;
    if (meant === undefined)
      throw at('pac-proxy-not-allowed', { proxy: named === undefined ? text : showProxy(named) });
    return meant;
  });
}
