import type { Kind } from '../schema.ts';

/** Digits to which floating-point numbers are compared: what a FLOAT of MySQL is written with. */
const floatDigits = 6;

/**
 * One form for a value of either product; null stays null, so that it is never taken for a text.
 *
 * - number: without leading zeros, without zeros at the end of the fraction: `1.50` and `1.5`; 0 has no sign
 * - float: rounded to six significant digits
 * - text: without blanks at its end, by which CHAR is filled up
 * - date: year, month and day, of a moment too
 * - timestamp: as a clock at UTC shows it, without zeros at the end of the fraction; a zone `+00` is left out
 * - boolean: true or false, also of 1, 0
 * - uuid: hexadecimal digits in lower case
 * - bytes: hexadecimal
 */
export function canonical(value: string | null, kind: Kind): string | null {
  if (value === null) return null;
  switch (kind) {
    case 'number':
      return plainNumber(value);
    case 'float':
      return Number.isFinite(Number(value)) ? String(Number(Number(value).toPrecision(floatDigits)) + 0) : value;
    case 'text':
      return value.replace(/ +$/, '');
    case 'date':
      return /^\d{4}-\d\d-\d\d/.exec(value)?.[0] ?? value;
    case 'timestamp':
      return moment(value);
    case 'boolean':
      return { t: 'true', 1: 'true', true: 'true', f: 'false', 0: 'false', false: 'false' }[value] ?? value;
    case 'uuid':
      return value.toLowerCase().replaceAll(/[{}-]/g, '');
    case 'bytes':
      return value;
  }
}

function plainNumber(value: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(value.trim()) ?? [];
  if (whole + fraction === '') return /^[+-]?[0.]+$/.test(value.trim()) ? '0' : value;
  const written = `${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`;
  return sign === '-' ? `-${written}` : written;
}

function moment(value: string): string {
  const [, day, clock = '00:00:00', fraction = ''] =
    /^(\d{4,6}-\d\d-\d\d)(?:[ T](\d\d:\d\d:\d\d)(?:\.(\d*?)0*)?(?:\+00(?::?00)?|Z)?)?$/.exec(value) ?? [];
  if (day === undefined) return value;
  return `${day} ${clock}${fraction === '' ? '' : `.${fraction}`}`;
}
