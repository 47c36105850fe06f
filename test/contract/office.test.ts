import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages, type Language } from '../../src/model/words.ts';
import { makeForm } from '../../src/init/form/make-form.ts';
import { readWorkbook } from '../../src/init/form/read-workbook.ts';
import { docxFormat } from '../../reports/docx/docx-format.ts';
import { writeWorkbook } from '../../reports/xlsx/write-workbook.ts';
import { xlsxFormat } from '../../reports/xlsx/xlsx-format.ts';
import { contract } from '../support/contract.ts';
import { hostileResult } from '../reports/hostile-result.ts';
import { docxParagraphs, xlsxCells } from '../reports/office-content.ts';
import { sampleContext } from '../reports/sample-context.ts';
import { sampleResult } from '../reports/sample-result.ts';

const probe = spawnSync('soffice', ['--version'], { encoding: 'utf8' });
const missing = probe.status === 0 ? null : 'LibreOffice (soffice) is not on the PATH';

contract('required', 'LibreOffice opens what we write', missing, () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'plumbline-office-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Converts a file in a profile of its own, so that no other LibreOffice is disturbed. */
  function converted(name: string, bytes: Uint8Array, to: string): Buffer {
    const path = join(folder, name);
    const out = join(folder, 'out');
    writeFileSync(path, bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const ran = spawnSync(
      'soffice',
      [profile, '--headless', '--norestore', '--convert-to', to, '--outdir', out, path],
      {
        encoding: 'utf8',
      },
    );
    if (ran.status !== 0) throw new Error(ran.stderr);
    const [extension = ''] = to.split(':');
    return readFileSync(join(out, name.replace(/\.\w+$/, `.${extension}`)));
  }

  const results = { sample: sampleResult, hostile: hostileResult() };

  describe.each(languages)('in %s', (language: Language) => {
    it.each(['sample', 'hostile'] as const)('xlsx of the %s result comes back with the same cells', async (which) => {
      const bytes = bytesOf(await xlsxFormat.write(results[which], sampleContext(language)));
      const back = converted(`${which}-${language}.xlsx`, bytes, 'xlsx:Calc MS Excel 2007 XML');
      expect(filled(await xlsxCells(back))).toEqual(filled(await xlsxCells(bytes)));
    });

    it('the form for the customer comes back with the same cells', async () => {
      const parameters = [
        { name: 'db', describe: { en: 'database', 'zh-CN': '数据库' }, type: 'host', byDefault: null },
        { name: 'tls', describe: null, type: 'boolean', byDefault: 'false' },
        { name: 'apps', describe: null, type: 'map of url', byDefault: null },
      ];
      const input = { name: 'x', title: null, environments: ['test', 'live'], parameters, secrets: [] };
      const bytes = await writeWorkbook(makeForm(input, language));
      const back = converted(`form-${language}.xlsx`, bytes, 'xlsx:Calc MS Excel 2007 XML');
      const [before, after] = [await readWorkbook(bytes), await readWorkbook(new Uint8Array(back))];
      expect(before).toMatchObject({ length: 5 });
      expect(after).toEqual(before);
    });

    it.each(['sample', 'hostile'] as const)('docx of the %s result holds the same text', async (which) => {
      const bytes = bytesOf(await docxFormat.write(results[which], sampleContext(language)));
      const text = converted(`${which}-${language}.docx`, bytes, 'txt:Text (encoded):UTF8').toString('utf8');
      const lines = new Set(text.split('\n').map(squeezed));
      const expected = docxParagraphs(bytes).flatMap((paragraph) => paragraph.split('\n').map(squeezed));
      expect(expected.length).toBeGreaterThan(50);
      // List marks are counted by whoever shows them.
      const bare = new Set([...lines].map((line) => line.replace(/^(?:•|\d+\.)/, '')));
      expect(expected.filter((line) => !lines.has(line) && !bare.has(line))).toEqual([]);
    });

    it('both become PDF', async () => {
      const context = sampleContext(language);
      const files = {
        docx: await docxFormat.write(sampleResult, context),
        xlsx: await xlsxFormat.write(sampleResult, context),
      };
      for (const [extension, content] of Object.entries(files))
        expect(converted(`pdf-${language}.${extension}`, bytesOf(content), 'pdf').subarray(0, 5).toString()).toBe(
          '%PDF-',
        );
    });
  });
});

function bytesOf(content: string | Uint8Array): Uint8Array {
  if (typeof content === 'string') throw new Error('bytes were expected');
  return content;
}

/** Rows and columns without anything at the end are the same as none. */
function filled(sheets: Awaited<ReturnType<typeof xlsxCells>>): unknown {
  const trimmed = (row: readonly unknown[]): readonly unknown[] =>
    row.slice(0, row.findLastIndex((cell) => cell !== null) + 1);
  return Object.entries(sheets).map(([name, rows]) => ({
    name,
    rows: rows.map(trimmed).filter((row) => row.length > 0),
  }));
}

function squeezed(line: string): string {
  return line.replace(/\s+/g, '');
}
