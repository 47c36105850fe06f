import { createHash } from 'node:crypto';
import { readMessage } from './message.ts';

/** A message in one line: its type, and a digest by which it can be told from another. */
export function requestText(message: string): string {
  const read = readMessage(message);
  const digest = createHash('sha256').update(message).digest('hex').slice(0, 16);
  const type = read?.field('MSH', 9) ?? '';
  return `HL7 ${type}, segments: ${String(read?.segments ?? 0)}, SHA-256 ${digest}`;
}
