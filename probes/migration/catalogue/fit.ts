import { widthOf } from './charsets.ts';
import type { Form } from './column-form.ts';

/** How a column of the target takes what a column of the source may hold. */
export type Fit = 'holds' | 'narrower' | 'other';

type Of<K extends Form['kind']> = Extract<Form, { readonly kind: K }>;

/** Whether everything that fits the source fits the target too. Dates beyond the year 9999 are left out of account. */
export function fitOf(source: Form, target: Form): Fit {
  switch (source.kind) {
    case 'integer':
      return integerFit(source, target);
    case 'decimal':
      return decimalFit(source, target);
    case 'float':
      if (target.kind === 'float') return yes(target.digits >= source.digits);
      return target.kind === 'decimal' || target.kind === 'integer' ? 'narrower' : 'other';
    case 'text':
      return target.kind === 'text' ? yes(textHolds(source, target)) : 'other';
    case 'bytes':
      return target.kind === 'bytes' ? yes(within(source.bytes, target.bytes)) : 'other';
    case 'date':
      if (target.kind === 'timestamp') return yes(!target.short);
      return target.kind === 'date' ? 'holds' : 'other';
    case 'time':
      if (target.kind !== 'time') return 'other';
      return yes(target.fraction >= source.fraction && (target.long || !source.long));
    case 'timestamp':
      return timestampFit(source, target);
    case 'boolean':
      return target.kind === 'boolean' || target.kind === 'integer' ? 'holds' : 'other';
    case 'uuid':
      if (target.kind === 'text') return yes((target.characters ?? 36) >= 36);
      return target.kind === 'uuid' ? 'holds' : 'other';
    case 'json':
      if (target.kind === 'text') return yes(target.characters === null && target.bytes === null);
      return target.kind === 'json' ? 'holds' : 'other';
    case 'enum':
      return enumFit(source, target);
    case 'other':
      return target.kind === 'other' ? 'holds' : 'other';
  }
}

function yes(holds: boolean): Fit {
  return holds ? 'holds' : 'narrower';
}

/** Null: without limit. */
function within(source: number | null, target: number | null): boolean {
  return target === null || (source !== null && source <= target);
}

function digitsOf(limit: bigint): number {
  return String(limit < 0n ? -limit : limit).length;
}

function integerFit(source: Of<'integer'>, target: Form): Fit {
  switch (target.kind) {
    case 'integer':
      return yes(source.min >= target.min && source.max <= target.max);
    case 'decimal':
      return yes(within(Math.max(digitsOf(source.min), digitsOf(source.max)), target.whole));
    case 'float':
      return yes(digitsOf(source.max) <= target.digits);
    case 'boolean':
      return source.mayBeBoolean ? 'holds' : 'narrower';
    default:
      return 'other';
  }
}

function decimalFit(source: Of<'decimal'>, target: Form): Fit {
  if (target.kind === 'decimal') return yes(within(source.whole, target.whole) && within(source.scale, target.scale));
  if (target.kind === 'float') return 'narrower';
  if (target.kind !== 'integer') return 'other';
  return yes(source.scale === 0 && source.whole !== null && 10n ** BigInt(source.whole) - 1n <= target.max);
}

/** A target that counts bytes is sure to take only as many characters as fit with the widest of its set. */
function textHolds(source: Of<'text'>, target: Of<'text'>): boolean {
  if (source.characters === null && source.bytes !== null && target.bytes !== null) return source.bytes <= target.bytes;
  const sure = target.bytes === null ? target.characters : Math.floor(target.bytes / widthOf(target.charset));
  return within(source.characters ?? source.bytes, sure);
}

function timestampFit(source: Of<'timestamp'>, target: Form): Fit {
  if (target.kind === 'date') return 'narrower';
  if (target.kind !== 'timestamp' || target.zoned !== source.zoned) return 'other';
  return yes(target.fraction >= source.fraction && (source.short || !target.short));
}

/** Labels that the target lacks are told apart from this. */
function enumFit(source: Of<'enum'>, target: Form): Fit {
  if (target.kind === 'enum') return 'holds';
  if (target.kind !== 'text') return 'other';
  const longest = Math.max(0, ...source.labels.map((label) => [...label].length));
  return yes(textHolds({ kind: 'text', characters: longest, bytes: null, charset: null }, target));
}
