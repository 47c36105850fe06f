import type { Severity } from '../../src/model/words.ts';

/** Level of a failed finding (SARIF 2.1.0, 3.27.10). */
export function sarifLevel(severity: Severity): 'error' | 'warning' | 'note' {
  if (severity === 'blocker' || severity === 'major') return 'error';
  return severity === 'minor' ? 'warning' : 'note';
}
