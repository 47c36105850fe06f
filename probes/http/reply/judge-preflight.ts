import type { JsonObject } from '../../../src/model/json.ts';

/** What came back. */
export interface PreflightReply {
  readonly status: number;
  /** A header of the reply by its name in lower case; null: not there. */
  readonly header: (name: string) => string | null;
}

/** What the page wants. */
export interface CrossOrigin {
  readonly origin: string;
  readonly method: string;
  /** Lower case, sorted. */
  readonly headers: readonly string[];
  /** Whether cookies and logins of the browser are to go along. */
  readonly credentials: boolean;
}

type Because =
  | 'allowed'
  | 'redirect'
  | 'status'
  | 'no-allow-origin'
  | 'other-origin'
  | 'wildcard-with-credentials'
  | 'no-credentials'
  | 'list-not-valid'
  | 'method'
  | 'header';

/** Methods that need no permission (Fetch standard, "CORS-safelisted method"). */
const plainMethods: readonly string[] = ['GET', 'HEAD', 'POST'];

/**
 * Whether a browser would let the page ask, by the Fetch standard: "CORS check", and "CORS-preflight fetch" step 7.
 * `because` names the first rule that forbids it.
 */
export function judgePreflight(reply: PreflightReply, wanted: CrossOrigin): JsonObject {
  const methods = listOf(reply.header('access-control-allow-methods'));
  const headers = listOf(reply.header('access-control-allow-headers'))?.map((name) => name.toLowerCase()) ?? null;
  const because = reasonOf(reply, wanted, methods, headers);
  const age = reply.header('access-control-max-age');
  return {
    allowed: because === 'allowed',
    because,
    status: reply.status,
    allowOrigin: reply.header('access-control-allow-origin'),
    allowMethods: methods ?? [],
    allowHeaders: headers ?? [],
    credentials: reply.header('access-control-allow-credentials') === 'true',
    maxAge: age !== null && /^\d{1,9}$/.test(age) ? Number(age) : null,
  };
}

type List = readonly string[] | null;

function reasonOf(reply: PreflightReply, wanted: CrossOrigin, methods: List, headers: List): Because {
  const check = corsCheck(reply, wanted);
  if (reply.status >= 300 && reply.status < 400) return 'redirect';
  if (check !== 'allowed') return check;
  if (reply.status < 200 || reply.status > 299) return 'status';
  if (methods === null || headers === null) return 'list-not-valid';
  const any = (list: readonly string[]) => !wanted.credentials && list.includes('*');
  const methodAllowed = methods.includes(wanted.method) || plainMethods.includes(wanted.method) || any(methods);
  if (!methodAllowed) return 'method';
  // Authorization is never covered by `*` ("CORS non-wildcard request-header name").
  const allowed = (name: string) => headers.includes(name) || (name !== 'authorization' && any(headers));
  return wanted.headers.every(allowed) ? 'allowed' : 'header';
}

function corsCheck(reply: PreflightReply, { origin, credentials }: CrossOrigin): Because {
  const allowed = reply.header('access-control-allow-origin');
  if (allowed === null) return 'no-allow-origin';
  if (allowed === '*') return credentials ? 'wildcard-with-credentials' : 'allowed';
  if (allowed !== new URL(origin).origin) return 'other-origin';
  if (!credentials) return 'allowed';
  return reply.header('access-control-allow-credentials') === 'true' ? 'allowed' : 'no-credentials';
}

/** Names in a list header (RFC 9110 section 5.6.1); none where the header is not there, null where it is no list. */
function listOf(header: string | null): List {
  const names = (header ?? '').split(',').map((name) => name.trim());
  const kept = names.filter((name) => name !== '');
  return kept.every((name) => /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name)) ? kept : null;
}
