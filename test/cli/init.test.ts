import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { init } from '../../src/cli/commands/init.ts';
import { processContext } from '../../src/cli/context.ts';
import { quietContext } from '../profiles/run-template.ts';
import { put, sharedFolder } from '../support/cli-files.ts';
import { readTexts } from '../support/read-profile.ts';

const folder = sharedFolder();

it('writes a profile for a file and for the machine it stands on', { timeout: 120_000 }, async () => {
  const test = put(folder, 'test/a.properties', 'db.host=db1\n');
  const production = put(folder, 'production/a.properties', 'db.host=db2\n');
  const said: string[] = [];
  const context = {
    ...processContext(),
    cwd: folder,
    language: 'zh-CN' as const,
    interactive: false,
    err: (text: string) => said.push(text),
  };
  const target = [`test/conf=file:${test}`, `production/conf=file:${production}`, 'production/ports=ports:'];
  expect(await init(context, [], { name: '系统', target, concurrency: 4, perHost: 4, browsers: 1 })).toBe(0);
  const text = readFileSync(join(folder, '系统.yaml'), 'utf8');
  const content = readFileSync(join(folder, '系统-site.yaml'), 'utf8');
  expect(readTexts('p.yaml', text, { site: { name: 's.yaml', content } })).toMatchObject({ ok: true });
  expect(text).toContain('kind: file');
  expect(text).toContain('encoding: UTF-8');
  expect(said.join('')).toContain('下一步');
});

it('names the authorities where a probe can be told them, however the address is written', async () => {
  const ca = put(folder, 'ca.pem', '');
  const out = join(folder, 'authority');
  const target = [
    ...['test/page=browser+https://127.0.0.1:1/', 'test/api=HTTPS://127.0.0.1:1/health'],
    'test/intranet=browser+http://127.0.0.1:1/',
  ];
  expect(await init(quietContext(folder), [], { name: 'p', target, out, ca, ask: false })).toBe(0);
  const text = readFileSync(join(out, 'p.yaml'), 'utf8');
  expect(text.split('\n').filter((line) => line.includes('ca:'))).toHaveLength(2);
  expect(text).toMatch(/probe: http\n[^\n]*ca: /);
  expect(text).toMatch(/probe: browser\n[^\n]*ca: /);
});
