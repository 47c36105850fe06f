import { describe, expect, it } from 'vitest';
import { writeMarkdown } from '../../../reports/document/markdown.ts';
import { writePaperHtml } from '../../../reports/document/html.ts';
import { writeWorkbook } from '../../../reports/xlsx/write-workbook.ts';
import { accessOf, accessSheetsOf, requirementsOf } from '../../support/papers.ts';
import { readTexts } from '../../support/read-profile.ts';

const markup = '<img src=x onerror=alert(1)>';
const formula = '=HYPERLINK("http://evil.example/","x")';
const profile = `plumbline: 1
name: hostile
title: '${markup} | ${formula}'
checks:
  db:
    title: '${formula}'
    because: '${markup}'
    owner: '@SUM(1)'
    references: ['<script>']
    probe: postgres
    target: { host: db, database: 'x"; DROP TABLE t;--', user: '"; DROP ROLE a; --', password: '\${secret:PW}' }
    expect: { encoding: { equals: '${markup}', remedy: '${formula}' } }
environments:
  production: { title: '${markup}', machines: { m: { hostname: '=1+1' } }, with: {} }
document: { customer: '${markup}' }
`;
const read = readTexts('hostile.yaml', profile);

describe('a hostile profile', () => {
  it('starts no element in HTML and Markdown', () => {
    for (const paper of [requirementsOf(read, 'en'), accessOf(read, 'zh-CN')]) {
      expect(writePaperHtml(paper)).not.toMatch(/<img|<script>/);
      expect(writeMarkdown(paper)).not.toMatch(/(?<!`[^`\n]*)<img/);
    }
  });

  it('quotes names in the script of an account', () => {
    const code = accessOf(read, 'en').blocks.flatMap((block) => (block.kind === 'code' ? [block.text] : []));
    expect(code.join('\n')).toContain('CREATE ROLE """; DROP ROLE a; --" LOGIN');
    expect(code.join('\n')).toContain('ON DATABASE "x""; DROP TABLE t;--" TO');
  });

  it('puts no formula into a sheet', async () => {
    const { default: excel } = await import('exceljs');
    const bytes = await writeWorkbook(accessSheetsOf(read, 'en'));
    const book = new excel.Workbook();
    await book.xlsx.load(bytes.buffer as ArrayBuffer); // made by us from an ArrayBuffer of its own
    const cells: { readonly type: number; readonly text: string }[] = [];
    book.eachSheet((sheet) => {
      sheet.eachRow((row) => {
        row.eachCell((cell) => {
          cells.push({ type: cell.type, text: cell.text });
        });
      });
    });
    expect(cells.some(({ text }) => text.includes('HYPERLINK'))).toBe(true);
    const formulaType: number = excel.ValueType.Formula;
    expect(cells.filter(({ type }) => type === formulaType)).toEqual([]);
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      'Cover',
      'Firewall rules',
      'SQL',
      'Requests and files',
      'Accounts',
    ]);
  });
});
