import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const loader = fileURLToPath(new URL('../support/run-typescript.mjs', import.meta.url));
const source = new URL('../../src/run/own-address.ts', import.meta.url).href;

/** Asks with no descriptor left: the socket cannot be bound. */
const program = `
  import { openSync } from 'node:fs';
  import { ownAddress } from '${source}';
  try { for (;;) openSync('/dev/null'); } catch {}
  console.log(JSON.stringify(await ownAddress({ address: '127.0.0.1', family: 4 }, 9)));
`;

it('is not waited for where no socket can be had', async () => {
  const node = [process.execPath, '--import', loader, '--input-type=module', '--eval', program];
  const { stdout } = await promisify(execFile)('sh', ['-c', 'ulimit -n 100; exec "$@"', 'sh', ...node]);
  expect(stdout).toBe('null\n');
});
