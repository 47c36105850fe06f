/** A value that was written without quotation marks. */
export type Scalar = string | number | boolean;

/**
 * `8080`, `0.5` and `true` as number and truth, everything else as the text it is: a number only where it is written
 * just as it would be printed, so that `1.10`, `007`, `+1` and `1e3` stay what somebody wrote. The same in all formats, so
 * that a setting does not change its type when a file of properties becomes YAML.
 */
export function typedValue(text: string): Scalar {
  if (text === 'true') return true;
  if (text === 'false') return false;
  if (!/^-?\d{1,16}(?:\.\d{1,15})?$/.test(text)) return text;
  const value = Number(text);
  const exact = String(value) === text && (!Number.isInteger(value) || Number.isSafeInteger(value));
  return exact ? value : text;
}
