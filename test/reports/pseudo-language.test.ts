import { parse, type DefaultTreeAdapterMap } from 'parse5';
import { beforeAll, describe, expect, it } from 'vitest';
import { csvFormat } from '../../reports/csv/csv-format.ts';
import { docxFormat } from '../../reports/docx/docx-format.ts';
import { githubFormat } from '../../reports/github/github-format.ts';
import { htmlFormat } from '../../reports/html/html-format.ts';
import { markdownFormat } from '../../reports/markdown/markdown-format.ts';
import { writeTerminal } from '../../reports/terminal/write-terminal.ts';
import { xlsxFormat } from '../../reports/xlsx/xlsx-format.ts';
import { accessInputOf, accessOf, accessSheetsOf, requirementsOf, textsIn } from '../support/papers.ts';
import { dataWords, latin, pseudoTexts, speakPseudo } from '../support/pseudo-language.ts';
import { readDraft, readTexts } from '../support/read-profile.ts';
import { docxParagraphs, xlsxCells } from './office-content.ts';
import { sampleProfile, sampleSite } from './papers/sample.ts';
import { sampleContext } from './sample-context.ts';
import { sampleResult } from './sample-result.ts';

type Node = DefaultTreeAdapterMap['node'];

/** Units, formats, signs and names that are written alike in every language. */
const alike = new Set([
  'TCP',
  'ms',
  'min',
  'GiB',
  'KiB',
  'MiB',
  'SHA',
  'report',
  'json',
  'PM',
  'true',
  'Node',
  'js',
  'plumbline',
]);

// OK is what the captured answer of the sample holds, in base64.
const words = new Set([...dataWords([sampleResult, sampleContext('en').catalogue]), 'OK']);
const context = { ...sampleContext('en'), texts: pseudoTexts(sampleContext('en').texts) };

/** What is neither said through the texts nor data: a string that was forgotten in a writer. */
function forgotten(shown: string, data: ReadonlySet<string>): readonly string[] {
  return [...new Set(latin(shown))].filter((word) => !data.has(word) && !alike.has(word));
}

beforeAll(speakPseudo);

describe('a report in a language of no Latin letters has none but those of data', () => {
  it('html', () => {
    expect(forgotten(textOf(parse(htmlFormat.write(sampleResult, context))), words)).toEqual([]);
  });

  it('terminal', () => {
    const written = writeTerminal(sampleResult, context, { colour: false, width: 100, ascii: true });
    expect(written).toMatch(/\p{Script=Greek}/u);
    expect(forgotten(written, words)).toEqual([]);
  });

  it.each([markdownFormat, githubFormat, csvFormat])('$name', (format) => {
    const written = format.write(sampleResult, context).replace(/<\/?[a-z]+>/g, ' ');
    expect(written).toMatch(/\p{Script=Greek}/u);
    expect(forgotten(written, words)).toEqual([]);
  });

  it('docx', async () => {
    const paragraphs = docxParagraphs(bytesOf(await docxFormat.write(sampleResult, context)));
    expect(forgotten(paragraphs.join('\n'), words)).toEqual([]);
  });

  it('xlsx', async () => {
    const sheets = await xlsxCells(bytesOf(await xlsxFormat.write(sampleResult, context)));
    const cells = Object.entries(sheets).flatMap(([name, rows]) => [name, ...rows.flat().map(String)]);
    expect(forgotten(cells.join('\n').replaceAll('null', ''), words)).toEqual([]);
  });
});

describe('a paper in a language of no Latin letters has none but those of data', () => {
  const settled = readTexts('clinic.yaml', sampleProfile, { site: { name: 'site.yaml', content: sampleSite } });
  const draft = readDraft('clinic.yaml', sampleProfile);
  const asked = new Set([
    ...dataWords([settled, accessInputOf(settled)]),
    ...latin('clinic database, room for one year, strict mode, address of the pages, web'),
  ]);

  it('of requirements', () => {
    const papers = [requirementsOf(draft, 'en'), requirementsOf(settled, 'en')];
    expect(forgotten(papers.flatMap(textsIn).join('\n'), asked)).toEqual([]);
  });

  it('of access', () => {
    expect(forgotten(textsIn(accessOf(settled, 'en')).join('\n'), asked)).toEqual([]);
    const sheets = accessSheetsOf(settled, 'en').flatMap(({ name, columns, rows }) => [
      name,
      ...columns.map(({ title }) => title),
      ...rows.flat().map(String),
    ]);
    expect(forgotten(sheets.join('\n'), asked)).toEqual([]);
  });
});

it('finds what was forgotten', () => {
  expect(forgotten('αβγ Forgotten app1: fail', new Set(['app']))).toEqual(['Forgotten', 'fail']);
});

/** What people read, what is read aloud and what the script shows. */
function textOf(node: Node): string {
  if ('tagName' in node && ['style', 'script'].includes(node.tagName)) return '';
  const own = node.nodeName === '#text' && 'value' in node ? node.value : '';
  const aloud =
    'attrs' in node
      ? node.attrs.filter(({ name }) => /^(?:aria-label|alt|title|placeholder|data-words)$/.test(name))
      : [];
  const inner = 'childNodes' in node ? node.childNodes.map(textOf) : [];
  return [own, ...aloud.map(({ value }) => value.replace(/\{\w+\}/g, '')), ...inner].join('\n');
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  if (typeof content === 'string') throw new Error('bytes were expected');
  return content;
}
