import type { Params } from '../../model/message.ts';
import { value } from '../../model/message.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { errorCode } from './error-code.ts';
import { describeFirstBytes } from './first-bytes.ts';
import { lateAlert } from './tls-error.ts';
import { certificateShownOn } from './tls-step.ts';

/**
 * The failure an error of Node's HTTP client stands for, before the body has ended. Parser errors carry a code of
 * llhttp (`HPE_...`) and the bytes they came in.
 */
export function httpFailure(
  error: unknown,
  phase: 'response' | 'body',
  where: Params,
  stream: object | null = null,
): ProbeFailure {
  if (error instanceof ProbeFailure) return error;
  const alert = lateAlert(error, where, certificateShownOn(stream));
  if (alert !== null) return alert;
  const code = errorCode(error) ?? '';
  if (code === 'HPE_HEADER_OVERFLOW')
    return new ProbeFailure('http-headers-too-large', { phase, params: where, cause: error });
  if (code.startsWith('HPE_')) return parserFailure(error, code, phase, where);
  return new ProbeFailure(phase === 'body' ? 'body-closed' : 'http-closed', {
    phase,
    params: { ...where, code },
    cause: error,
  });
}

function parserFailure(error: unknown, code: string, phase: 'response' | 'body', where: Params): ProbeFailure {
  const bytes = rawPacket(error);
  // Libraries on top of Node's client lose the bytes; the code then tells that the first ones were not HTTP's.
  const foreign = bytes === null ? code === 'HPE_INVALID_CONSTANT' : !bytes.toString('latin1').startsWith('HTTP/');
  if (phase === 'response' && foreign) {
    const seen = value(bytes === null ? null : describeFirstBytes(bytes));
    return new ProbeFailure('http-not-spoken', { phase, params: { ...where, seen }, cause: error });
  }
  return new ProbeFailure('http-malformed', { phase, params: { ...where, rule: ruleOf(error) ?? code }, cause: error });
}

/** llhttp says which rule was broken. */
function ruleOf(error: unknown): string | null {
  return error instanceof Error && 'reason' in error && typeof error.reason === 'string' ? error.reason : null;
}

function rawPacket(error: unknown): Buffer | null {
  return error instanceof Error && 'rawPacket' in error && Buffer.isBuffer(error.rawPacket) ? error.rawPacket : null;
}
