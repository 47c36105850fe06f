import { hostOf, portOf } from '../../src/kit/ladder/show-url.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { isJsonObject, type JsonObject } from '../../src/model/json.ts';
import { value } from '../../src/model/message.ts';
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
  return new ProbeFailure(denied ? 'http-login-denied' : 'http-unexpected-status', {
    phase: 'response',
    params: {
      host: hostOf(url),
      port: portOf(url),
      status,
      reason: value(facts['reason'] ?? ''),
      server: value(headers['server'] ?? ''),
      accepted: settings.okStatus.join(', '),
    },
  });
}
