import { expect, it } from 'vitest';
import { htmlFormat } from '../../reports/html/html-format.ts';
import { en } from '../../probes/browser/fleet-messages.en.ts';
import { zhCN } from '../../probes/browser/fleet-messages.zh-CN.ts';
import { writeTerminal } from '../../reports/terminal/write-terminal.ts';
import { value } from '../../src/model/message.ts';
import type { RunResult } from '../../src/model/run-result.ts';
import { languages } from '../../src/model/words.ts';
import { sampleContext } from './sample-context.ts';
import { sampleResult } from './sample-result.ts';

const params = {
  script: value('app.js'),
  name: value('Static blocks'),
  engine: value('Chromium 94'),
  line: 3,
  column: 5,
};
const drift: RunResult['drift'] = {
  baseline: { runId: '11aa22bb', seenAt: '2026-12-01T08:00:00.000Z' },
  changes: [
    {
      ...{ check: 'orders-db', environment: 'production', node: null, vantage: null },
      ...{ path: 'minimumChromium', kind: 'changed', before: 86, after: 94, listed: false, finding: null },
      because: [{ code: 'browser.note.raised-changed', params }],
    },
  ],
};
const result: RunResult = { ...sampleResult, drift };
const browserTexts = { en, 'zh-CN': zhCN };
const sentences = { en: 'app.js has changed and uses Static blocks', 'zh-CN': 'app.js 有改动，使用了 Static blocks' };

it.each(languages)('what raised the lowest browser is told in the terminal and as HTML: %s', (language) => {
  const sample = sampleContext(language);
  const spoken = { 'browser.note.raised-changed': browserTexts[language]['note.raised-changed'] ?? '' };
  const context = { ...sample, texts: { ...sample.texts, ...spoken } };
  const options = { colour: false, width: 200, ascii: false };
  const terminal = writeTerminal(result, context, options);
  expect(terminal).toContain(sentences[language]);
  expect(terminal).toMatch(/minimumChromium 86 → 94/);
  expect(htmlFormat.write(result, context)).toContain(sentences[language]);
});

it('nothing is said in the terminal of drift that nobody explains', () => {
  const options = { colour: false, width: 200, ascii: false };
  expect(writeTerminal(sampleResult, sampleContext('en'), options)).not.toContain('→ 64MB');
});
