import type { Unit } from '../../model/words.ts';

/** A number with what it counts, in the base unit of its kind. */
export interface Amount {
  readonly value: number;
  /** `plain`: written without a unit. */
  readonly kind: 'bytes' | 'time' | 'percent' | 'plain';
}

const binary = 1024;
const decimal = 1000;

/** Bytes in one unit (IEC 80000-13: KiB is 1024, kB is 1000). */
const sizes: Readonly<Record<string, number>> = {
  B: 1,
  bytes: 1,
  kB: decimal,
  KB: decimal,
  MB: decimal ** 2,
  GB: decimal ** 3,
  TB: decimal ** 4,
  KiB: binary,
  MiB: binary ** 2,
  GiB: binary ** 3,
  TiB: binary ** 4,
};

/** Milliseconds in one unit. */
const times: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  second: 1000,
  seconds: 1000,
  min: 60_000,
  minute: 60_000,
  minutes: 60_000,
  h: 3_600_000,
  hour: 3_600_000,
  hours: 3_600_000,
  d: 86_400_000,
  day: 86_400_000,
  days: 86_400_000,
  week: 604_800_000,
  weeks: 604_800_000,
};

const shape = /^([+-]?\d{1,15}(?:\.\d{1,9})?)\s*([A-Za-z%]*)$/;

/** Reads `500 GiB`, `300 ms`, `30 days`, `90 %`, `12`; null where it is none of these. Unit names keep their case. */
export function parseAmount(text: string): Amount | null {
  const match = shape.exec(text.trim());
  if (match === null) return null;
  const [, digits = '', unit = ''] = match;
  const number = Number(digits);
  if (unit === '') return { value: number, kind: 'plain' };
  if (unit === '%') return { value: number, kind: 'percent' };
  if (Object.hasOwn(sizes, unit)) return { value: number * (sizes[unit] ?? 1), kind: 'bytes' };
  if (Object.hasOwn(times, unit)) return { value: number * (times[unit] ?? 1), kind: 'time' };
  return null;
}

const msPer: Partial<Record<Unit, number>> = { milliseconds: 1, seconds: 1000, days: 86_400_000 };

/** An amount in the unit of a fact; null where it counts something else. A plain number is taken as that unit. */
export function inUnit(amount: Amount, unit: Unit): number | null {
  if (amount.kind === 'plain') return amount.value;
  if (unit === 'bytes') return amount.kind === 'bytes' ? amount.value : null;
  if (unit === 'percent') return amount.kind === 'percent' ? amount.value : null;
  const factor = msPer[unit];
  return factor !== undefined && amount.kind === 'time' ? amount.value / factor : null;
}
