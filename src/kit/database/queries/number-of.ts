/** Significant digits that every number of JSON keeps (IEEE 754 double, 15 decimal digits). */
const exactDigits = 15;

/**
 * A number that a server wrote, as a number where nothing is lost by it, else as it was written: 18 digits of a numeric,
 * integers beyond 2^53, `NaN`. `approximate`: the server’s type is a double itself.
 */
export function numberOf(written: string, approximate = false): number | string {
  const [, integer = '', fraction = ''] = /^[-+]?(\d+)(?:\.(\d+))?(?:[eE][-+]?\d{1,3})?$/.exec(written) ?? [];
  if (integer === '') return written;
  const number = Number(written);
  if (!Number.isFinite(number)) return written;
  const digits = `${integer}${fraction}`.replace(/^0+/, '').replace(/0+$/, '').length;
  if (approximate || digits <= exactDigits) return Object.is(number, -0) ? 0 : number;
  return fraction === '' && Number.isSafeInteger(number) ? number : written;
}
