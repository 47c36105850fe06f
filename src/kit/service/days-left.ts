import type { Json } from '../../model/json.ts';

const dayMs = 86_400_000;

/** Whole days from now until a moment (ISO 8601); below zero: it is over; null: it is no moment. */
export function daysLeft(moment: Json | undefined, now: number): number | null {
  const end = typeof moment === 'string' ? Date.parse(moment) : Number.NaN;
  return Number.isNaN(end) ? null : Math.floor((end - now) / dayMs);
}
