import type { ProbeTask } from '../../../src/kit/define-probe.ts';
import { climb, type Climbed } from '../../../src/kit/ladder/climb.ts';
import type { ClimbOptions } from '../../../src/kit/ladder/climb-options.ts';
import { ProbeFailure } from '../../../src/kit/probe-failure.ts';
import { isJsonObject, type JsonObject } from '../../../src/model/json.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { judgePreflight, type PreflightReply } from './judge-preflight.ts';
import type { ReplySettings } from './settings.ts';

/** The `cors` fact, or why there is none. */
export interface Preflight {
  readonly cors: JsonObject | null;
  readonly gaps: readonly Gap[];
}

/**
 * Asks what a browser asks before a page of another origin may call (Fetch standard, "CORS-preflight fetch"): OPTIONS of
 * the same URL without headers of a login, no redirect followed. Where that gets no answer at all, the rest of the look
 * still counts.
 */
export async function preflight(
  task: ProbeTask<unknown>,
  options: ClimbOptions,
  wanted: NonNullable<ReplySettings['cors']>,
): Promise<Preflight> {
  const headers = wanted.headers.map((name) => name.toLowerCase()).sort();
  const request = {
    method: 'OPTIONS',
    url: options.request.url,
    headers: {
      ...hostOf(options),
      Origin: wanted.origin,
      'Access-Control-Request-Method': wanted.method,
      ...(headers.length === 0 ? {} : { 'Access-Control-Request-Headers': headers.join(',') }),
    },
    body: null,
  };
  try {
    const climbed = await climb(task, { ...options, request, seal: null, followRedirects: 0 });
    return { cors: judgePreflight(replyOf(climbed), { ...wanted, headers }), gaps: [] };
  } catch (error) {
    if (!(error instanceof ProbeFailure) || task.signal.aborted) throw error;
    return { cors: null, gaps: [notAsked(error)] };
  }
}

/** The one header that says which site is meant. */
function hostOf({ request }: ClimbOptions): Readonly<Record<string, string>> {
  const host = Object.entries(request.headers).find(([name]) => name.toLowerCase() === 'host');
  return host === undefined ? {} : { Host: host[1] };
}

function replyOf({ status, facts }: Climbed): PreflightReply {
  const headers = isJsonObject(facts['headers']) ? facts['headers'] : {};
  return {
    status,
    header: (name) => {
      const found = headers[name];
      return typeof found === 'string' ? found : null;
    },
  };
}

function notAsked(error: ProbeFailure): Gap {
  const why = { kind: 'message', code: `cause.${error.failureCause}`, params: error.params } as const;
  return { path: 'cors', reason: 'not-reached', detail: null, note: 'http.gap.preflight', noteParams: { why } };
}
