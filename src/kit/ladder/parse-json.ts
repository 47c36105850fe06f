import type { Json } from '../../model/json.ts';
import { jsonFaultAt } from './json-fault-at.ts';

/**
 * How numbers are kept: `safe`, integers beyond 2^53 as text; `text`, every number as it was written; `plain`, as numbers
 * of JavaScript, digits lost or not.
 */
export type Numbers = 'safe' | 'text' | 'plain';

/** A JSON document, or the place (0-based, in characters) where it stops being one. */
export type ParsedJson = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly at: number };

/**
 * Parses JSON (RFC 8259) without losing digits. Of equal keys the last counts; `__proto__` is a key like any other. A
 * byte-order mark is accepted.
 */
export function parseJson(text: string, numbers: Numbers = 'safe'): ParsedJson {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const maybeLong = numbers === 'text' || (numbers === 'safe' && /\d{16}|[eE][+-]?\d{3}/.test(body));
  try {
    // what JSON.parse gives is Json by definition
    return { ok: true, value: JSON.parse(maybeLong ? quoteNumbers(body, numbers) : body) as Json };
  } catch {
    return { ok: false, at: jsonFaultAt(body) };
  }
}

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Puts numbers that would lose digits into quotes. Walks over strings by hand: patterns overflow on long ones. */
function quoteNumbers(text: string, numbers: Numbers): string {
  const parts: string[] = [];
  let copied = 0;
  let at = 0;
  while (at < text.length) {
    const char = text.charCodeAt(at);
    if (char === 0x22) {
      at = endOfString(text, at);
      continue;
    }
    const number = char === 0x2d || (char >= 0x30 && char <= 0x39) ? numberAt(text, at) : '';
    if (number !== '' && (numbers === 'text' || losesDigits(number))) {
      parts.push(text.slice(copied, at), `"${number}"`);
      copied = at + number.length;
    }
    at += Math.max(1, number.length);
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(copied);
}

/** Where a string of JSON ends: behind its closing quotation mark. By hand, for patterns overflow on long ones. */
export function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== 0x22) at += text.charCodeAt(at) === 0x5c ? 2 : 1;
  return at + 1;
}

function numberAt(text: string, at: number): string {
  numberPattern.lastIndex = at;
  return numberPattern.exec(text)?.[0] ?? '';
}

function losesDigits(number: string): boolean {
  const parsed = Number(number);
  return !Number.isFinite(parsed) || (/^-?\d+$/.test(number) && !Number.isSafeInteger(parsed));
}
