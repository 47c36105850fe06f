import type { Position } from './mistake.ts';
import type { ScalarNode } from './tree.ts';

/** How everything that is not text begins; spares most values the tests below. */
const SPECIAL = /^(?:[-+.~0-9nNtTfF]|$)/u;
const NULL = /^(?:~|null|Null|NULL)?$/u;
const TRUE = /^(?:true|True|TRUE)$/u;
const FALSE = /^(?:false|False|FALSE)$/u;
const OCTAL = /^0o[0-7]+$/u;
const HEXADECIMAL = /^0x[0-9a-fA-F]+$/u;
const DECIMAL = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/u;

/**
 * The value of an unquoted scalar by the core schema of YAML 1.2 (section 10.3.2): `no`, `yes`, `on`, `off` and dates
 * are text. Infinity, not-a-number and numbers too great for JSON stay text, because a tree must survive JSON.
 */
export function coreValue(source: string): string | number | boolean | null {
  if (!SPECIAL.test(source)) return source;
  if (NULL.test(source)) return null;
  if (TRUE.test(source)) return true;
  if (FALSE.test(source)) return false;
  const isNumber = DECIMAL.test(source) || OCTAL.test(source) || HEXADECIMAL.test(source);
  if (!isNumber) return source;
  const value = Number(source);
  return Number.isFinite(value) ? value : source;
}

/** An unquoted scalar. */
export function plainNode(at: Position, source: string): ScalarNode {
  return { kind: 'scalar', at, value: coreValue(source), source, quoted: false };
}
