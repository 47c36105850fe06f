import { describe, expect, it } from 'vitest';
import { loadProbes } from '../../probes/registry.ts';
import { describeProbe, settingsSchema } from '../../src/kit/describe-probe.ts';
import { factRowsOf } from '../../src/kit/probe-rows.ts';
import { settingRowsOf, targetExample } from '../../src/kit/setting-rows.ts';
import { readTexts } from '../support/read-profile.ts';

/** Mistakes in a check of one probe: the target of its example, and these lines under `expect`. */
function mistakes(target: readonly string[], expectations: readonly string[]) {
  const lines = [
    'plumbline: 1',
    'checks:',
    '  one:',
    ...target.map((line) => `    ${line}`),
    ...(expectations.length === 0 ? [] : ['    expect:', ...expectations.map((line) => `      ${line}`)]),
  ];
  const read = readTexts('one.yaml', `${lines.join('\n')}\n`);
  const found = read.ok ? [] : read.mistakes;
  return found.map(({ code, line }) => ({ code, line, text: lines[line - 1] ?? '' }));
}

describe.each((await loadProbes()).map((probe) => [probe.kind, probe] as const))('what %s offers', (_kind, probe) => {
  const rows = factRowsOf(describeProbe(probe), probe.texts['zh-CN']);
  const target = targetExample(probe, settingsSchema(probe));

  it('has an example for each fact that can be pasted', () => {
    const examples = rows.flatMap(({ example }) => (example === null ? [] : [example]));
    expect(examples.length).toBeGreaterThan(0);
    const under = mistakes(target, examples).filter(({ line }) => line > target.length + 4);
    expect(under).toEqual([]);
  });

  it('has a target that lacks nothing and knows no more', () => {
    const codes = mistakes(target, []).map(({ code }) => code);
    expect(codes.filter((code) => code.includes('setting') && !/^setting-(?:value|rule)$/.test(code))).toEqual([]);
    for (const { path, about } of settingRowsOf(settingsSchema(probe), probe.texts['zh-CN'])) {
      expect(about, path).not.toBe('');
    }
  });
});
