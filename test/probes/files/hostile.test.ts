import { zipSync } from 'fflate';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { files } from '../../../probes/files/index.ts';
import { formats } from '../../../probes/files/formats/format-names.ts';
import { textFacts } from '../../../probes/files/text-facts.ts';
import { look } from '../../support/http-task.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const pieces = [
  ...['{', '}', '[', ']', '(', ')', '<', '>', '=', ':', ';', ',', '"', "'", '\\', '#', '!', '&', '*', '|', '-', '---'],
  ...[
    '\n',
    '\r',
    '\t',
    ' ',
    '<a>',
    '</a>',
    '<![CDATA[',
    ']]>',
    '&x;',
    '<!DOCTYPE',
    '<<: *a',
    '&a',
    '\\u12',
    '/*',
    '//',
  ],
  ...['a', 'password', 'x1', '2027-01-31', '2027年', 'null', '1e9', '${x}', '配', '\u0000', '\uFEFF', '?', '%', '@'],
];

const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => Buffer.from(parts.join('')));
const bytes = fc.oneof(
  texts,
  fc.uint8Array({ maxLength: 200 }).map((raw) => Buffer.from(raw)),
);

it.each([...formats, 'auto'] as const)('%s bears anything', async (format) => {
  await fc.assert(
    fc.asyncProperty(bytes, async (content) => {
      const { facts, gaps } = await textFacts('x.conf', content, files.settings.parse({ path: 'x', format }));
      const known = (name: string): boolean => name in facts || gaps.some((gap) => gap.path === name);
      expect(['keys', 'dates', 'encoding', 'format'].filter((name) => !known(name))).toEqual([]);
      expect(files.facts.safeParse(facts).success).toBe(true);
    }),
    { numRuns: 200 },
  );
});

it('bears what is nested, long or repeated beyond measure', async () => {
  for (const piece of pieces) {
    const content = Buffer.from(piece.repeat(30_000 / piece.length));
    for (const format of formats) {
      const { facts } = await textFacts('x', content, files.settings.parse({ path: 'x', format }));
      expect(files.facts.safeParse(facts).success).toBe(true);
    }
  }
}, 300_000);

it('bears archives that were damaged anywhere', async () => {
  const path = join(await temporaryFolder(), 'x.zip');
  const whole = zipSync({ 'a/b.yml': Buffer.from('a: 1\n'.repeat(50)), 'META-INF/MANIFEST.MF': Buffer.from('A: b\n') });
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), async (at, byte, length) => {
      const damaged = whole.slice(0, length === 0 ? whole.length : length);
      if (at < damaged.length) damaged[at] = byte;
      writeFileSync(path, damaged);
      const { answer } = await look(files, { path, include: ['**'] });
      expect(files.facts.safeParse(answer?.facts).success).toBe(true);
    }),
    { numRuns: 150 },
  );
});
