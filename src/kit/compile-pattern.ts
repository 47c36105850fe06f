import { RE2JS } from 're2js';

/**
 * A pattern that somebody wrote, compiled by an engine that runs in linear time whatever the pattern; null where it is
 * none, or has look-around or back references (RE2 syntax).
 */
export function compilePattern(pattern: string): RE2JS | null {
  try {
    return RE2JS.compile(pattern);
  } catch {
    return null;
  }
}
