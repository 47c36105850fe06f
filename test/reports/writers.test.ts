import { describe, expect, it } from 'vitest';
import { languages } from '../../src/model/words.ts';
import { csvFormat } from '../../reports/csv/csv-format.ts';
import { docxFormat } from '../../reports/docx/docx-format.ts';
import { githubFormat } from '../../reports/github/github-format.ts';
import { junitFormat } from '../../reports/junit/junit-format.ts';
import { markdownFormat } from '../../reports/markdown/markdown-format.ts';
import { reportFormats } from '../../reports/registry.ts';
import { sarifFormat } from '../../reports/sarif/sarif-format.ts';
import { xlsxFormat } from '../../reports/xlsx/xlsx-format.ts';
import { docxParagraphs, officeParts, xlsxCells } from './office-content.ts';
import { sampleContext } from './sample-context.ts';
import { sampleResult } from './sample-result.ts';

const texts = [csvFormat, githubFormat, junitFormat, markdownFormat, sarifFormat];

// To renew after a wanted change: npx vitest run test/reports -u, then read the difference.
describe.each(languages)('golden reports in %s', (language) => {
  const context = sampleContext(language);

  it.each(texts)('$name', async (format) => {
    await expect(format.write(sampleResult, context)).toMatchFileSnapshot(
      `../../reports/samples/${language}-${format.file}`,
    );
  });

  it('docx, what stands in it', async () => {
    const paragraphs = docxParagraphs(bytesOf(await docxFormat.write(sampleResult, context)));
    await expect(`${paragraphs.join('\n')}\n`).toMatchFileSnapshot(`../../reports/samples/${language}-report.docx.txt`);
  });

  it('xlsx, what stands in it', async () => {
    const cells = await xlsxCells(bytesOf(await xlsxFormat.write(sampleResult, context)));
    const lines = Object.entries(cells).flatMap(([name, rows]) => [
      `# ${name}`,
      ...rows.map((row) => JSON.stringify(row)),
    ]);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`../../reports/samples/${language}-report.xlsx.txt`);
  });

  it.each(reportFormats)('$name: the same result gives the same bytes', async (format) => {
    const first = await format.write(sampleResult, context);
    const second = await format.write(structuredClone(sampleResult), context);
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });
});

describe('a Word file', () => {
  it('has its language, repeated table heads, fonts for Chinese and no moment of writing', async () => {
    const parts = officeParts(bytesOf(await docxFormat.write(sampleResult, sampleContext('zh-CN'))));
    const styles = parts.get('word/styles.xml') ?? '';
    expect(styles).toMatch(/<w:lang [^>]*w:val="zh-CN"/);
    expect(styles).toContain('w:eastAsia="Microsoft YaHei"');
    expect(parts.get('word/fontTable.xml')).toContain('<w:altName w:val="SimSun');
    expect(parts.get('word/document.xml')).toContain('<w:tblHeader/>');
    expect(parts.get('docProps/core.xml')).not.toMatch(/dcterms:/);
  });
});

describe('an Excel file', () => {
  it('has a filter, frozen titles and a choice of states', async () => {
    const parts = officeParts(bytesOf(await xlsxFormat.write(sampleResult, sampleContext('zh-CN'))));
    const findings = parts.get('xl/worksheets/sheet1.xml') ?? '';
    expect(findings).toContain('<autoFilter ref="A1:');
    expect(findings).toContain('state="frozen"');
    expect(findings).toContain('&quot;新增,未关闭,重新出现,本轮未检查,已关闭,不再要求&quot;');
    expect(findings.match(/<dataValidation /g)).toHaveLength(1);
    expect(parts.get('docProps/core.xml')).not.toMatch(/dcterms:/);
  });
});

describe('names of formats', () => {
  it('are different, and so are their files', () => {
    for (const field of ['name', 'file'] as const)
      expect(new Set(reportFormats.map((format) => format[field])).size).toBe(reportFormats.length);
  });
});

function bytesOf(content: string | Uint8Array): Uint8Array {
  if (typeof content === 'string') throw new Error('bytes were expected');
  return content;
}
