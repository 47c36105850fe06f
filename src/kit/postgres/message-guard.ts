import { usualReplyBytes } from '../database/session.ts';
import { otherService } from '../service/other-service.ts';
import { ProbeFailure } from '../probe-failure.ts';
import type { Inspect } from '../ready-socket.ts';
import { errorText } from './error-text.ts';

/** Largest message that is accepted, bytes; where more is expected in all, one may be larger: the body of a view. */
const mostInMessage = 1024 ** 2;

/** Type and length (manual, section 55.7 “Message Formats”). */
const headLength = 5;

/** What a server may send before the login is through, first: authentication, error, notice, version negotiation. */
const opening = 'RENv';
/** Besides these: ParameterStatus, BackendKeyData, ReadyForQuery, rows and the end of a query, notifications; steps of the extended protocol. */
const expected = `${opening}SKZTDCIA12ns`;

/**
 * Stands between the server and the driver: passes whole messages of the PostgreSQL protocol, and only those the
 * driver can read. The driver believes every length, and loops for ever over an error message without an end.
 * `authentication` sees each message of a login and says what the driver gets in its place; `mostInAll`: what all
 * messages together may weigh, bytes.
 * Throws ProbeFailure: `protocol-not-spoken`, `reply-not-understood`, `login-method-unsupported`.
 */
export function messageGuard(
  where: { readonly host: string; readonly port: number },
  authentication: (message: Buffer) => Buffer,
  mostInAll = usualReplyBytes,
): Inspect {
  const waiting: Buffer[] = [];
  let waitingLength = 0;
  let needed = headLength;
  let all = 0;
  let first = true;

  const fail = (bytes: Buffer): ProbeFailure => {
    if (!first) return new ProbeFailure('reply-not-understood', { phase: 'query', params: { ...where } });
    return otherService({ ...where, protocol: 'PostgreSQL' }, bytes);
  };
  /** Length of the message that begins here, its type included; null: its head is not there yet. */
  const lengthAt = (bytes: Buffer, at: number): number | null => {
    const type = String.fromCharCode(bytes[at] ?? 0);
    if (at < bytes.length && !(first ? opening : expected).includes(type)) throw fail(bytes);
    if (bytes.length - at < headLength) return null;
    const length = bytes.readUInt32BE(at + 1);
    if (length < 4 || length > Math.max(mostInMessage, mostInAll / 32)) throw fail(bytes);
    return length + 1;
  };
  return (chunk) => {
    all += chunk.length;
    if (all > mostInAll) throw fail(chunk);
    waiting.push(chunk);
    waitingLength += chunk.length;
    if (waitingLength < needed && !first) return Buffer.alloc(0);
    const bytes = waiting.length === 1 ? chunk : Buffer.concat(waiting);
    const passed: Buffer[] = [];
    let begin = 0;
    let at = 0;
    for (;;) {
      const length = lengthAt(bytes, at);
      needed = length ?? headLength;
      if (length === null || at + length > bytes.length) break;
      const message = bytes.subarray(at, at + length);
      const isError = 'EN'.includes(String.fromCharCode(message[0] ?? 0));
      if (isError && !hasEnd(message)) throw fail(bytes);
      const instead = isError ? errorText(message) : authentication(message);
      if (instead !== message) passed.push(bytes.subarray(begin, at), instead);
      first = false;
      at += length;
      if (instead !== message) begin = at;
    }
    const rest = bytes.subarray(at);
    waiting.splice(0, waiting.length, ...(rest.length === 0 ? [] : [rest]));
    waitingLength = rest.length;
    return passed.length === 0 ? bytes.subarray(0, at) : Buffer.concat([...passed, bytes.subarray(begin, at)]);
  };
}

/** ErrorResponse and NoticeResponse: fields of one letter and a text that ends with zero, then a zero. */
function hasEnd(message: Buffer): boolean {
  let at = headLength;
  while (at < message.length && message[at] !== 0) {
    const end = message.indexOf(0, at + 1);
    if (end === -1) return false;
    at = end + 1;
  }
  return at < message.length;
}
