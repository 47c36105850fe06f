import fetch, { type Response } from 'node-fetch';
import { PassThrough, type Readable } from 'node:stream';
import type { KitAgent } from '../../src/kit/agent.ts';
import type { ProbeTask } from '../../src/kit/define-probe.ts';
import { readBody } from '../../src/kit/ladder/body-step.ts';
import { acceptedEncodings } from '../../src/kit/ladder/decoders.ts';
import { httpFailure } from '../../src/kit/ladder/http-error.ts';
import { defaultLimits } from '../../src/kit/ladder/limits.ts';
import { textOf } from '../../src/kit/ladder/text-of.ts';
import { waitFor } from '../../src/kit/ladder/wait-for.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { CauseId } from '../../src/model/cause.ts';
import { value, type Params } from '../../src/model/message.ts';
import type { Reply, Where } from './find-version.ts';
import type { Settings } from './schema.ts';

/**
 * One GET by node-fetch, over connections that the runner dials. Redirects are not followed: the version of another
 * place would be that of another component. The body is read by the kit, which notices what node-fetch passes over (a
 * gzip that ends early) and keeps its limits.
 *
 * @throws ProbeFailure of the ladder, or for a status that is no answer. Never with the URL of the request.
 */
export async function fetchReply(task: ProbeTask<Settings>, kit: KitAgent, where: Where): Promise<Reply> {
  const stop = new AbortController();
  try {
    const response = await headersOf(task, kit, where, stop.signal);
    const failure = statusFailure(response, where);
    if (failure !== null) throw failure;
    const header = (name: string) => response.headers.get(name);
    if (task.settings.header !== null || response.body === null) return { text: '', header };
    const body = await readBody(readable(response.body), {
      signal: task.signal,
      limits: defaultLimits,
      encoding: header('content-encoding') ?? undefined,
      length: header('content-length') ?? undefined,
      brokenBy: () => null,
      where,
    });
    return { text: textOf(body.bytes, header('content-type')), header };
  } finally {
    stop.abort();
  }
}

/** node-fetch gives a PassThrough and types it as less. */
function readable(body: NodeJS.ReadableStream): Readable {
  return body instanceof PassThrough ? body : body.pipe(new PassThrough());
}

function headersOf(task: ProbeTask<Settings>, kit: KitAgent, where: Where, signal: AbortSignal): Promise<Response> {
  const { settings } = task;
  const limitMs = defaultLimits.responseMs;
  const late = () => failed('http-timeout', { ...where, timeoutMs: value(limitMs, 'milliseconds') });
  const bearer = settings.bearer === null ? {} : { Authorization: `Bearer ${settings.bearer}` };
  return waitFor<Response>({ signal: task.signal, limitMs, phase: 'response', late }, (done, fail) => {
    fetch(settings.url, {
      agent: kit.agent,
      redirect: 'manual',
      compress: false,
      signal,
      headers: {
        'User-Agent': task.agentName,
        'Accept-Encoding': acceptedEncodings,
        ...settings.headers,
        ...bearer,
      },
    }).then(done, (error: unknown) => {
      fail(kit.failure() ?? httpFailure(error, 'response', where));
    });
  });
}

function statusFailure(response: Response, where: Where): ProbeFailure | null {
  const { status } = response;
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) {
    const location = (response.headers.get('location') ?? '').replace(/[?#].*$/, '').replace(/\/\/[^/]*@/, '//');
    return failed('http-redirect-not-followed', { ...where, status, location: value(location) });
  }
  const denied = status === 401 || status === 403;
  return failed(denied ? 'http-login-denied' : 'http-unexpected-status', {
    ...where,
    status,
    reason: value(response.statusText),
    server: value(response.headers.get('server') ?? ''),
    accepted: '2xx',
  });
}

function failed(cause: CauseId, params: Params): ProbeFailure {
  return new ProbeFailure(cause, { phase: 'response', params });
}
