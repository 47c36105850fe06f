import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import type { Message } from '../../model/message.ts';
import { columnNumber } from './grid.ts';

/** A form has some hundred cells; these bounds hold for any a person would fill in. */
const mostBytes = 8 * 1024 * 1024;
const mostUnpacked = 32 * 1024 * 1024;
const mostParts = 1000;
const mostCells = 200_000;
const lastRow = 20_000;
/** Cells of merged ranges, which the library writes out one by one. */
const mostMerged = 20_000;

/** What is read of the package (ECMA-376 part 1, 12): no macros, links, drawings or tables. */
const wanted =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/sheet\d+\.xml)$/;

/**
 * Elements that the library would write out cell by cell or column by column, however large the range is, or that lead
 * to parts that are left out.
 */
const dropped: readonly string[] = [
  'dataValidations',
  'conditionalFormatting',
  'cols',
  'definedNames',
  'hyperlinks',
  'tableParts',
  'extLst',
  'autoFilter',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'picture',
];

/**
 * Takes a workbook as a stranger’s: sizes are looked at before anything is inflated, and inflating stops where a part
 * is larger than it said. Gives a workbook in which nothing but sheets, texts and styles is left.
 */
export function bareWorkbook(bytes: Uint8Array): Uint8Array | Message {
  if (bytes.length > mostBytes) return { code: 'form.too-large', params: {} };
  // [MS-CFB] 2.2: old workbooks and encrypted new ones are compound files.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return { code: 'form.locked', params: {} };
  const unpacked = unpack(bytes);
  if ('code' in unpacked) return unpacked;
  const parts: Zippable = {};
  let cells = 0;
  for (const [name, content] of Object.entries(unpacked.parts)) {
    if (!name.startsWith('xl/worksheets/') && name !== 'xl/workbook.xml') {
      parts[name] = content;
      continue;
    }
    const text = strFromU8(content);
    cells += text.split('<c ').length + text.split('<row').length;
    if (cells > mostCells || !hasSmallRows(text) || mergedCells(text) > mostMerged)
      return { code: 'form.too-large', params: {} };
    parts[name] = strToU8(dropped.reduce(without, text));
  }
  return parts['xl/workbook.xml'] === undefined ? { code: 'form.not-xlsx', params: {} } : zipSync(parts, { level: 0 });
}

function unpack(bytes: Uint8Array): { readonly parts: Readonly<Record<string, Uint8Array>> } | Message {
  let total = 0;
  let count = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        count += 1;
        if (!wanted.test(name)) return false;
        total += originalSize;
        return total <= mostUnpacked && count <= mostParts;
      },
    });
    return total > mostUnpacked || count > mostParts ? { code: 'form.too-large', params: {} } : { parts };
  } catch {
    return { code: 'form.not-xlsx', params: {} };
  }
}

function mergedCells(xml: string): number {
  let count = 0;
  for (const [, ref = ''] of xml.matchAll(/<mergeCell\s[^<>]*?\bref="([^"]*)"/g)) {
    const [, left = '', top, right = '', bottom] = /^([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)$/.exec(ref) ?? [];
    count += (columnNumber(right) - columnNumber(left) + 1) * (Number(bottom) - Number(top) + 1);
  }
  // What is no range at all is more than any.
  return Number.isNaN(count) ? Infinity : count;
}

/** The library keeps a place for every row up to the last. */
function hasSmallRows(xml: string): boolean {
  for (const [, row = ''] of xml.matchAll(/<row\s[^<>]*?\br="(\d+)"/g)) if (Number(row) > lastRow) return false;
  return true;
}

/** The text without an element and all in it; one that does not end takes the rest with it. */
function without(xml: string, name: string): string {
  const kept: string[] = [];
  let from = 0;
  for (;;) {
    const start = opening(xml, name, from);
    if (start < 0) break;
    kept.push(xml.slice(from, start));
    const close = xml.indexOf('>', start);
    if (close < 0) return kept.join('');
    const end = xml[close - 1] === '/' ? close + 1 : after(xml, `</${name}>`, close);
    if (end < 0) return kept.join('');
    from = end;
  }
  return kept.length === 0 ? xml : `${kept.join('')}${xml.slice(from)}`;
}

function opening(xml: string, name: string, from: number): number {
  for (let at = xml.indexOf(`<${name}`, from); at >= 0; at = xml.indexOf(`<${name}`, at + 1)) {
    if (/[\s/>]/.test(xml[at + name.length + 1] ?? '')) return at;
  }
  return -1;
}

function after(xml: string, text: string, from: number): number {
  const at = xml.indexOf(text, from);
  return at < 0 ? -1 : at + text.length;
}
