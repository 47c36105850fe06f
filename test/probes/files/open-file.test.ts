import { lstatSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MovedError, openFile } from '../../../probes/files/open-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('opens what was looked at and nothing else', async () => {
  const root = await temporaryFolder();
  const path = join(root, 'a', 'x');
  mkdirSync(join(root, 'a'));
  writeFileSync(path, '1');
  const seen = lstatSync(path, { bigint: true });
  await (await openFile(Buffer.from(path), seen)).close();

  writeFileSync(join(root, 'other'), '2');
  renameSync(join(root, 'other'), path);
  await expect(openFile(Buffer.from(path), seen)).rejects.toBeInstanceOf(MovedError);

  const now = lstatSync(path, { bigint: true });
  renameSync(path, join(root, 'kept'));
  symlinkSync(join(root, 'kept'), path);
  await expect(openFile(Buffer.from(path), now)).rejects.toMatchObject({ code: 'ELOOP' });

  renameSync(join(root, 'a'), join(root, 'moved'));
  renameSync(join(root, 'kept'), join(root, 'moved', 'y'));
  symlinkSync(join(root, 'moved'), join(root, 'a'));
  const inside = lstatSync(join(root, 'a', 'y'), { bigint: true });
  await expect(openFile(Buffer.from(join(root, 'a', 'y')), inside)).rejects.toBeInstanceOf(MovedError);
});
