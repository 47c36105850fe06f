import { describe, expect, it } from 'vitest';
import { runResultSchema } from '../../src/model/run-result.ts';
import { languages } from '../../src/model/words.ts';
import { htmlFormat } from '../../reports/html/html-format.ts';
import { jsonFormat } from '../../reports/json/json-format.ts';
import { writeTerminal } from '../../reports/terminal/write-terminal.ts';
import { sampleContext } from './sample-context.ts';
import { sampleResult } from './sample-result.ts';

// To renew after a wanted change: npx vitest run test/reports -u, then read the difference.
describe('golden reports', () => {
  it('start from a result that the schema accepts', () => {
    expect(runResultSchema.safeParse(sampleResult).error).toBeUndefined();
  });

  for (const language of languages) {
    it(`html in ${language}`, async () => {
      const written = htmlFormat.write(sampleResult, sampleContext(language));
      await expect(written).toMatchFileSnapshot(`../../reports/samples/${language}-report.html`);
    });

    it(`terminal in ${language}`, async () => {
      const options = { colour: false, width: 100, ascii: language === 'en' };
      const written = writeTerminal(sampleResult, sampleContext(language), options);
      await expect(written).toMatchFileSnapshot(`../../reports/samples/${language}-terminal.txt`);
    });
  }

  it('json, which has no language', async () => {
    const written = jsonFormat.write(sampleResult, sampleContext('en'));
    expect(jsonFormat.write(sampleResult, sampleContext('zh-CN'))).toBe(written);
    await expect(written).toMatchFileSnapshot('../../reports/samples/report.json');
  });
});
