import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { files } from '../../../probes/files/index.ts';
import { look } from '../../support/http-task.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('tells how many entries of a folder were met and how many bytes were read', async () => {
  const folder = await temporaryFolder();
  mkdirSync(join(folder, 'inner'));
  for (let n = 0; n < 50; n += 1) writeFileSync(join(folder, 'inner', String(n)), Buffer.alloc(1000));
  expect((await look(files, { path: `${folder}/` })).amount).toEqual({ items: 51, bytes: 50_000 });
});

it('tells it of one great file, and of an archive with what is in it', async () => {
  const folder = await temporaryFolder();
  const great = join(folder, 'great.bin');
  writeFileSync(great, Buffer.alloc(1_000_000));
  expect((await look(files, { path: great })).amount).toEqual({ items: 1, bytes: 1_000_000 });
  const archive = join(folder, 'app.war');
  writeFileSync(archive, zipSync({ 'a.txt': Buffer.from('1'), 'b.txt': Buffer.from('2') }));
  expect((await look(files, { path: archive })).amount).toEqual({ items: 3, bytes: statSync(archive).size });
});
