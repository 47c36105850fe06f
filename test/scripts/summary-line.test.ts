import { describe, expect, it } from 'vitest';
import { summaryLine } from '../../scripts/summary-line.mjs';

function file(status: string, ...tests: string[]): { status: string; assertionResults: { status: string }[] } {
  return { status, assertionResults: tests.map((one) => ({ status: one })) };
}

describe('summaryLine', () => {
  it('counts tests, and leaves out skipped ones where there are none', () => {
    const passed = [file('passed', 'passed', 'passed'), file('passed', 'passed')];
    expect(summaryLine({ testResults: passed })).toEqual({ line: '3 passed, 0 failed', failed: 0 });
  });

  it('counts everything that neither passed nor failed as skipped', () => {
    const mixed = [file('failed', 'passed', 'failed', 'pending', 'todo', 'skipped')];
    expect(summaryLine({ testResults: mixed }).line).toBe('1 passed, 1 failed, 3 skipped');
  });

  it('counts a file that did not load as one failure', () => {
    expect(summaryLine({ testResults: [file('failed'), file('passed', 'passed')] })).toEqual({
      line: '1 passed, 1 failed',
      failed: 1,
    });
  });
});
