import type { KeyValue } from './formats/key-sink.ts';
import { secretMark } from '../../src/kit/settings.ts';
import type { Dated } from './schema.ts';
import { hasSecret } from './secrets.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const time = String.raw`(?:[T ]{1,2}(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)? ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?`;

/** 2027-01-31, 2027/1/31, 2027.01.31, 20270131, 2027年1月31日, each with a time where there is one. */
const yearFirst = new RegExp(
  String.raw`(?<![\d.])(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?|(\d{2})(\d{2}))${time}(?![\d.]*\d)`,
  'gi',
);

/** 31-Jan-2027, 31 January 2027; Jan 31, 2027; Jan 31 23:59:59 2027 GMT (openssl). */
const named =
  /(?<![\w])(?:(\d{1,2})[ -]([A-Z][a-z]{2,8})[ -](\d{4})|([A-Z][a-z]{2,8}) {1,2}(\d{1,2}),? (?:(\d{2}:\d{2}:\d{2}) )?(\d{4})(?: (GMT|UTC))?)(?!\w)/g;

interface Found {
  readonly from: number;
  readonly to: number;
  readonly at: string;
}

/** Longest line that is looked through, and words kept of what stands before a date, UTF-16 units. */
const longestLine = 2000;
const longestKey = 80;

/** Most dates that are kept. */
const most = 500;

/** Dates of a plain text: each with what stands before it in its line. Texts of more are cut off, which `cut` says. */
export function datesInText(text: string): { readonly dates: readonly Dated[]; readonly cut: boolean } {
  const dates = new Map<string, Dated>();
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (dates.size >= most) return { dates: [...dates.values()], cut: true };
    if (line.length <= longestLine) addLine(dates, line);
  }
  return { dates: [...dates.values()], cut: false };
}

function addLine(dates: Map<string, Dated>, line: string): void {
  let before = '';
  let end = 0;
  for (const found of datesIn(line)) {
    const words = trimWords(line.slice(end, found.from));
    // "有效期自 A 至 B": the second date goes on with the words of the first
    const key = (before === '' ? words : `${before} … ${words}`).slice(-longestKey);
    // the words of a line may hold a password
    addDate(dates, hasSecret(line) ? secretMark : key, found.at, line.slice(found.from, found.to));
    before = key;
    end = found.to;
  }
}

function trimWords(text: string): string {
  return text.replaceAll(/^[\s,;，；。"'“”]+|[\s=:：,"'“”<>[\](){}#*|-]+$/g, '').trim();
}

function addDate(dates: Map<string, Dated>, key: string, at: string, text: string): void {
  let free = key;
  for (let count = 2; dates.has(free); count += 1) free = `${key} (${String(count)})`;
  dates.set(free, { key: free, at, text: text.trim() });
}

/** Dates among settings: values that are a date and nothing else; seconds or milliseconds since 1970 of an end. */
export function datesInKeys(values: ReadonlyMap<string, KeyValue>): readonly Dated[] {
  const dates: Dated[] = [];
  for (const [key, value] of values) {
    if (dates.length >= most) break;
    const at = dateOf(value, isEndKey(key));
    if (at !== null) dates.push({ key, at, text: String(value) });
  }
  return dates;
}

function dateOf(value: KeyValue, isEnd: boolean): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value).trim();
  if (text.length > 60) return null;
  const [found] = datesIn(text);
  if (found?.from === 0 && found.to === text.length) return found.at;
  if (!isEnd || !/^[1-9](?:\d{9}|\d{12})$/.test(text)) return null;
  return new Date(Number(text.length === 10 ? `${text}000` : text)).toISOString();
}

/** What an end is called. */
const end =
  /not[-_. ]?after|expir|valid[-_. ]?(?:until|till|to|thru|through)|end[-_. ]?(?:date|time|day)|有效期|到期|截止|失效|过期|终止|until/i;

/** What a begin is called, at the end of the words before a date. */
const begin =
  /(?:自|从|起|开始|生效|签发|from|start(?:s|ing|date|time)?|begin|issued?|not[-_. ]?before)[-_. ]*(?:日期|时间|date|on|at)?[\s:：]*$/i;

/** Whether what stands before a date says that something ends then. */
export function isEndKey(key: string): boolean {
  return end.test(key) && !begin.test(key);
}

function datesIn(text: string): readonly Found[] {
  const found = [...text.matchAll(yearFirst), ...text.matchAll(named)].flatMap((match) => {
    const at = /^\d{4}/.test(match[0]) ? fromYearFirst(match) : fromNamed(match);
    return at === null ? [] : [{ from: match.index, to: match.index + match[0].trimEnd().length, at }];
  });
  return found.sort((a, b) => a.from - b.from);
}

function fromYearFirst(match: RegExpMatchArray): string | null {
  const [, year = '', , m1, d1, m2, d2, m3, d3, hour, minute = '00', second = '00', zone] = match;
  const day = dayText(year, m1 ?? m2 ?? m3 ?? '', d1 ?? d2 ?? d3 ?? '');
  if (day === null || hour === undefined) return day;
  const clock = `${hour.padStart(2, '0')}:${minute}:${second}`;
  return withZone(day, clock, zone);
}

function fromNamed(match: RegExpMatchArray): string | null {
  const [, d1, m1, y1, m2, d2, clock, y2, zone] = match;
  const month = months.indexOf((m1 ?? m2 ?? '').slice(0, 3).toLowerCase()) + 1;
  const day = dayText(y1 ?? y2 ?? '', String(month), d1 ?? d2 ?? '');
  return day === null || clock === undefined ? day : withZone(day, clock, zone);
}

/** A time without a zone stays one: whose it is, the time zone of the site decides. */
function withZone(day: string, clock: string, zone: string | undefined): string | null {
  const offset =
    zone === undefined ? '' : zone.replace(/^(?:UTC|GMT|z)$/i, 'Z').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const text = `${day}T${clock}${offset}`;
  const moment = Date.parse(offset === '' ? `${text}Z` : text);
  if (Number.isNaN(moment)) return null;
  return offset === '' ? text : new Date(moment).toISOString();
}

/** The day as YYYY-MM-DD; null where the calendar has no such day, or no licence would. */
function dayText(year: string, month: string, day: string): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const moment = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(moment) || Number(year) < 1990) return null;
  return new Date(moment).toISOString().startsWith(text) ? text : null;
}
