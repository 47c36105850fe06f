import { htmlTitle } from '../../src/kit/ladder/html-title.ts';
import { headerFacts } from '../../src/kit/ladder/headers.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { CauseId } from '../../src/model/cause.ts';
import { nested, value, type Message, type Param } from '../../src/model/message.ts';
import type { Head } from './handshake.ts';

/** Where was asked, and with what. */
export interface Asked {
  readonly host: string;
  readonly port: number;
  /** Whether a token was sent. */
  readonly hadToken: boolean;
}

/** What answers that its way to the service is broken, or that it is too busy. */
const gateway: ReadonlySet<number> = new Set([502, 503, 504]);
/** What a service says that did not see the wish for a WebSocket. */
const stripped: ReadonlySet<number> = new Set([200, 400, 404, 405, 426]);

/** The failure for an HTTP reply where a WebSocket was asked for: who answered, and what that usually means. */
export function notUpgraded(asked: Asked, head: Head, body: string): ProbeFailure {
  const note = noteOn(head, body);
  return new ProbeFailure(causeOf(asked, head), {
    phase: 'response',
    params: {
      host: asked.host,
      port: asked.port,
      status: head.status,
      reason: value(head.reason),
      server: serverOf(head),
      protocol: 'WebSocket',
      version: '13',
      retryAfter: told(head, 'retry-after'),
      schemes: told(head, 'proxy-authenticate'),
      ...(note === null ? {} : { note: nested(note) }),
    },
  });
}

function causeOf({ hadToken }: Asked, { status, headers }: Head): CauseId {
  if (status === 401) return hadToken ? 'http-login-denied' : 'login-required';
  if (status === 407) return 'http-proxy-instead';
  if (status === 429) return 'http-rate-limited';
  if (gateway.has(status)) return 'http-gateway-failed';
  const versions = headers['sec-websocket-version'];
  if (versions !== undefined && !versions.split(/[\s,]+/).includes('13')) return 'protocol-version-refused';
  return 'websocket-not-upgraded';
}

function noteOn(head: Head, body: string): Message | null {
  const location = headerFacts(head.headers)['location'];
  if (location !== undefined) return { code: 'websocket.note.redirect', params: { location: value(location) } };
  if (head.status === 403) return { code: 'websocket.note.origin', params: {} };
  if (!stripped.has(head.status)) return null;
  const title = htmlTitle(body);
  if (title !== null) return { code: 'websocket.note.page', params: { title: value(title) } };
  return { code: 'websocket.note.stripped', params: {} };
}

function serverOf(head: Head): Param {
  return told(head, 'server');
}

function told({ headers }: Head, name: string): Param {
  const text = headers[name];
  return text === undefined || text === '' ? nested({ code: 'websocket.note.unsaid', params: {} }) : value(text);
}
