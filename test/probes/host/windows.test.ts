import { describe, expect, it } from 'vitest';
import { readWindows } from '../../../probes/host/windows/read-windows.ts';
import type { Execute } from '../../../src/kit/execute.ts';
import { ProbeFailure } from '../../../src/kit/probe-failure.ts';

/** Windows on which every question to the registry ends with these words on standard error. */
function registrySays(words: string): Execute {
  return ({ argv }) => {
    if (argv[0] !== 'reg.exe') return Promise.reject(new ProbeFailure('command-not-found', { phase: 'command' }));
    const said = { stdout: Buffer.alloc(0), stderr: Buffer.from(words), truncated: false, durationMs: 1 };
    return Promise.resolve({ exitCode: 1, signal: null, ...said });
  };
}

describe('.NET and Visual C++ runtimes', () => {
  it.each([
    'ERROR: The system was unable to find the specified registry key or value.',
    '错误: 系统找不到指定的注册表项或值。',
  ])('are not installed where the registry has no such key: %s', async (words) => {
    const { facts, gaps } = await readWindows({ execute: registrySays(words) });
    expect(facts.windows).toMatchObject({ dotnetRelease: null, vcRuntimes: {} });
    expect(gaps.map(({ path }) => path)).not.toContain('windows.dotnetRelease');
  });

  it.each(['ERROR: Access is denied.', 'ОШИБКА: Отказано в доступе.', ''])(
    'are unseen where the registry was not: %s',
    async (words) => {
      const { facts, gaps } = await readWindows({ execute: registrySays(words) });
      expect(facts.windows).toEqual({});
      const paths = gaps.map(({ path }) => path);
      expect(paths).toEqual(
        expect.arrayContaining(['windows.dotnetRelease', 'windows.vcRuntimes', 'windows.hotfixes']),
      );
    },
  );

  it('are unseen where reg.exe cannot be run', async () => {
    const execute: Execute = () => Promise.reject(new ProbeFailure('command-not-found', { phase: 'command' }));
    const { facts, gaps } = await readWindows({ execute });
    expect(facts.windows).toEqual({});
    expect(gaps.map(({ path }) => path)).toContain('windows.dotnetRelease');
  });
});
