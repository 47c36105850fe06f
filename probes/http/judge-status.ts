import { hostOf, portOf } from '../../src/kit/ladder/show-url.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { isJsonList, isJsonObject, type JsonObject } from '../../src/model/json.ts';
import { nested, value, type Message } from '../../src/model/message.ts';
import type { Settings } from './schema.ts';

/** Whether a status counts as an answer. */
export function isOkStatus(status: number, accepted: Settings['okStatus']): boolean {
  return accepted.some((each) =>
    typeof each === 'number' ? each === status : Math.floor(status / 100) === Number(each.charAt(0)),
  );
}

/** The failure for a status that does not: 401 and 403 mean that nobody was let in (RFC 9110 sections 15.5.2, 15.5.4). */
export function statusFailure(facts: JsonObject, settings: Settings): ProbeFailure {
  const url = new URL(settings.url);
  const status = Number(facts['status']);
  const denied = status === 401 || status === 403;
  const headers = isJsonObject(facts['headers']) ? facts['headers'] : {};
  const note = answererNote(facts);
  return new ProbeFailure(denied ? 'http-login-denied' : 'http-unexpected-status', {
    phase: 'response',
    params: {
      host: hostOf(url),
      port: portOf(url),
      status,
      reason: value(facts['reason'] ?? ''),
      server: value(headers['server'] ?? ''),
      accepted: settings.okStatus.join(', '),
      ...(note === null ? {} : { note: nested(note) }),
    },
  });
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
