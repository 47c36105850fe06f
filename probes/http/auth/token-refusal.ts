import { textAt } from '../../../src/kit/http-json/read.ts';
import { parseJson } from '../../../src/kit/ladder/parse-json.ts';
import { ProbeFailure } from '../../../src/kit/probe-failure.ts';
import { isJsonObject, type JsonObject } from '../../../src/model/json.ts';
import { value, type Params } from '../../../src/model/message.ts';
import { answererFacts } from '../reply/body-facts.ts';
import { statusCause } from '../status-cause.ts';

/** A reply of a token endpoint whose status gives no token. */
export interface TokenReply {
  readonly status: number;
  readonly text: string;
  /** Facts of the climb. */
  readonly facts: JsonObject;
}

/** Codes by which a token endpoint refuses a client (RFC 6749 section 5.2, RFC 8707 section 2). */
const refusals: readonly (string | null)[] = [
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
  'invalid_target',
];

/**
 * The failure it stands for: `token-denied` for 401, 403, and 400 with a code of the standard; else what the status
 * stands for anywhere. Frameworks answer 404 and 405 with a JSON `error` too, and a refusal keeps every other task from
 * asking.
 *
 * @param where host and port of the token endpoint
 * @param account the client
 */
export function tokenRefusal({ status, text, facts }: TokenReply, where: Params, account: string): ProbeFailure {
  const parsed = parseJson(text);
  const said = parsed.ok ? parsed.value : null;
  const code = textAt(said, 'error');
  const words = textAt(said, 'error_description');
  const cause = words === null ? undefined : new Error(words);
  const reason = value(facts['reason'] ?? '');
  const params = { ...where, status, reason };
  if (status === 401 || status === 403 || (status === 400 && refusals.includes(code)))
    return new ProbeFailure('token-denied', {
      params: { ...params, account, error: code === null ? reason : value(code) },
      cause,
    });
  const judged = statusCause({ ...facts, ...answererFacts(facts, text) }, text, 'POST');
  const headers = isJsonObject(facts['headers']) ? facts['headers'] : {};
  return new ProbeFailure(judged.cause, {
    params: { ...params, server: value(headers['server'] ?? ''), accepted: '2xx', ...judged.params },
    cause,
  });
}
