import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { jsonFormat } from '../../reports/json/json-format.ts';
import { readResult } from '../../reports/json/read-result.ts';
import { resultSchema } from '../../reports/json/result-schema.ts';
import { writeJson } from '../../reports/json/write-json.ts';
import { hostileResult } from './hostile-result.ts';
import { sampleContext } from './sample-context.ts';
import { sampleResult } from './sample-result.ts';

const context = sampleContext('en');

describe('jsonFormat', () => {
  it('writes the same bytes whatever order the fields were built in', () => {
    const entries = Object.entries(sampleResult).reverse();
    const turned: typeof sampleResult = Object.assign({ ...sampleResult }, Object.fromEntries(entries));
    expect(jsonFormat.write(turned, context)).toBe(jsonFormat.write(sampleResult, context));
  });

  it('fits the published schema', () => {
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(resultSchema());
    for (const result of [sampleResult, hostileResult()]) {
      validate(JSON.parse(jsonFormat.write(result, context)));
      expect(validate.errors).toBeNull();
    }
    expect(validate({ format: 'plumbline-result' })).toBe(false);
  });
});

describe('writeJson', () => {
  it('escapes what acts on a screen and reads back equal', () => {
    const value = { 'k\u202e': '\u001b\u0085\u200f\u2028\\ud800 \u{e0041} 𝄞' };
    const written = writeJson(value);
    expect(written).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}]/u);
    expect(JSON.parse(written)).toEqual(value);
  });

  it('makes texts well-formed', () => {
    expect(JSON.parse(writeJson(['\ud800', '\\ud800', '𝄞']))).toEqual(['\ufffd', '\\ud800', '𝄞']);
  });
});

describe('readResult', () => {
  const codes = (text: string): readonly string[] => {
    const read = readResult(text);
    return read.ok ? [] : read.problems.map((problem) => problem.code);
  };

  it('names what is wrong with a file', () => {
    expect(codes('{"a":')).toEqual(['report.read-not-json']);
    expect(codes('null')).toEqual(['report.read-other-file']);
    expect(codes('[1]')).toEqual(['report.read-other-file']);
    expect(codes('{"format":"plumbline-result","version":2}')).toEqual(['report.read-other-version']);
  });

  it('lists fields that do not fit, by their path', () => {
    const read = readResult(JSON.stringify({ ...sampleResult, verdict: 'splendid', findings: [{}] }));
    if (read.ok) throw new Error('it should be refused');
    expect(read.problems.map((problem) => problem.params['path'])).toContain('verdict');
    expect(read.problems.map((problem) => problem.params['path'])).toContain('findings.0.id');
  });

  it('accepts a byte-order mark', () => {
    expect(readResult(`\ufeff${jsonFormat.write(sampleResult, context)}`).ok).toBe(true);
  });
});
