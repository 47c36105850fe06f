import { describe, expect, it } from 'vitest';
import { docxFormat } from '../../reports/docx/docx-format.ts';
import { htmlFormat } from '../../reports/html/html-format.ts';
import { markdownFormat } from '../../reports/markdown/markdown-format.ts';
import { reportFormats } from '../../reports/registry.ts';
import type { ReportContext, ReportFormat } from '../../reports/report-format.ts';
import { writeTerminal } from '../../reports/terminal/write-terminal.ts';
import { allTexts } from '../../src/cli/all-texts.ts';
import { notSeen } from '../../src/judge/findings/actual.ts';
import { noted } from '../../src/kit/machine/missed.ts';
import { value } from '../../src/model/message.ts';
import type { Gap } from '../../src/model/observation.ts';
import type { RunResult } from '../../src/model/run-result.ts';
import { say } from '../../src/model/say.ts';
import type { Language } from '../../src/model/words.ts';
import { docxParagraphs, xlsxCells } from './office-content.ts';
import { sampleContext } from './sample-context.ts';
import { finding } from './sample-findings.ts';
import { sampleResult } from './sample-result.ts';

const params = { program: value('nettool'), limit: value(12_000, 'milliseconds') };
const gap: Gap = { path: 'x', ...noted('not-reached', 'kit.gap.too-slow', params), detail: 'killed' };
const message = { code: 'kit.gap.too-slow', params };

const withGap: RunResult = {
  ...sampleResult,
  observations: sampleResult.observations.map((each) => ({ ...each, gaps: [gap] })),
};
const withFinding: RunResult = {
  ...sampleResult,
  findings: [
    finding('orders-db', 'version', 'production', {
      outcome: 'unknown',
      actual: notSeen({ kind: 'gap', gap, implicit: false }),
    }),
  ],
};

function contextOf(language: Language): ReportContext {
  const sample = sampleContext(language);
  return { ...sample, texts: { ...sample.texts, ...allTexts(language, []) } };
}

/** Everything that stands in a report, as text. */
async function written(format: ReportFormat, result: RunResult, language: Language): Promise<string> {
  const content = await format.write(result, contextOf(language));
  if (typeof content === 'string') return content;
  return format === docxFormat ? docxParagraphs(content).join('\n') : JSON.stringify(await xlsxCells(content));
}

describe.each([
  ['en', 'nettool gave no answer within 12 s'],
  ['zh-CN', 'nettool 在 12 s 内未返回结果'],
] as const)('our words about a gap in %s', (language, sentence) => {
  it('are filled with their parameters', () => {
    expect(say(allTexts(language, []), message, language)).toBe(sentence);
  });

  // JSON has the code and the parameters themselves
  it.each(reportFormats.filter(({ name }) => name !== 'json'))('stand beside a finding: $name', async (format) => {
    const text = await written(format, withFinding, language);
    expect(text).toContain(sentence);
    expect(text).toContain('killed');
    expect(text).not.toContain('kit.gap');
  });

  it('stand beside a finding in the terminal', () => {
    const options = { colour: false, width: 400, ascii: false };
    expect(writeTerminal(withFinding, contextOf(language), options)).toContain(sentence);
  });

  it.each([htmlFormat, markdownFormat, docxFormat])('stand where gaps are listed: $name', async (format) => {
    const text = await written(format, withGap, language);
    expect(text).toContain(sentence);
    expect(text).toContain('killed');
  });
});
