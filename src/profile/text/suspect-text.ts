import { clip, hasFullWidth, hasHan, isOddSpace, quote, toHalfWidth } from './full-width.ts';

/** A value that was surely meant otherwise. */
export interface Suspect {
  readonly code: string;
  /** Where in the value, in UTF-16 units. */
  readonly offset: number;
  readonly params: Readonly<Record<string, string>>;
  /** The value as it was meant. */
  readonly value: string;
}

const CURLY = /^[“”‘’＂＇]([^“”‘’＂＇]*)[“”‘’＂＇"']$/u;
const PLACEHOLDER = /[$＄][{｛][^{}｛｝\n]{1,200}[}｝]/gu;
const OPERATOR = /^(?:>=|<=|>|<|=|\^|~)\s*[\d.]/u;

/**
 * Full-width characters that can only be a slip of the input method, in quoted text too: an operator before a version,
 * a placeholder. Chinese sentences with Chinese punctuation are never suspect.
 */
export function suspectText(text: string): Suspect | null {
  if (!hasFullWidth(text)) return null;
  return suspectOperator(text) ?? suspectPlaceholder(text);
}

/** As suspectText, and what is a slip only where there are no quotes around it. */
export function suspectPlain(text: string): Suspect | null {
  if (!hasFullWidth(text) && !isOddSpace(text.at(-1))) return null;
  return (
    suspectQuotes(text) ??
    suspectText(text) ??
    suspectBrackets(text) ??
    suspectColon(text) ??
    suspectDigits(text) ??
    suspectBlock(text) ??
    suspectSpace(text)
  );
}

function suspectQuotes(text: string): Suspect | null {
  const inner = CURLY.exec(text)?.[1];
  if (inner === undefined) return null;
  return {
    code: 'fullwidth-quote',
    offset: 0,
    params: { found: text.slice(0, 1), instead: clip(quote(inner)) },
    value: inner,
  };
}

function suspectOperator(text: string): Suspect | null {
  const meant = toHalfWidth(text);
  const operators = /[＞＜＝≥≤～]/u.exec(text);
  if (operators === null || !OPERATOR.test(meant) || hasHan(text)) return null;
  return {
    code: 'fullwidth-operator',
    offset: operators.index,
    params: { found: clip(text), instead: clip(quote(meant)) },
    value: meant,
  };
}

function suspectPlaceholder(text: string): Suspect | null {
  for (const match of text.matchAll(PLACEHOLDER)) {
    const instead = toHalfWidth(match[0]);
    if (!/[＄｛｝]/u.test(match[0])) continue;
    const value = text.slice(0, match.index) + instead + text.slice(match.index + match[0].length);
    return {
      code: 'fullwidth-placeholder',
      offset: match.index,
      params: { found: clip(match[0]), instead: clip(instead) },
      value,
    };
  }
  return null;
}

function suspectBrackets(text: string): Suspect | null {
  const wide = /^[［｛]/u.test(text) || /^【[\u0020-\u007e，、]*】$/u.test(text);
  if (!wide) return null;
  return {
    code: 'fullwidth-bracket',
    offset: 0,
    params: { found: text.slice(0, 1), instead: toHalfWidth(text.slice(0, 1)) },
    value: text,
  };
}

function suspectColon(text: string): Suspect | null {
  const isAddress = /^[a-z+]+：\/\//u.test(text) || /^[\w.-]+：\d+$/u.test(text);
  if (!isAddress) return null;
  const value = toHalfWidth(text);
  return { code: 'fullwidth-text', offset: text.indexOf('：'), params: { found: '：', instead: clip(value) }, value };
}

function suspectDigits(text: string): Suspect | null {
  if (!/^[０-９][０-９．。.]*\s*[A-Za-zＡ-Ｚａ-ｚ%％]*$/u.test(text)) return null;
  const value = toHalfWidth(text);
  return { code: 'fullwidth-text', offset: 0, params: { found: clip(text), instead: clip(value) }, value };
}

function suspectBlock(text: string): Suspect | null {
  if (text !== '｜' && text !== '＞') return null;
  return { code: 'fullwidth-text', offset: 0, params: { found: text, instead: toHalfWidth(text) }, value: '' };
}

function suspectSpace(text: string): Suspect | null {
  if (!isOddSpace(text.at(-1)) || hasHan(text)) return null;
  let end = text.length;
  while (end > 0 && (isOddSpace(text[end - 1]) || text[end - 1] === ' ')) end -= 1;
  return { code: 'fullwidth-space', offset: end, params: {}, value: text.slice(0, end) };
}
