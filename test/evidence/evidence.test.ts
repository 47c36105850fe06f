import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blobLimit, putBack, sha256, takeOut } from '../../src/evidence/blobs.ts';
import { crc32 } from '../../src/evidence/crc32.ts';
import { en } from '../../src/evidence/messages.en.ts';
import { zhCN } from '../../src/evidence/messages.zh-CN.ts';
import { readEvidence, type Evidence } from '../../src/evidence/read-evidence.ts';
import { writeEvidence } from '../../src/evidence/write-evidence.ts';
import { createRedactor } from '../../src/run/redact.ts';
import { scrub } from '../../src/run/scrub.ts';
import { sampleInput, sampleObservation } from '../support/sample-evidence.ts';

function evidenceOf(bytes: Uint8Array): Evidence {
  const { evidence, mistakes } = readEvidence(bytes);
  if (evidence === null) throw new Error(JSON.stringify(mistakes));
  return evidence;
}

function codesOf(bytes: Uint8Array, limits?: Parameters<typeof readEvidence>[1]): string[] {
  return readEvidence(bytes, limits).mistakes.map((each) => {
    expect(Object.keys(en)).toContain(each.code);
    return each.code;
  });
}

/** The archive with some entries changed; null takes one out. */
function changed(bytes: Uint8Array, change: Readonly<Record<string, string | null>>): Uint8Array {
  const files: Zippable = { ...unzipSync(bytes) };
  for (const [name, text] of Object.entries(change)) {
    if (text === null) Reflect.deleteProperty(files, name);
    else files[name] = strToU8(text);
  }
  return zipSync(files);
}

/** The archive with a changed entry and a manifest that vouches for it. */
function vouched(bytes: Uint8Array, name: string, text: string): Uint8Array {
  const manifest = textOf(bytes, 'manifest.json');
  const entry = { sha256: sha256(text), bytes: text.length };
  const raw = JSON.parse(manifest) as { entries: Record<string, unknown> };
  raw.entries[name] = entry;
  return changed(bytes, { [name]: text, 'manifest.json': JSON.stringify(raw) });
}

function textOf(bytes: Uint8Array, name: string): string {
  return strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());
}

// names in order, as the runner leaves them
const big = Object.fromEntries(
  Array.from({ length: 900 }, (_, index) => [`table_${String(1000 + index)}`, 'x'.repeat(100)]),
);

/** The runner’s schemas never let a member of this name through: zod leaves it out, here as there. */
function isPlain(facts: object): boolean {
  return !JSON.stringify(facts).includes('"__proto__"');
}

describe('an archive', () => {
  it('gives back what was put in, in the same bytes, whatever the facts', () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue()).filter(isPlain), { maxLength: 5 }), (all) => {
        const observations = all.map((raw, index) =>
          sampleObservation({
            task: { check: `c${String(index)}`, environment: 'test', node: null, vantage: null },
            facts: scrub(JSON.parse(JSON.stringify(raw)) as never, {}, createRedactor()).facts,
          }),
        );
        const evidence = evidenceOf(writeEvidence(sampleInput({ observations })));
        expect(JSON.stringify(evidence.observations)).toBe(JSON.stringify(observations));
      }),
      { numRuns: 60 },
    );
  });

  it('is the same bytes for the same input', () => {
    expect(sha256(writeEvidence(sampleInput()))).toBe(sha256(writeEvidence(sampleInput())));
  });

  it('keeps large facts as blobs, each once, and puts them back', () => {
    const facts = {
      a: { big, small: 1 },
      b: big,
      list: Array.from({ length: 900 }, () => 'y'.repeat(100)),
      c: 'short',
    };
    const observations = [sampleObservation({ facts }), sampleObservation({ facts: { b: big } })];
    const bytes = writeEvidence(sampleInput({ observations }));
    expect(Object.keys(unzipSync(bytes)).filter((name) => name.startsWith('blobs/'))).toHaveLength(2);
    expect(textOf(bytes, 'observations.ndjson').length).toBeLessThan(3000);
    expect(JSON.stringify(evidenceOf(bytes).observations)).toBe(JSON.stringify(observations));
  });

  it('takes nothing that a target says for a blob', () => {
    const facts = { a: { $blob: 'deadbeef', bytes: 1 }, b: { c: { $blob: sha256('x'), bytes: 2 } } };
    const observations = [sampleObservation({ facts })];
    expect(evidenceOf(writeEvidence(sampleInput({ observations }))).observations[0]?.facts).toEqual(facts);
  });

  it('holds a fact of many middling members as one blob', () => {
    const many = Object.fromEntries(
      Array.from({ length: 3 }, (_, index) => [`m${String(index)}`, 'z'.repeat(blobLimit / 2)]),
    );
    const taken = takeOut({ many }, () => undefined);
    expect(taken.places).toEqual([['many']]);
    expect(putBack(taken.facts, taken.places, () => many)).toEqual({ many });
    expect(putBack(taken.facts, [['other']], () => many)).toBeNull();
  });

  it('of a later minor version is read, with members it does not know', () => {
    const bytes = writeEvidence(sampleInput());
    const manifest = { ...(JSON.parse(textOf(bytes, 'manifest.json')) as object), minor: 7, weather: 'fine' };
    const evidence = evidenceOf(changed(bytes, { 'manifest.json': JSON.stringify(manifest) }));
    expect(evidence.manifest.minor).toBe(7);
    expect(evidence.catalogue['postgres']?.headline).toBe('version');
  });
});

describe('an archive from a stranger', () => {
  const good = writeEvidence(sampleInput({ observations: [sampleObservation({ facts: { b: big } })] }));
  const blob = Object.keys(unzipSync(good)).find((name) => name.startsWith('blobs/')) ?? '';

  it('is refused where it is no zip, or cut off anywhere', () => {
    expect(codesOf(new Uint8Array())).toEqual(['evidence.not-zip']);
    expect(codesOf(strToU8('%PDF-1.7 and so on'))).toEqual(['evidence.not-zip']);
    for (let length = 4; length < good.length; length += 13) {
      expect(codesOf(good.subarray(0, length))).toEqual(['evidence.torn']);
    }
  });

  it('never throws, whatever byte of it is changed, and never passes for intact', () => {
    const read = evidenceOf(good);
    for (let at = 0; at < good.length; at += 1) {
      const spoilt = good.slice();
      spoilt[at] = (spoilt[at] ?? 0) ^ 0x5a;
      const { evidence, mistakes } = readEvidence(spoilt);
      // times, attributes and versions in the zip’s own headers are not content
      if (evidence === null) expect(mistakes.length).toBeGreaterThan(0);
      else expect(evidence).toEqual(read);
    }
  });

  it('names each entry that was changed, added or taken out', () => {
    expect(
      readEvidence(changed(good, { 'observations.ndjson': '{}', 'extra.txt': 'x', [blob]: null })).mistakes,
    ).toEqual([
      {
        code: 'evidence.digest-differs',
        params: { name: { kind: 'value', value: 'observations.ndjson', unit: null } },
      },
      { code: 'evidence.entry-missing', params: { name: { kind: 'value', value: blob, unit: null } } },
      { code: 'evidence.entry-unlisted', params: { name: { kind: 'value', value: 'extra.txt', unit: null } } },
    ]);
  });

  it('is held against the schemas', () => {
    expect(codesOf(changed(good, { 'manifest.json': null }))).toEqual(['evidence.no-manifest']);
    expect(codesOf(changed(good, { 'manifest.json': '{"format":"plumbline-evidence","version":2}' }))).toEqual([
      'evidence.newer',
    ]);
    expect(codesOf(changed(good, { 'manifest.json': '[]' }))).toEqual(['evidence.manifest-invalid']);
    expect(codesOf(vouched(good, 'observations.ndjson', '{"record":"observation"}\n'))).toEqual([
      'evidence.record-invalid',
    ]);
    expect(codesOf(vouched(good, 'observations.ndjson', ''))).toEqual(['evidence.records-missing']);
    expect(codesOf(vouched(good, 'catalogue.json', '[1]'))).toEqual(['evidence.entry-invalid']);
    expect(codesOf(vouched(good, blob, '{"other":1}'))).toEqual(['evidence.blob-missing']);
    const deep = `{"record":"observation","observation":${'['.repeat(50_000)}${']'.repeat(50_000)}}\n`;
    expect(codesOf(vouched(good, 'observations.ndjson', deep))).toEqual(['evidence.record-invalid']);
  });

  it('cannot make us unpack a bomb', () => {
    const bomb = zipSync({ 'manifest.json': new Uint8Array(50_000_000) });
    expect(codesOf(bomb)).toEqual(['evidence.bomb']);
    expect(codesOf(good, { bytes: 1000, ratio: 400 })).toEqual(['evidence.too-large']);
    // a declared size that lies: little is promised, much would come
    const lying = zipSync({ 'manifest.json': new Uint8Array(5_000_000) });
    const directory = lying.length - 22 - 46 - 'manifest.json'.length;
    new DataView(lying.buffer).setUint32(directory + 24, 100, true);
    expect(codesOf(lying)).toEqual(['evidence.entry-damaged']);
    const many: Zippable = {};
    for (let index = 0; index < 65_535; index += 1) many[String(index)] = new Uint8Array();
    expect(codesOf(zipSync(many, { level: 0 }))).toEqual(['evidence.too-many-entries']);
  });

  it('with the same name twice is refused', () => {
    const twice = zipSync({ 'a.txt': strToU8('1'), 'b.txt': strToU8('2') });
    const text = Buffer.from(twice);
    for (let at = text.indexOf('b.txt'); at !== -1; at = text.indexOf('b.txt', at + 1)) text.write('a.txt', at);
    expect(codesOf(text)).toEqual(['evidence.repeated-entry']);
  });
});

it('every message stands in both languages', () => {
  expect(Object.keys(zhCN).sort()).toEqual(Object.keys(en).sort());
  for (const [code, text] of Object.entries(en)) {
    expect([...(zhCN[code] ?? '').matchAll(/\{\w+\}/g)].map(String).sort(), code).toEqual(
      [...text.matchAll(/\{\w+\}/g)].map(String).sort(),
    );
  }
});

it('CRC-32 is the one of zip archives', () => {
  expect(crc32(strToU8('123456789'))).toBe(0xcbf43926);
});
