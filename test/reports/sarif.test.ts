import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { sarifFormat } from '../../reports/sarif/sarif-format.ts';
import { sarifText } from '../../reports/sarif/sarif-text.ts';
import { sampleContext } from './sample-context.ts';
import { sampleResult } from './sample-result.ts';

const logSchema = z.object({
  runs: z.array(
    z.object({
      tool: z.object({ driver: z.object({ rules: z.array(z.object({ id: z.string() })) }) }),
      results: z.array(
        z.object({
          ruleId: z.string(),
          ruleIndex: z.number(),
          kind: z.string(),
          level: z.string(),
          baselineState: z.string().optional(),
          suppressions: z.array(z.object({ justification: z.string() })),
        }),
      ),
    }),
  ),
});

function runOf(result: typeof sampleResult) {
  const [run] = logSchema.parse(JSON.parse(sarifFormat.write(result, sampleContext('en')))).runs;
  if (run === undefined) throw new Error('there is no run');
  return run;
}

describe('sarif', () => {
  const run = runOf(sampleResult);

  it('has every finding that did not pass, and its rule', () => {
    const problems = sampleResult.findings.filter(({ outcome }) => ['fail', 'unknown', 'blocked'].includes(outcome));
    expect(run.results).toHaveLength(problems.length);
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  it('gives a level to what failed only', () => {
    const levels = new Map(run.results.map(({ ruleId, kind, level }) => [ruleId, `${kind} ${level}`]));
    expect(levels.get('orders-db/settings.max_connections')).toBe('fail error');
    expect(levels.get('web/across:version')).toBe('fail warning');
    expect(levels.get('web/answers')).toBe('open none');
    expect(levels.get('order-app/json.build.version')).toBe('open none');
  });

  it('says what was accepted', () => {
    const accepted = run.results.filter(({ suppressions }) => suppressions.length > 0);
    expect(accepted.map(({ ruleId }) => ruleId)).toEqual(['orders-db/renew-soon']);
    expect(accepted[0]?.suppressions[0]?.justification).toContain('CCB-118');
  });

  it('says what is new from the second round on', () => {
    const first = { ...sampleResult, followUp: { ...sampleResult.followUp, previous: null } };
    expect(runOf(first).results.every(({ baselineState }) => baselineState === undefined)).toBe(true);
    const second = { ...first.followUp, previous: { round: 1, runId: 'x', judgedAs: sampleResult.judgedAs } };
    const states = runOf({ ...sampleResult, followUp: second }).results.map(({ baselineState }) => baselineState);
    expect(new Set(states)).toEqual(new Set(['new', 'unchanged']));
  });
});

describe('sarifText', () => {
  it('escapes what would be a placeholder or a link, and nothing else', () => {
    expect(sarifText('{0} {name} [a](http://x) disks[mount="/"].free')).toBe(
      '{{0}} {name} [a\\](http://x) disks[mount="/"].free',
    );
  });
});
