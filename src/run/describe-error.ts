import { clip } from './clip.ts';
import { errorCode } from './resolve.ts';

/** Longest detail of a failure, in UTF-16 units. */
const longestDetail = 2000;

/** The raw words of an error and of what caused it, for the detail of a failure; null where it says nothing. */
export function describeError(error: unknown, redact: (text: string) => string): string | null {
  const parts: string[] = [];
  let current: unknown = error;
  while (current !== undefined && current !== null && parts.length < 4) {
    parts.push(one(current));
    current = current instanceof Error ? current.cause : undefined;
  }
  const text = [...new Set(parts.filter((part) => part !== ''))].join('; ');
  return text === '' ? null : detailText(text, redact);
}

/** A text made fit for the detail of a failure: redacted first, then clipped, so that no half of a secret stays. */
export function detailText(text: string, redact: (text: string) => string): string {
  return clip(redact(text.toWellFormed()), longestDetail);
}

function one(error: unknown): string {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : '';
  const code = errorCode(error);
  const name = error.name === 'Error' ? '' : `${error.name}: `;
  return `${name}${error.message}${code === null || error.message.includes(code) ? '' : ` (${code})`}`;
}
