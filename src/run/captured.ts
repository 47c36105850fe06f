import { createHash } from 'node:crypto';
import type { RawCapture } from '../kit/probe-failure.ts';
import type { Capture, Observation } from '../model/observation.ts';

/** Bytes that the captures of one observation may have together; what goes beyond is left out. */
const limit = 2 * 1024 * 1024;

/** Captures as they are stored: texts redacted, each with its digest. None where the environment allows none. */
export function captured(
  raw: readonly RawCapture[],
  allowed: boolean,
  redact: (text: string) => string,
): Pick<Observation, 'captures'> {
  if (!allowed || raw.length === 0) return {};
  const captures: Capture[] = [];
  let total = 0;
  for (const each of raw) {
    const bytes = each.mediaType === 'text/plain' ? redacted(each.bytes, redact) : each.bytes;
    total += bytes.byteLength;
    if (total > limit) break;
    captures.push({
      name: redact(each.name),
      mediaType: each.mediaType,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      base64: Buffer.from(bytes).toString('base64'),
    });
  }
  return { captures };
}

function redacted(bytes: Uint8Array, redact: (text: string) => string): Uint8Array {
  return new TextEncoder().encode(redact(new TextDecoder().decode(bytes)));
}
