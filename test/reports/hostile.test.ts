import { describe, expect, it } from 'vitest';
import { parse, type DefaultTreeAdapterMap } from 'parse5';
import { runResultSchema } from '../../src/model/run-result.ts';
import { languages } from '../../src/model/words.ts';
import { htmlFormat } from '../../reports/html/html-format.ts';
import { jsonFormat } from '../../reports/json/json-format.ts';
import { readResult } from '../../reports/json/read-result.ts';
import { writeTerminal } from '../../reports/terminal/write-terminal.ts';
import { hostileResult, longLine } from './hostile-result.ts';
import { sampleContext } from './sample-context.ts';
import { sampleResult } from './sample-result.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

const elements = new Set(
  (
    'html head meta title style script body main header nav section article div p h1 h2 h3 h4 ul ol li dl dt dd ' +
    'table thead tbody tr th td details summary span strong code pre br a figure figcaption img svg rect ' +
    'label input select option button output'
  ).split(' '),
);
const attributes = new Set(
  (
    'lang charset http-equiv content name id class role tabindex aria-label aria-hidden scope open hidden ' +
    'href src alt viewBox preserveAspectRatio x width height type value autocomplete data-k data-words data-label'
  ).split(' '),
);

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function allElements(node: Node): readonly Element[] {
  const inner = 'childNodes' in node ? node.childNodes.flatMap(allElements) : [];
  return isElement(node) ? [node, ...inner] : inner;
}

const hostile = hostileResult();

describe('hostile strings', () => {
  it('are in a result that the schema accepts', () => {
    expect(runResultSchema.safeParse(hostile).error).toBeUndefined();
    expect(JSON.stringify(hostile).match(/onerror/g)?.length).toBeGreaterThan(20);
  });

  for (const language of languages) {
    it(`make no element, attribute or acting character in HTML (${language})`, () => {
      const errors: string[] = [];
      const written = htmlFormat.write(hostile, sampleContext(language));
      const document = parse(written, { onParseError: (error) => errors.push(error.code) });
      const found = allElements(document);
      expect(errors).toEqual([]);
      expect(found.map((element) => element.tagName).filter((name) => !elements.has(name))).toEqual([]);
      const names = found.flatMap((element) => element.attrs.map((attribute) => attribute.name));
      expect(names.filter((name) => !attributes.has(name))).toEqual([]);
      expect(found.filter((element) => ['style', 'script'].includes(element.tagName))).toHaveLength(2);
      for (const { name, value } of found.flatMap((element) => element.attrs)) {
        if (name === 'href') expect(value).toMatch(/^#[a-z0-9-]+$/);
        if (name === 'src') expect(value).toMatch(/^data:image\/(?:jpeg|png|webp);base64,/);
        if (name === 'id' || name === 'class') expect(value).toMatch(/^[a-z0-9 -]+$/);
        if (name === 'data-k') expect(value).toMatch(/^(?:[osew]\d+ ?)*$/);
      }
      expect(written).not.toMatch(/(?![\n])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u);
      expect(written.length).toBeLessThan(600_000);
    });

    it(`make nothing but text and our own colours on a terminal (${language})`, () => {
      for (const colour of [false, true]) {
        const written = writeTerminal(hostile, sampleContext(language), { colour, width: 80, ascii: false });
        const bare = colour ? written.replace(/\u001b\[(?:0|1|2|3[1-3];1)m/g, '') : written;
        expect(bare).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(written.length).toBeLessThan(100_000);
        // A line feed in a value never starts a line of its own that looks like ours.
        expect(bare).not.toMatch(/^verdict: ready/m);
      }
    });
  }

  it('say how long the clipped text was', () => {
    expect(htmlFormat.write(hostile, sampleContext('en'))).toContain(
      `… (${String(longLine.length)} characters in all)`,
    );
  });

  it('come back from JSON, well-formed', () => {
    const written = jsonFormat.write(hostile, sampleContext('en'));
    expect(written).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    const read = readResult(written);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(read.result).toEqual(wellFormed(hostile));
    expect(jsonFormat.write(read.result, sampleContext('en'))).toBe(written);
  });

  it('leave harmless JSON as it is', () => {
    const read = readResult(jsonFormat.write(sampleResult, sampleContext('en')));
    expect(read).toEqual({ ok: true, result: sampleResult });
  });
});

function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\p{Cs}/gu, '\ufffd');
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [wellFormed(key), wellFormed(inner)]));
}
