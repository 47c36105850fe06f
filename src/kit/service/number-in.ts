/** A number that stands as a text, as it is written; null: it is none, or may have more digits than a fact keeps. */
export function numberIn(text: string | undefined): number | null {
  return text !== undefined && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text) ? Number(text) : null;
}
