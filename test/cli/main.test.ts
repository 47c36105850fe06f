import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const pathOf = (file: string): string => fileURLToPath(new URL(`../../${file}`, import.meta.url));

// V8 says of a flag it does not know any more, on standard error, that it is unrecognised, and goes on.
it('sets no flag that the engine of this Node does not know', () => {
  const words = ['--import', new URL('../support/run-typescript.mjs', import.meta.url).href];
  const ran = spawnSync(process.execPath, [...words, pathOf('src/cli/main.ts'), '--help'], { encoding: 'utf8' });
  expect({ code: ran.status, err: ran.stderr }).toEqual({ code: 0, err: '' });
  expect(ran.stdout).toContain('plumbline');
});
