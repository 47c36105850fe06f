import { placeOfUrl } from '../../src/kit/ladder/show-url.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { isJsonList, isJsonObject, type JsonObject } from '../../src/model/json.ts';
import { nested, value, type Message } from '../../src/model/message.ts';
import { sendsCredentials } from './auth/schema.ts';
import { schemesIn, statusCause } from './status-cause.ts';
import type { Settings } from './schema.ts';

/** Whether a status counts as an answer. */
export function isOkStatus(status: number, accepted: Settings['okStatus']): boolean {
  return accepted.some((each) =>
    typeof each === 'number' ? each === status : Math.floor(status / 100) === Number(each.charAt(0)),
  );
}

/**
 * The failure for a status that does not.
 *
 * @param text of the body, '' where it did not come
 */
export function statusFailure(facts: JsonObject, text: string, settings: Settings): ProbeFailure {
  const status = Number(facts['status']);
  const { cause, params } = statusCause(facts, text, settings.method);
  const headers = isJsonObject(facts['headers']) ? facts['headers'] : {};
  const note = challengeNote(facts, settings) ?? answererNote(facts);
  return new ProbeFailure(cause, {
    phase: 'response',
    params: {
      ...placeOfUrl(new URL(settings.url)),
      status,
      reason: value(facts['reason'] ?? ''),
      server: value(headers['server'] ?? ''),
      accepted: settings.okStatus.join(', '),
      ...params,
      ...(note === null ? {} : { note: nested(note) }),
    },
  });
}

/** How the service wants to be asked, which says more than who answered. */
function challengeNote(facts: JsonObject, settings: Settings): Message | null {
  const schemes = facts['status'] === 401 ? schemesIn(facts, 'www-authenticate') : null;
  if (schemes === null) return null;
  const code = sendsCredentials(settings) ? 'http.note.asks-for' : 'http.note.asks-for-nothing-sent';
  return { code, params: { schemes: value(schemes) } };
}

/** Who made the reply and by what that shows, or what a SOAP service says in it; null: neither shows. */
export function answererNote(facts: JsonObject): Message | null {
  const fault = facts['soapFault'];
  if (isJsonObject(fault)) {
    const params = { code: value(fault['code'] ?? ''), reason: value(fault['reason'] ?? '') };
    return { code: 'http.note.soap-fault', params };
  }
  const by = facts['answeredBy'];
  if (!isJsonObject(by)) return null;
  const { role: named } = by;
  const role = nested({ code: `http.role.${typeof named === 'string' ? named : 'origin'}`, params: {} });
  const params = { product: value(by['product'] ?? ''), role, evidence: value(firstOf(by['evidence'])) };
  if (by['made'] === true) return { code: 'http.note.answered-by', params };
  return { code: 'http.note.answered-through', params };
}

function firstOf(evidence: JsonObject[string] | undefined): string {
  const first = isJsonList(evidence) ? evidence[0] : undefined;
  return typeof first === 'string' ? first : '';
}
