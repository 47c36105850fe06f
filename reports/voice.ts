import { clip } from '../src/model/clip.ts';
import { formatInstant } from '../src/model/format-instant.ts';
import { formatDuration, formatValue } from '../src/model/format-value.ts';
import { pickText, say } from '../src/model/say.ts';
import { visible } from '../src/model/visible.ts';
import { reportTexts, type ReportCode } from './report-texts.ts';
import type { Json } from '../src/model/json.ts';
import type { Message, Param, Params, Text, Texts } from '../src/model/message.ts';
import type { Language, Outcome, Severity, Unit, Verdict } from '../src/model/words.ts';
import type { ReportContext } from './report-format.ts';

/** Everything a writer says, in one language and time zone. What it returns is text, escaped by each sink. */
export interface Voice {
  readonly language: Language;
  readonly context: ReportContext;
  /** Every sentence by code. */
  readonly texts: Texts;
  /** A sentence of the report itself. */
  word(code: ReportCode, params?: Params): string;
  /** A sentence of judge, kit or a probe. */
  say(message: Message): string;
  /** The sentence of a code, or null where none exists. */
  sentence(code: string): string | null;
  /** An author’s words; empty where there are none. */
  text(text: Text | null): string;
  /** A raw value for people, on one line, clipped. */
  value(value: Json, unit?: Unit | null): string;
  /** A raw name (path, node, owner, file) on one line, clipped. */
  raw(text: string): string;
  instant(iso: string): string;
  duration(milliseconds: number): string;
  outcome(outcome: Outcome): string;
  severity(severity: Severity): string;
  verdict(verdict: Verdict): string;
}

/** Words that were already put together, as a parameter: neither clipped nor escaped a second time. */
export function spoken(text: string): Param {
  return { kind: 'text', text };
}

const longestName = 300;
const longestText = 2000;

/** The voice of one report. */
export function makeVoice(context: ReportContext): Voice {
  const { language, timeZone } = context;
  const texts: Texts = { ...context.texts, ...reportTexts[language] };
  const speak = (message: Message): string => say(texts, message, language, timeZone);
  const word = (code: ReportCode, params: Params = {}): string => speak({ code, params });
  return {
    language,
    context,
    texts,
    word,
    say: speak,
    sentence: (code) => (Object.hasOwn(texts, code) ? speak({ code, params: {} }) : null),
    text: (text) => (text === null ? '' : clip(pickText(text, language), longestText, language)),
    value: (value, unit = null) => formatValue(value, unit, language, timeZone),
    raw: (text) => visible(clip(text, longestName, language)),
    instant: (iso) => formatInstant(iso, timeZone),
    duration: formatDuration,
    outcome: (outcome) => word(`outcome.${outcome}`),
    severity: (severity) => word(`severity.${severity}`),
    verdict: (verdict) => word(`verdict.${verdict}`),
  };
}
