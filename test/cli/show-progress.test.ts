import { describe, expect, it } from 'vitest';
import { processContext, type Context } from '../../src/cli/context.ts';
import { progressDisplay } from '../../src/cli/show-progress.ts';
import type { ProgressEvent } from '../../src/run/progress.ts';

const counts = { total: 4, running: 1, ended: 2, failed: 1 };

/** What is written while a long look goes on for 100 s and tells of itself every second. */
function watched(change: Partial<Context>): string[] {
  const lines: string[] = [];
  let clock = 1_000_000;
  const err = (text: string): void => {
    lines.push(text);
  };
  const display = progressDisplay({ ...processContext(), width: 100, err, now: () => clock, ...change });
  for (let second = 0; second < 100; second++) {
    const amount = { items: second * 500, bytes: second * 20_971_520 };
    const task = { check: 'dist', environment: 'production', node: null, vantage: null };
    const event: ProgressEvent = { kind: 'task-progressed', task, amount, counts };
    display.show(event);
    clock += 1000;
  }
  return lines;
}

describe('a long look', () => {
  it('moves the line of a terminal each time', () => {
    const lines = watched({ interactive: true, language: 'en' });
    expect(lines).toHaveLength(100);
    expect(lines.at(-1)).toContain('2 of 4 done, 1 without an answer  dist/production: 49500 entries, 1.93 GiB');
  });

  it('tells a log every half minute', () => {
    const lines = watched({ interactive: false, language: 'zh-CN' });
    expect(lines).toHaveLength(4);
    expect(lines[1]).toBe('dist/production：已读取 15000 个条目，600 MiB\n');
  });
});
