import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, type DefaultTreeAdapterMap } from 'parse5';
import { languages } from '../../src/model/words.ts';
import { csvFormat } from '../../reports/csv/csv-format.ts';
import { writePaperHtml } from '../../reports/document/html.ts';
import { docxFormat } from '../../reports/docx/docx-format.ts';
import { githubFormat } from '../../reports/github/github-format.ts';
import { junitFormat } from '../../reports/junit/junit-format.ts';
import { markdownFormat } from '../../reports/markdown/markdown-format.ts';
import { reportPaper } from '../../reports/paper/report-paper.ts';
import { sarifFormat } from '../../reports/sarif/sarif-format.ts';
import { trackingColumns } from '../../reports/tracking/tracking-rows.ts';
import { makeVoice } from '../../reports/voice.ts';
import { xlsxFormat } from '../../reports/xlsx/xlsx-format.ts';
import { csvRows } from './csv-rows.ts';
import { hostileResult } from './hostile-result.ts';
import { markdownNodes } from './markdown-nodes.ts';
import { elementNames, officeParts, xlsxCells } from './office-content.ts';
import { sampleContext } from './sample-context.ts';
import { sampleResult } from './sample-result.ts';

const hostile = hostileResult();
const acting = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u;

describe.each(languages)('hostile strings in %s', (language) => {
  const context = sampleContext(language);

  it('make no formula, no row and no column in CSV', () => {
    const written = csvFormat.write(hostile, context);
    expect(written.slice(1).replaceAll('\r\n', '')).not.toMatch(acting);
    const rows = csvRows(written);
    expect(rows.length).toBe(csvRows(csvFormat.write(sampleResult, context)).length);
    for (const row of rows) expect(row).toHaveLength(trackingColumns.length);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[\s"]*[=+\-@\t\r](?!\d*$)/);
  });

  it('make nothing but texts and numbers in Excel', async () => {
    const file = await xlsxFormat.write(hostile, context);
    if (typeof file === 'string') throw new Error('bytes were expected');
    for (const [, xml] of officeParts(file)) {
      expect(elementNames(xml)).not.toContain('f');
      expect(xml.replaceAll('\r', '')).not.toMatch(acting);
    }
    const cells = await xlsxCells(file);
    expect(Object.values(cells)[0]?.length).toBe(csvRows(csvFormat.write(hostile, context)).length);
  });

  it('make no element in Word that a harmless report has not', async () => {
    const [first, second] = [await docxFormat.write(sampleResult, context), await docxFormat.write(hostile, context)];
    if (typeof first === 'string' || typeof second === 'string') throw new Error('bytes were expected');
    const known = officeParts(first);
    for (const [name, xml] of officeParts(second)) {
      expect(xml).not.toMatch(acting);
      const usual = new Set(elementNames(known.get(name) ?? '<none/>'));
      expect(elementNames(xml).filter((element) => !usual.has(element))).toEqual([]);
    }
  });

  it('make no element in JUnit', () => {
    const written = junitFormat.write(hostile, context);
    expect(written).not.toMatch(acting);
    const usual = new Set(elementNames(junitFormat.write(sampleResult, context)));
    expect(elementNames(written).filter((name) => !usual.has(name))).toEqual([]);
  });

  it('make no link, picture or element in Markdown', async () => {
    for (const format of [markdownFormat, githubFormat]) {
      const written = format.write(hostile, context);
      expect(written).not.toMatch(acting);
      const nodes = await markdownNodes(written);
      const own = new Set(['<br>', '<strong>', '</strong>']);
      expect(nodes.filter(({ type, value }) => type === 'html' && !own.has(value))).toEqual([]);
      const types = new Set(nodes.map(({ type }) => type));
      for (const type of ['link', 'image', 'linkReference', 'imageReference', 'definition', 'footnoteReference'])
        expect(types).not.toContain(type);
    }
  });

  it('make no element or attribute in the HTML of a paper', () => {
    const errors: string[] = [];
    const paper = reportPaper(hostile, makeVoice(context));
    const document = parse(writePaperHtml(paper), { onParseError: (error) => errors.push(error.code) });
    const usual = new Set(shapes(parse(writePaperHtml(reportPaper(sampleResult, makeVoice(context))))));
    expect(errors).toEqual([]);
    expect(shapes(document).filter((shape) => !usual.has(shape))).toEqual([]);
  });

  it('leave SARIF valid, without placeholders and links', () => {
    for (const result of [sampleResult, hostile, { ...hostile, profile: { ...hostile.profile, files: [] } }]) {
      const written = sarifFormat.write(result, context);
      expect(written).not.toMatch(acting);
      const log: unknown = JSON.parse(written);
      validSarif(log);
      expect(validSarif.errors).toBeNull();
    }
    expect(validSarif({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false);
  });
});

const schemaFile = new URL('../fixtures/sarif/sarif-2.1.0-rtm.5.json', import.meta.url);
// Draft 4, of which this schema uses nothing but its names that draft 7 has otherwise.
const {
  $schema: _draft,
  id: _id,
  ...sarifSchema
} = JSON.parse(readFileSync(schemaFile, 'utf8')) as {
  readonly [key: string]: unknown;
};
const validSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(sarifSchema);

type Node = DefaultTreeAdapterMap['node'];

/** Elements with the names of their attributes. */
function shapes(node: Node): readonly string[] {
  const inner = 'childNodes' in node ? node.childNodes.flatMap(shapes) : [];
  if (!('tagName' in node)) return inner;
  return [`${node.tagName} ${node.attrs.map((attribute) => attribute.name).join(' ')}`, ...inner];
}
