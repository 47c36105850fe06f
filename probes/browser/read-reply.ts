import type { Response } from 'playwright';
import { mayBeOfTls } from '../../src/kit/ladder/tls-reply.ts';
import { shortly } from './shortly.ts';
import type { PageFacts } from './facts.ts';

/** The reply that brought the document. */
export interface ReadReply {
  readonly status: number;
  readonly reason: string;
  readonly server: string;
  /** Null: none, or not complete yet; undefined: this browser does not tell. */
  certificate: PageFacts['certificate'];
  /** Beginning of the body, where the status may stand for a trouble of TLS; empty: it was not asked for. */
  said: string;
  /** Asks for the body where the status may stand for a trouble of TLS; waits no longer than the limit, milliseconds. */
  readonly listen: (limitMs: number) => Promise<void>;
  /** Asks the browser for what it tells only later; waits no longer than the limit, milliseconds. */
  readonly complete: (limitMs: number) => Promise<void>;
}

/** Null where there was none: `about:blank` has no reply. */
export function readReply(response: Response | null): ReadReply | null {
  if (response === null) return null;
  const secure = response.url().startsWith('https:');
  const reply: ReadReply = {
    status: response.status(),
    reason: response.statusText(),
    server: response.headers()['server'] ?? '',
    certificate: secure ? undefined : null,
    said: '',
    listen: async (limitMs) => {
      if (!mayBeOfTls(reply.status)) return;
      reply.said = (await shortly(response.text(), limitMs))?.value?.slice(0, 4000) ?? '';
    },
    complete: async (limitMs) => {
      if (!secure) return;
      const answer = await shortly(response.securityDetails(), limitMs);
      if (answer?.value !== undefined && answer.value !== null) reply.certificate = certificateOf(answer.value);
    },
  };
  return reply;
}

type Details = NonNullable<Awaited<ReturnType<Response['securityDetails']>>>;

function certificateOf(details: Details): NonNullable<PageFacts['certificate']> {
  return {
    subject: details.subjectName ?? null,
    issuer: details.issuer ?? null,
    notBefore: instantOf(details.validFrom),
    notAfter: instantOf(details.validTo),
    protocol: details.protocol ?? null,
  };
}

function instantOf(seconds: number | undefined): string | null {
  return seconds === undefined || seconds <= 0 ? null : new Date(seconds * 1000).toISOString();
}
