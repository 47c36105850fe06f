/** Numbers as the server writes them: no leading zeros, within what a double keeps exactly. */
const whole = /^(?:0|-?[1-9]\d{0,14})$/;
const decimal = /^-?\d{1,12}\.\d{1,9}$/;

/**
 * A global variable as a typed value. SHOW gives texts only: ON and OFF become true and false, numbers numbers. What
 * names a version stays text, and so does what a number cannot hold (18446744073709551615).
 */
export function settingValue(name: string, text: string): string | number | boolean {
  if (text === 'ON') return true;
  if (text === 'OFF') return false;
  const isNumber = whole.test(text) || (decimal.test(text) && !name.includes('version'));
  return isNumber ? Number(text) : text;
}
