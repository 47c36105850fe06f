import { createHash } from 'node:crypto';
import type { Climbed } from '../../../src/kit/ladder/climb.ts';
import { htmlTitle, looksLikeHtml } from '../../../src/kit/ladder/html-title.ts';
import { newRemembered } from '../../../src/kit/ladder/remembered.ts';
import { readText } from '../../../src/kit/ladder/text-of.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { answererSigns } from './answerers.ts';
import type { ReplyEvidence } from './answerer.ts';
import { replyEvidence, whoAnswered } from './who-answered.ts';

/** A body, as text and as facts. */
export interface SeenBody {
  readonly text: string;
  /** Media type in lower case, without parameters; null: none was sent. */
  readonly type: string | null;
  /** body, title, answeredBy. */
  readonly facts: JsonObject;
  readonly gaps: readonly Gap[];
}

/** Media types that hold no text. */
const binary =
  /^(?:image|audio|video|font)\/(?!svg)|^application\/(?:octet-stream|pdf|zip|gzip|x-tar|msword|vnd\.(?:ms-|openxml))/;

/** What a body is, and who made it as far as that shows. */
export function bodyFacts(climbed: Climbed): SeenBody {
  const { bytes, wireBytes } = climbed.body;
  const type = climbed.contentType?.split(';')[0]?.trim().toLowerCase() ?? null;
  const { text, charset, from, agrees, unknown } = readText(bytes, climbed.contentType);
  const isText = bytes.length > 0 && !binary.test(type ?? '');
  const body = {
    bytes: bytes.length,
    wireBytes,
    contentType: type,
    encoding: climbed.contentEncoding,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    charset: isText ? charset : null,
    charsetFrom: isText ? from : null,
    charsetAgrees: isText ? agrees : null,
  };
  const facts = { body, title: looksLikeHtml(text) ? htmlTitle(text) : null };
  return {
    text,
    type,
    facts: { ...facts, ...answererFacts({ ...climbed.facts, ...facts }, text) },
    gaps: isText && unknown !== null ? [unknownCharset(unknown)] : [],
  };
}

function unknownCharset(charset: string): Gap {
  const note = { note: 'http.gap.no-charset', noteParams: { charset } };
  return { path: 'body.charset', reason: 'not-supported', detail: null, ...note };
}

/** `answeredBy`, from the facts of a reply and its text. */
export function answererFacts(facts: JsonObject, text: string): JsonObject {
  const evidence = replyEvidence(facts, text);
  return alike.get(looked(evidence), () => {
    const answeredBy = whoAnswered(evidence, answererSigns);
    if (answeredBy === null) return { answeredBy };
    return { answeredBy: { ...answeredBy, evidence: [...answeredBy.evidence], through: [...answeredBy.through] } };
  });
}

/** Thousands of addresses behind one server answer alike, but for the date. */
const alike = newRemembered<JsonObject>(64);

const headersLooked = new Set(
  answererSigns.flatMap(({ all }) => all.filter((each) => each.in === 'header').map(({ name = '' }) => name)),
);

/** All that the signs look at, as one text. */
function looked({ headers, ...rest }: ReplyEvidence): string {
  const said: string[] = [];
  for (const [name, text] of headers) if (headersLooked.has(name)) said.push(name, text);
  return JSON.stringify([said, rest]);
}
