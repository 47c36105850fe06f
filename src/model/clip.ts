import { fillTemplate } from './fill-template.ts';
import { modelTexts } from './model-texts.ts';
import type { Language } from './words.ts';

/** The text, or its first `limit` characters (UTF-16 units) and a note of its whole length. */
export function clip(text: string, limit: number, language: Language): string {
  if (text.length <= limit) return text;
  const template = modelTexts[language]['value.clipped'];
  return fillTemplate(template, (name) => (name === 'length' ? String(text.length) : start(text, limit)));
}

/** The first `limit` UTF-16 units; a surrogate pair is not cut apart. */
function start(text: string, limit: number): string {
  return /[\uD800-\uDBFF]$/.test(text.slice(0, limit)) ? text.slice(0, limit - 1) : text.slice(0, limit);
}
