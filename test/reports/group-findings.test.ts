import { expect, it } from 'vitest';
import { indexChecks } from '../../reports/finding-name.ts';
import { groupFindings, groupNotes } from '../../reports/group-findings.ts';
import { groupTargets } from '../../reports/group-words.ts';
import { makeVoice } from '../../reports/voice.ts';
import { value } from '../../src/model/message.ts';
import { finding } from './sample-findings.ts';
import { sampleContext } from './sample-context.ts';
import { sampleResult } from './sample-result.ts';

const denied = (account: string) => ({
  outcome: 'fail' as const,
  cause: 'login-denied',
  actual: { code: 'sample.seen', params: { value: value(account) } },
});
const note = (code: string) => ({ notes: [{ code, params: {} }] });
const voice = makeVoice(sampleContext('en'));

it('tells of each target that shares a cause what was seen there, and every remark once', () => {
  const groups = groupFindings([
    finding('cache', 'answers', 'production', { ...denied('default'), ...note('sample.note') }),
    finding('files', 'answers', 'production', { ...denied('root'), ...note('sample.note') }),
    finding('queue', 'answers', 'production', { ...denied('app'), ...note('sample.advice') }),
  ]);
  const [group] = groups;
  if (group === undefined || groups.length > 1) throw new Error('one cause, one group');
  const [first, ...others] = groupTargets(group, indexChecks(sampleResult), voice);
  expect(first).not.toContain('default'); // it stands beside, as what was seen
  expect(others).toEqual([expect.stringMatching(/files.*root/), expect.stringMatching(/queue.*app/)]);
  expect(groupNotes(group).map(({ code }) => code)).toEqual(['sample.note', 'sample.advice']);
});

it('does not repeat for each that it was blocked', () => {
  const blockedBy = [{ check: 'cache', rule: 'answers', environment: 'production', node: null, vantage: null }];
  const blocked = (fact: string) => ({
    outcome: 'blocked' as const,
    blockedBy,
    actual: { code: 'sample.seen', params: { value: value(fact) } },
  });
  const [group] = groupFindings([
    finding('cache', 'role', 'production', blocked('role was not seen')),
    finding('cache', 'version', 'production', blocked('version was not seen')),
  ]);
  if (group === undefined) throw new Error('no group');
  expect(groupTargets(group, indexChecks(sampleResult), voice).join()).not.toContain('was not seen');
});
