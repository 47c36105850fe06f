import { isJsonList, isJsonObject, type JsonObject } from '../../../src/model/json.ts';
import type { Confidence } from '../../../src/model/reference.ts';
import type { AnswererCondition, AnswererRole, AnswererSign, ReplyEvidence } from './answerer.ts';

/** Who answered, as far as the reply shows it. */
export interface AnsweredBy {
  /** As its makers call it. */
  readonly product: string;
  readonly role: AnswererRole;
  /** Whether this one made the reply itself; false: it, or something behind it, did. */
  readonly made: boolean;
  readonly confidence: Confidence;
  /** What was seen, `server: nginx`, for each sign of the same product. */
  readonly evidence: readonly string[];
  /** Others on the way that show themselves. */
  readonly through: readonly string[];
}

const mostBody = 20_000;
const longestEvidence = 120;

/**
 * Says who answered by signs that are data. A page of a portal, filter or gateway is named before what runs behind it,
 * because then the service itself was not asked; a server header alone says least. Null: nothing known shows itself.
 */
export function whoAnswered(evidence: ReplyEvidence, signs: readonly AnswererSign[]): AnsweredBy | null {
  const hits: { readonly sign: AnswererSign; readonly seen: readonly string[] }[] = [];
  for (const sign of signs) {
    const seen = seenOf(sign, evidence);
    if (seen !== null) hits.push({ sign, seen });
  }
  const first = hits[0];
  if (first === undefined) return null;
  const { product, role, confidence, says } = first.sign;
  const own = hits.filter((hit) => hit.sign.product === product);
  return {
    product,
    role,
    made: says === 'made',
    confidence,
    evidence: [...new Set(own.flatMap((hit) => hit.seen))],
    through: [...new Set(hits.map((hit) => hit.sign.product))].filter((name) => name !== product),
  };
}

/** What the signs are looked for in, from the facts of a reply and the beginning of its text. */
export function replyEvidence(facts: JsonObject, text: string): ReplyEvidence {
  const headers = isJsonObject(facts['headers']) ? facts['headers'] : {};
  const texts = Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const byName = new Map(texts);
  return {
    status: Number(facts['status']),
    headers: byName,
    cookies: cookieNames(byName.get('set-cookie') ?? ''),
    title: typeof facts['title'] === 'string' ? facts['title'] : null,
    body: text.slice(0, mostBody),
    location: byName.get('location') ?? lastLocation(facts),
  };
}

/** Cookies stand in the facts as `NAME=(mark); Path=/, NAME=...`. */
function cookieNames(header: string): readonly string[] {
  return [...header.matchAll(/(?:^|, )([^=;,\s]+)=/g)].map((found) => found[1] ?? '');
}

function lastLocation(facts: JsonObject): string | null {
  const redirects = isJsonList(facts['redirects']) ? facts['redirects'] : [];
  const last = redirects.at(-1);
  return isJsonObject(last) && typeof last['location'] === 'string' ? last['location'] : null;
}

/** Most signs are not there: nothing is made for those. */
function seenOf(sign: AnswererSign, evidence: ReplyEvidence): readonly string[] | null {
  let seen: string[] | null = null;
  for (const condition of sign.all) {
    const found = foundBy(condition, evidence);
    if (found === null) return null;
    seen ??= [];
    seen.push(found);
  }
  return seen ?? [];
}

function foundBy(condition: AnswererCondition, evidence: ReplyEvidence): string | null {
  const { in: place, name = '', pattern } = condition;
  if (place === 'cookie') {
    const cookie = evidence.cookies.find((each) => fits(each, name));
    return cookie === undefined ? null : `cookie: ${cookie}`;
  }
  const text = textAt(place, name, evidence);
  if (text === null) return null;
  if (pattern === undefined) return `${name}: ${clip(text)}`;
  const found = pattern.exec(text)?.[0];
  if (found === undefined) return null;
  return `${place === 'header' ? name : place}: ${clip(place === 'header' || place === 'title' ? text : found)}`;
}

function fits(cookie: string, name: string): boolean {
  return name.endsWith('*') ? cookie.startsWith(name.slice(0, -1)) : cookie === name;
}

function textAt(
  place: Exclude<AnswererCondition['in'], 'cookie'>,
  name: string,
  evidence: ReplyEvidence,
): string | null {
  if (place === 'header') return evidence.headers.get(name) ?? null;
  if (place === 'status') return String(evidence.status);
  return evidence[place];
}

/** On one line and bounded: it was said by somebody else. */
function clip(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return line.length > longestEvidence ? `${line.slice(0, longestEvidence - 1)}…` : line;
}
