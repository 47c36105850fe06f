import { expect, it } from 'vitest';
import * as z from 'zod';
import { derive } from '../../../probes/host/derive.ts';
import { disksOf } from '../../../probes/host/elsewhere/disks-of.ts';
import { host } from '../../../probes/host/index.ts';
import { missedReply } from '../../../probes/host/missed-reply.ts';
import { processorFacts } from '../../../probes/host/processor-facts.ts';
import { timeSyncFacts } from '../../../probes/host/time/time-sync-facts.ts';
import { unanswered } from '../../../probes/host/unanswered.ts';
import { expectGapTexts, gapSentences } from '../../support/gap-sentences.ts';

it('has a sentence for every note, and no other', async () => {
  await expectGapTexts(host);
});

it('says what was missing for what follows from facts', () => {
  expect(derive({ windows: {} }).gaps?.map((gap) => [gap.path, gapSentences(host, gap)?.[1]])).toEqual([
    ['os.name', '未采集到发行版'],
    ['memory.availablePercent', '未采集到内存总量或可用内存'],
    ['windows.dotnetVersion', '未采集到 .NET Framework 4.5 或更高版本'],
  ]);
});

it('says who does not tell something', () => {
  const systemd = timeSyncFacts({ synchronized: true }).gaps;
  expect(gapSentences(host, systemd[0])).toEqual(['timedatectl does not tell it', 'timedatectl 不提供此项']);
  const chronyd = timeSyncFacts({ synchronized: true, service: 'chronyd', source: null }).gaps;
  expect(chronyd.map(({ path }) => path)).toEqual(['timeSync.stratum', 'timeSync.offset']);
  expect(gapSentences(host, chronyd[0])).toEqual(['chronyd does not tell it', 'chronyd 不提供此项']);
  expect(gapSentences(host, processorFacts([]).gaps[0])).toEqual([
    'the operating system does not tell it',
    '操作系统未提供此项',
  ]);
});

it('keeps the words of a program apart from ours', () => {
  expect(unanswered('not-supported', 'chronyc', ' 506 Cannot talk to daemon\n')).toEqual({
    reason: 'not-supported',
    note: 'kit.gap.no-answer',
    noteParams: { program: { kind: 'value', value: 'chronyc', unit: null } },
    detail: '506 Cannot talk to daemon',
  });
  expect(unanswered('not-reached', 'reg.exe', '').detail).toBeNull();
  expect(unanswered('not-reached', 'reg.exe', 'x'.repeat(1000)).detail).toHaveLength(200);
});

it('says in words of its own that a reply has another form', () => {
  const wrong: unknown[] = [];
  try {
    disksOf([{ fs: 'C:' }]);
  } catch (error) {
    wrong.push(error);
  }
  expect(wrong).toEqual([expect.any(z.ZodError)]);
  const missed = missedReply(wrong[0]);
  expect(missed).toMatchObject({ reason: 'not-reached', detail: null });
  expect(gapSentences(host, missed)).toEqual([
    'the answer of systeminformation was not understood',
    '无法识别 systeminformation 的输出',
  ]);
  expect(missedReply(new Error('EIO'))).toEqual({ reason: 'not-reached', detail: 'EIO' });
});
