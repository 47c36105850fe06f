import type { ScalarNode } from '../text/tree.ts';
import type { Subject } from './subject.ts';

const written =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/i;

/** Whether a text is an ISO 8601 date, or a date with a time of day (RFC 3339 with its common relaxations). */
export function isInstant(text: string): boolean {
  const found = written.exec(text);
  if (found === null) return false;
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00'] = found;
  const midnight = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (midnight.toISOString().slice(0, 10) !== `${year}-${month}-${day}`) return false;
  return Number(hour) <= 23 && Number(minute) <= 59 && Number(second) <= 60;
}

/** A moment or a whole day, as text; undefined after a mistake was reported. */
export function readInstant(node: ScalarNode, subject: Subject): string | undefined {
  const text = node.source.trim();
  if (isInstant(text)) return text;
  subject.sink.report('value-misfit-instant', node.at, { fact: subject.name, written: clip(text) });
  return undefined;
}

function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
