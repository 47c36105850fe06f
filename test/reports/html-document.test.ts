import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { htmlFormat } from '../../reports/html/html-format.ts';
import { languages } from '../../src/model/words.ts';
import { finding } from './sample-findings.ts';
import { sampleContext } from './sample-context.ts';
import { sampleResult } from './sample-result.ts';
import type { RunResult } from '../../src/model/run-result.ts';

const english = htmlFormat.write(sampleResult, sampleContext('en'));

describe('the HTML document', () => {
  it('allows its own style, script and pictures, and nothing else', () => {
    const digest = (tag: string): string => {
      const text = new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(english)?.[1] ?? '';
      return createHash('sha256').update(text).digest('base64');
    };
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(english)?.[1];
    expect(policy?.split('; ')).toEqual([
      "default-src 'none'",
      `style-src 'sha256-${digest('style')}'`,
      `script-src 'sha256-${digest('script')}'`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(english).not.toMatch(/ (?:style|on\w+)="/);
    expect([...english.matchAll(/ (?:src|href)="([^"]{5})/g)].map(([, start]) => start)).not.toContain('https');
  });

  it('has its headings in order', () => {
    const levels = [...english.matchAll(/<h(\d)/g)].map((match) => Number(match[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
  });

  it('says partial beside every verdict', () => {
    const verdicts = english.match(/class="(?:verdict|badge v-[\w-]+)"/g) ?? [];
    const notes = english.match(/class="partial"/g) ?? [];
    expect(verdicts).toHaveLength(3);
    expect(notes).toHaveLength(3);
  });

  it('shows facts with their units where the catalogue knows them', () => {
    expect(english).toContain('disks[mount=&quot;/data&quot;].free');
    expect(english).toContain('64 GiB');
    expect(english).toContain('2027-02-01 00:00:00 +08:00');
    expect(english).toContain('server version');
  });

  it('says what was touched beyond the list', () => {
    expect(english).toContain('1 line was touched that is not on the touch list.');
  });

  it('says intact, not authenticated, unless sealed', () => {
    const sealed = { ...sampleResult, provenance: { ...sampleResult.provenance, sealed: true } };
    expect(english).toContain('intact, not authenticated');
    expect(htmlFormat.write(sealed, sampleContext('en'))).not.toContain('intact, not authenticated');
  });

  for (const language of languages)
    it(`keeps 10,000 findings and observations in bounds (${language})`, () => {
      const many = manyFindings(10_000);
      const written = htmlFormat.write(many, sampleContext(language));
      expect(written.length).toBeLessThan(10_000_000);
      expect(written.match(/check-9999/g)?.length).toBeGreaterThan(0);
    });
});

/** As many failing findings, each of its own check, each with an observation of 40 facts. */
function manyFindings(count: number): RunResult {
  const [first] = sampleResult.observations;
  if (first === undefined) throw new Error('the sample has observations');
  const settings = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`setting_${String(at)}`, 'x'.repeat(40)]));
  const names = Array.from({ length: count }, (_, at) => `check-${String(at)}`);
  return {
    ...sampleResult,
    findings: names.map((name) => finding(name, 'version', 'production', { outcome: 'fail', severity: 'blocker' })),
    observations: names.map((name) => ({ ...first, task: { ...first.task, check: name }, facts: { settings } })),
  };
}
