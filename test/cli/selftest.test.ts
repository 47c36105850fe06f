import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeSelftest } from '../../src/cli/selftest-make.ts';
import { readSelftest } from '../../src/cli/selftest-read.ts';
import { UsageError, type Context } from '../../src/cli/context.ts';
import type { Flags } from '../../src/cli/flags.ts';
import { writeEvidence } from '../../src/evidence/write-evidence.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { readReferenceFile } from '../../src/reference/reference-file.ts';
import type { PageSpec } from '../../src/selftest/page-spec.ts';
import { readPage } from '../../src/selftest/read-page.ts';
import { sharedFolder } from '../support/cli-files.ts';
import { sampleInput, sampleObservation } from '../support/sample-evidence.ts';
import { quietContext } from '../profiles/run-template.ts';
import { encode, factsOf, resultFor } from '../selftest/sample-application.ts';

const folder = sharedFolder();

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function ran(
  command: (context: Context, words: readonly string[], flags: Flags) => Promise<number>,
  words: readonly string[],
  flags: Flags = {},
): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const context: Context = {
    ...quietContext(folder),
    language: flags.lang ?? 'en',
    out: (text) => out.push(String(text)),
    err: (text) => err.push(text),
  };
  const code = await command(context, words, flags);
  return { code, out: out.join(''), err: err.join('') };
}

/** An archive with looks of the browser probe. */
function evidence(name: string, looks: readonly { readonly check: string; readonly facts: JsonObject }[]): string {
  const observations = looks.map(({ check, facts }) =>
    sampleObservation({
      task: { check, environment: 'production', node: null, vantage: null },
      probe: 'browser',
      settings: { url: 'https://orders.example/app?x=1' },
      facts,
      touched: [],
    }),
  );
  writeFileSync(join(folder, name), writeEvidence(sampleInput({ observations, catalogue: {} })));
  return name;
}

const facts = factsOf({ 'app.js': 'var a = b?.c ?? 1' });
const look = evidence('evidence.zip', [{ check: 'portal', facts }]);

async function made(flags: Flags = {}): Promise<PageSpec> {
  await ran(makeSelftest, [look], { out: 'selftest.html', ...flags });
  const page = readPage(readFileSync(join(folder, 'selftest.html'), 'utf8'));
  if (!page.ok) throw new Error('the page cannot be read');
  return page.spec;
}

it('makes a page of the evidence, and says what it will reach', async () => {
  const flags = {
    out: 'page.html',
    service: ['printing=ws://127.0.0.1:18000'],
    post: 'http://10.1.0.9/x',
    name: 'HIS',
  };
  const { code, err } = await ran(makeSelftest, [look], flags);
  expect([code, err]).toEqual([
    0,
    `Written: page.html. It asks for 2 things that the application uses.
It tries to reach: https://orders.example/, ws://127.0.0.1:18000/.
It sends the result, when somebody presses the button, to http://10.1.0.9/x.
Keep this file: the codes are read with it (plumbline selftest read --page page.html ...).
`,
  ]);
  const page = readPage(readFileSync(join(folder, 'page.html'), 'utf8'));
  expect(page).toMatchObject({ ok: true, spec: { application: 'HIS', whole: true, language: null } });
});

it('reads codes and files into one table, in both languages', async () => {
  const spec = await made({ service: ['printing=ws://127.0.0.1:18000'] });
  const fit = encode(resultFor(spec));
  const unfit = encode(
    resultFor(spec, {
      workstation: 'ZY-015',
      tests: [2, 2],
      engine: 1,
      low: 780,
      major: 109,
      skew: 2060,
      services: [2],
    }),
  );
  const file = { format: 'plumbline-selftest', version: 1, code: unfit, workstation: 'ZY-015', userAgent: 'Mozilla' };
  writeFileSync(join(folder, 'pc.json'), JSON.stringify(file));
  writeFileSync(join(folder, 'codes.txt'), `\ufeff3 号: ${fit.toLowerCase()} ok\r\n\r\n`);
  const words = ['codes.txt', 'pc.json', unfit];
  const english = await ran(readSelftest, words, { page: ['selftest.html'] });
  expect(english.code).toBe(1);
  expect(english.out.split('\n').map((line) => line.replaceAll(/ {2,}/g, ' | '))).toEqual([
    'Workstation | Department | Time | Browser | Engine, measured | Result | Missing | Notes',
    expect.stringMatching(/^ZY-014 \| 内科 \| .* \| Chrome 109 \| Chromium 109 \| good enough$/),
    expect.stringMatching(
      /^ZY-015 .* Chromium 78 \| not good enough \| Optional chaining operator \(\?\.\) and 1 more \| calls itself Chrome 109; clock 12 min ahead; printing not reached$/,
    ),
    '',
  ]);
  expect(english.err).toBe(
    '2 results: 1 good enough, 0 with limits, 1 not good enough, 0 cannot be told; 0 could not be read.\n',
  );
  const chinese = await ran(readSelftest, words, { page: ['selftest.html'], lang: 'zh-CN', format: 'csv' });
  expect(chinese.out).toContain('"不可使用"');
  expect(chinese.out).toContain('"时钟快 12 分钟；未能连接“printing”"'.replace('"时', ''));
  expect((await ran(readSelftest, [fit], { page: ['selftest.html'] })).code).toBe(0);
});

it('says what is wrong with each of the others, and reads the rest', async () => {
  const spec = await made();
  const code = encode(resultFor(spec));
  const wrong = `${code.slice(0, 8)}${code[8] === '2' ? '3' : '2'}${code.slice(9)}`;
  const file = { format: 'plumbline-selftest', version: 1, code, workstation: 'other' };
  writeFileSync(join(folder, 'mixed.txt'), [code, wrong, '{"a":1}', JSON.stringify(file), '<b>x</b>'].join('\n'));
  const { code: exit, out, err } = await ran(readSelftest, ['mixed.txt'], { page: ['selftest.html'], format: 'json' });
  expect(exit).toBe(3);
  expect(JSON.parse(out)).toMatchObject({ results: [{ verdict: 'fit', notes: ['edited'] }], unread: [{}, {}, {}] });
  expect(err).toContain('mixed.txt:2: the code was mistyped; most likely letter 3 of group 2 is');
  expect(err).toContain('mixed.txt:3: it is no result of a self-test page.');
  expect(err).toContain('mixed.txt:5: there is no < in codes');
});

it('lets nothing that people typed act in a table', async () => {
  const spec = await made();
  const code = encode(resultFor(spec, { workstation: '=HYPERLINK("x")', department: '\u202e<script>\u001b[2J' }));
  const csv = await ran(readSelftest, [code], { page: ['selftest.html'], format: 'csv' });
  expect(csv.out).toContain(`"'=HYPERLINK(""x"")"`);
  const table = await ran(readSelftest, [code], { page: ['selftest.html'] });
  expect(table.out).not.toMatch(/[\u001b\u202e]/);
});

it('writes measured browsers as reference data', async () => {
  const spec = await made();
  const codes = [
    encode(resultFor(spec, { browser: '360安全浏览器 13', low: 860 })),
    encode(resultFor(spec, { browser: '360se 13', low: 780, workstation: 'B' })),
    encode(resultFor(spec, { product: 7, major: 11, minor: 5, low: 940 })),
    encode(resultFor(spec, { workstation: 'C' })),
  ];
  const words = { page: ['selftest.html'], referenceOut: 'measured.json' };
  const { err } = await ran(readSelftest, codes, words);
  expect(err).toContain('with the engines of 2 browsers, and shares counted of 4, for --reference.');
  const read = readReferenceFile(readFileSync(join(folder, 'measured.json'), 'utf8'));
  expect(read).toMatchObject({
    ok: true,
    content: {
      browsers: [
        {
          browser: '360se',
          version: '13',
          engine: 'chromium',
          engineVersion: 78,
        },
        { browser: 'qqbrowser', version: '11.5', engineVersion: 94 },
      ],
      shares: [
        { browser: '360se', version: '13', share: 50 },
        { browser: 'qqbrowser', version: '11.5', share: 25 },
        { browser: 'chrome', version: '109', share: 25 },
      ],
    },
  });
});

it('reads ten thousand results', async () => {
  const spec = await made();
  const codes = Array.from({ length: 50 }, (_, index) => encode(resultFor(spec, { workstation: String(index) })));
  const lines = Array.from({ length: 10_000 }, (_, index) => codes[index % 50]);
  writeFileSync(join(folder, 'many.txt'), lines.join('\n'));
  const { out } = await ran(readSelftest, ['many.txt'], { page: ['selftest.html'], format: 'csv' });
  expect(out.split('\r\n')).toHaveLength(52);
}, 60_000);

it.each([
  [makeSelftest, ['evidence.zip'], { check: 'other' }, /holds no look .* by the check other/],
  [makeSelftest, ['two.zip'], {}, /several checks: portal, second/],
  [makeSelftest, ['evidence.zip'], { service: ['ws://x'] }, /Write --service NAME=/],
  [makeSelftest, ['evidence.zip'], { service: ['a=file:///etc/passwd'] }, /--service takes an address/],
  [makeSelftest, ['evidence.zip'], { post: 'http://user:pass@x/' }, /--post takes an address/],
  [readSelftest, ['nothing'], { page: ['selftest.html'] }, /neither a file nor a code/],
  [readSelftest, ['x'], { page: ['evidence.zip'] }, /no self-test page/],
  [readSelftest, ['codes.txt'], { page: ['gone.html'] }, /does not exist/],
] as const)('says what is wrong with a call', async (command, words, flags, says) => {
  evidence('two.zip', [
    { check: 'portal', facts },
    { check: 'second', facts },
  ]);
  const asked = ran(command, words, flags);
  await expect(asked).rejects.toThrow(UsageError);
  await expect(asked).rejects.toThrow(says);
});

it('writes nothing over what was read before where nothing can be read', async () => {
  const spec = await made();
  const flags = { page: ['selftest.html'], out: 'table.txt', referenceOut: 'kept.json' };
  await ran(readSelftest, [encode(resultFor(spec, { browser: '360se 99' }))], flags);
  const before = ['table.txt', 'kept.json'].map((name) => readFileSync(join(folder, name), 'utf8'));
  await expect(ran(readSelftest, ['2222-2222-2222-2222-2222-2222'], flags)).rejects.toThrow(UsageError);
  expect(['table.txt', 'kept.json'].map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(before);
});

it('takes a code that came twice for one, however it was typed, and tests of one PC for one PC', async () => {
  const spec = await made();
  const at = (time: number, workstation: string): string =>
    encode(resultFor(spec, { browser: '360se 99', time, workstation, low: 830 }));
  const codes = [at(3_600_000, 'ZY-1'), at(3_600_000, 'ZY-1').toLowerCase(), at(3_600_005, 'zy-1'), at(1, 'ZY-2')];
  const { err } = await ran(readSelftest, codes, { page: ['selftest.html'], referenceOut: 'measured.json' });
  expect(err).toContain('3 results:');
  expect(readFileSync(join(folder, 'measured.json'), 'utf8')).toContain('by the self-test page on 2 PCs');
});

it('reads a folder, with the page beside its results', async () => {
  const spec = await made();
  mkdirSync(join(folder, 'results'));
  writeFileSync(join(folder, 'results', 'selftest.html'), readFileSync(join(folder, 'selftest.html')));
  writeFileSync(join(folder, 'results', '.DS_Store'), 'x');
  writeFileSync(join(folder, 'results', 'codes'), encode(resultFor(spec)));
  const { code, err } = await ran(readSelftest, ['results'], { page: ['selftest.html'] });
  expect([code, err]).toEqual([0, expect.stringContaining('1 result: 1 good enough')]);
  expect(err).toContain('0 could not be read');
});
