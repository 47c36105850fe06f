import { expect, it } from 'vitest';
import { jsonFormat } from '../../reports/json/json-format.ts';
import { writeReports } from '../../src/cli/write-reports.ts';
import { toolbox } from '../../src/assess/toolbox.ts';
import { sharedFolder } from '../support/cli-files.ts';
import { quietContext } from '../profiles/run-template.ts';
import { sampleContext } from '../reports/sample-context.ts';
import { sampleResult } from '../reports/sample-result.ts';

const folder = sharedFolder();

it('prints a report in few parts, not one for each element', async () => {
  const printed: (string | Uint8Array)[] = [];
  const context = { ...quietContext(folder), out: (text: string | Uint8Array) => printed.push(text) };
  await writeReports(context, { out: '-', ask: false }, toolbox([]), sampleResult, [jsonFormat]);
  expect(printed).toEqual([jsonFormat.write(sampleResult, sampleContext('en'))]);
});
