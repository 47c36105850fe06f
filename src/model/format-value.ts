import { clip } from './clip.ts';
import { fillTemplate } from './fill-template.ts';
import { formatInstant } from './format-instant.ts';
import { modelTexts } from './model-texts.ts';
import { visible } from './visible.ts';
import type { Json } from './json.ts';
import type { Language, Unit } from './words.ts';

/** Longest raw value shown to people, in characters; the whole of it stands in the JSON report. */
const longest = 300;

/**
 * A raw value as people read it, on one line, harmless for any screen: `64 GiB`, `320 ms`, `12 days`, an instant in the
 * time zone (IANA name). Lists and objects are short JSON. Long values are clipped with a note of their length.
 */
export function formatValue(value: Json, unit: Unit | null, language: Language, timeZone: string): string {
  if (typeof value === 'number') return formatNumber(value, unit, language);
  if (typeof value === 'string') return formatText(value, unit, language, timeZone);
  if (value === null) return modelTexts[language]['value.none'];
  return visible(clip(JSON.stringify(value), longest, language));
}

function formatText(value: string, unit: Unit | null, language: Language, timeZone: string): string {
  if (value === '') return modelTexts[language]['value.empty'];
  if (unit === 'instant') return visible(clip(formatInstant(value, timeZone), longest, language));
  const padded = value.length <= longest && value.trim() !== value;
  return visible(clip(padded ? JSON.stringify(value) : value, longest, language));
}

function formatNumber(value: number, unit: Unit | null, language: Language): string {
  switch (unit) {
    case 'bytes':
      return formatBytes(value, language);
    case 'milliseconds':
      return formatDuration(value);
    case 'seconds':
      return formatDuration(value * 1000);
    case 'days':
      return fillTemplate(modelTexts[language]['value.days'], () => String(rounded(value)));
    case 'percent':
      return `${String(rounded(value))}%`;
    case 'instant':
    case null:
      return String(value);
  }
}

const byteUnits = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** 1024-based. Where rounding hides that a limit was just missed, the exact number stands beside it. */
function formatBytes(bytes: number, language: Language): string {
  let amount = bytes;
  let step = 0;
  while (Math.abs(amount) >= 1024 && step < byteUnits.length - 1) {
    amount /= 1024;
    step += 1;
  }
  const near = rounded(amount);
  const text = `${String(near)} ${byteUnits[step] ?? 'B'}`;
  if (near === amount || !Number.isInteger(near)) return text;
  return fillTemplate(modelTexts[language]['value.exact-bytes'], (name) => (name === 'n' ? String(bytes) : text));
}

/** A duration in milliseconds: `320 ms`, `1.5 s`, `2 min 5 s`, `3 h 20 min`. */
export function formatDuration(milliseconds: number): string {
  if (Math.abs(milliseconds) < 1000) return `${String(rounded(milliseconds))} ms`;
  const seconds = milliseconds / 1000;
  if (Math.abs(seconds) < 60) return `${String(rounded(seconds))} s`;
  const whole = Math.round(seconds);
  if (Math.abs(whole) < 3600) return pair(Math.trunc(whole / 60), 'min', whole % 60, 's');
  const minutes = Math.round(seconds / 60);
  return pair(Math.trunc(minutes / 60), 'h', minutes % 60, 'min');
}

function pair(big: number, bigUnit: string, small: number, smallUnit: string): string {
  const first = `${String(big)} ${bigUnit}`;
  return small === 0 ? first : `${first} ${String(Math.abs(small))} ${smallUnit}`;
}

/** Two decimals at most. */
function rounded(amount: number): number {
  return Math.round(amount * 100) / 100;
}
