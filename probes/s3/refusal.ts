import type { HttpJsonReply } from '../../src/kit/http-json/reply.ts';
import { placeOfUrl } from '../../src/kit/ladder/show-url.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { CauseId } from '../../src/model/cause.ts';
import { nested, value, type Params } from '../../src/model/message.ts';
import type { Settings } from './schema.ts';

const unknownKey = ['InvalidAccessKeyId', 'SignatureDoesNotMatch', 'InvalidToken', 'ExpiredToken', 'InvalidSecurity'];
const otherRegion = ['AuthorizationHeaderMalformed', 'PermanentRedirect', 'AuthorizationQueryParametersError'];

/**
 * The failure an error code stands for (S3 API reference, “List of error codes”); null: none that is known, or `AccessDenied`
 * of a known key.
 */
export function refusalOf(code: string | null, reply: HttpJsonReply, settings: Settings): ProbeFailure | null {
  if (code === null) return null;
  const url = new URL(settings.url);
  const { status, reason, headers, text } = reply;
  const where = placeOfUrl(url);
  const failed = (cause: CauseId, params: Params = {}): ProbeFailure =>
    new ProbeFailure(cause, { phase: 'response', params: { ...where, ...params }, cause: new Error(code) });
  if (code === 'RequestTimeTooSkewed') return failed('clock-skewed', { ahead: apart(text) });
  if (code === 'AccessDenied') return settings.accessKey === undefined ? failed('login-required') : null;
  if (unknownKey.includes(code)) return failed('login-denied', { account: settings.accessKey ?? '' });
  if (!otherRegion.includes(code)) return null;
  const region = xmlText(text, 'Region') ?? headers['x-amz-bucket-region'] ?? xmlText(text, 'Endpoint') ?? '';
  return failed('http-unexpected-status', {
    ...{ status, reason: value(reason), server: value(headers['server'] ?? ''), accepted: '2xx' },
    note: nested({ code: 's3.note.other-region', params: { region: value(region) } }),
  });
}

/** The error tells both times. */
function apart(text: string): ReturnType<typeof value> {
  const server = Date.parse(xmlText(text, 'ServerTime') ?? '');
  const ours = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(xmlText(text, 'RequestTime') ?? '');
  const request =
    ours === null ? Number.NaN : Date.parse(ours[0].replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5'));
  const milliseconds = Math.abs(server - request);
  return Number.isNaN(milliseconds) ? value('?') : value(milliseconds, 'milliseconds');
}

/** The text of the first element of a name, as the short replies of S3 have them; null: there is none. */
export function xmlText(text: string, name: string): string | null {
  const start = text.indexOf(`<${name}>`);
  if (start === -1) return null;
  const from = start + name.length + 2;
  const end = text.indexOf('<', from);
  return end === -1 || end - from > longestText ? null : text.slice(from, end).trim();
}

const longestText = 2000;
