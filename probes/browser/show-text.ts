import { showUrl } from '../../src/kit/ladder/show-url.ts';
import { maskSecrets } from '../../src/kit/looks-secret.ts';

/** Longest text of one message, UTF-16 units. */
const longest = 500;

/** An address as it may be shown: query values masked, no user and password; inline data only by their kind. */
export function shownUrl(text: string): string {
  if (!URL.canParse(text)) return clipped(maskSecrets(text));
  const url = new URL(text);
  if (/^(?:https?|wss?):$/.test(url.protocol)) return clipped(showUrl(url));
  return clipped(url.protocol === 'data:' ? (/^data:[^,;]*/.exec(text)?.[0] ?? 'data:') : maskSecrets(text));
}

/** A text of the page as it may be shown: addresses in it masked as above, secrets by their form, clipped. */
export function shownText(text: string): string {
  const shown = text.slice(0, 4 * longest).replaceAll(/\b(?:https?|wss?):\/\/[^\s'"<>`]+/g, (url) => shownUrl(url));
  return clipped(maskSecrets(shown));
}

function clipped(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}
