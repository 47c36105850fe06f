const longestTitle = 200;

/** Whether a text is an HTML page, whatever its Content-Type says. */
export function looksLikeHtml(text: string): boolean {
  return /^\s*(?:<!--|<!doctype html|<html|<head|<body|<title)/i.test(text.slice(0, 500));
}

/** The title of an HTML page, blanks folded and cut at 200 characters; null: it has none. */
export function htmlTitle(text: string): string | null {
  const start = text.slice(0, 100_000).search(/<title[\s>]/i);
  if (start < 0) return null;
  const open = text.indexOf('>', start);
  const close = text.indexOf('<', open);
  if (open < 0 || close < 0) return null;
  const title = unescapeHtml(text.slice(open + 1, Math.min(close, open + 1000)))
    .replace(/\s+/g, ' ')
    .trim();
  return title === '' ? null : title.slice(0, longestTitle);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function unescapeHtml(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|(\w{2,4}));/g, (all: string, code?: string, name?: string) => {
    if (name !== undefined) return entities[name.toLowerCase()] ?? all;
    const point = Number(code);
    return point > 0x10ffff ? all : String.fromCodePoint(point);
  });
}
