import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContractFile } from '../../../../probes/http/reply/contract-file.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

describe('the file of a contract', () => {
  it('is parsed once, however many interfaces it describes, and anew when it changes', async () => {
    const path = join(await temporaryFolder(), 'orders.yaml');
    let prepared = 0;
    const read = () =>
      readContractFile(path, 'openapi', (document) => {
        prepared += 1;
        return { ...document, ready: true };
      });
    await writeFile(path, 'openapi: 3.1.0\n');
    const first = await read();
    expect((await read()).document).toBe(first.document);
    expect(prepared).toBe(1);
    await writeFile(path, 'openapi: 3.1.1 # later\n');
    const changed = await read();
    expect(changed.document).toEqual({ openapi: '3.1.1', ready: true });
    expect(changed.digest).not.toBe(first.digest);
  });

  it('is read once by those who ask at one time, and anew after it failed', async () => {
    const path = join(await temporaryFolder(), 'orders.json');
    await writeFile(path, '{"openapi": "3.0.3"}');
    let prepared = 0;
    const read = () =>
      readContractFile(path, 'openapi', (document) => {
        prepared += 1;
        if (prepared === 1) throw new Error('not yet');
        return document;
      });
    await expect(read()).rejects.toThrow('not yet');
    const [one, other] = await Promise.all([read(), read()]);
    expect(one).toBe(other);
    expect(prepared).toBe(2);
  });

  it('made ready for one use does not serve another', async () => {
    const path = join(await temporaryFolder(), 'orders.json');
    await writeFile(path, '{"openapi": "3.0.3"}');
    const described = await readContractFile(path, 'openapi', () => ({ made: 'ready' }));
    const schema = await readContractFile(path, 'schema', (document) => document);
    expect([described.document, schema.document]).toEqual([{ made: 'ready' }, { openapi: '3.0.3' }]);
  });
});
