import { describe, expect, it } from 'vitest';
import { findingKey } from '../../src/model/identity.ts';
import { caseVerdict } from '../../reports/junit/case-verdict.ts';
import { junitFormat } from '../../reports/junit/junit-format.ts';
import { makeVoice } from '../../reports/voice.ts';
import { finding } from './sample-findings.ts';
import { sampleContext } from './sample-context.ts';
import { sampleResult } from './sample-result.ts';
import type { Finding } from '../../src/model/finding.ts';

const waiver = { because: 'ordered', owner: 'DBA', ticket: null, until: '2027-01-31' };
const answers = finding('db', 'answers', 'production', { kind: 'answers', outcome: 'fail', severity: 'major' });

/** Names of what a case says beside `answers`. */
function said(more: Partial<Finding>, others: readonly Finding[] = [answers]): readonly string[] {
  const findings = new Map(others.map((each) => [findingKey(each.id), each]));
  const page = { result: sampleResult, voice: makeVoice(sampleContext('en')), findings };
  return caseVerdict(finding('db', 'version', 'production', more), page).map(({ name }) => name);
}

describe('a case of JUnit', () => {
  const blockedBy = [answers.id];

  it('passes without a word', () => {
    expect(said({ outcome: 'pass' })).toEqual([]);
  });

  it('failed is a failure, whatever its severity', () => {
    expect(said({ outcome: 'fail', severity: 'blocker' })).toEqual(['failure']);
    expect(said({ outcome: 'fail', severity: 'info' })).toEqual(['failure']);
  });

  it('unknown is an error where it decides, else skipped', () => {
    expect(said({ outcome: 'unknown', severity: 'major' })).toEqual(['error']);
    expect(said({ outcome: 'unknown', severity: 'minor' })).toEqual(['skipped', 'system-out']);
  });

  it('blocked is skipped where what blocks it is shown, else an error', () => {
    expect(said({ outcome: 'blocked', blockedBy })).toEqual(['skipped']);
    expect(said({ outcome: 'blocked', blockedBy, severity: 'blocker' })).toEqual(['error']);
    expect(said({ outcome: 'blocked', blockedBy }, [{ ...answers, waiver }])).toEqual(['error']);
    expect(said({ outcome: 'blocked', blockedBy }, [])).toEqual(['error']);
  });

  it('accepted or not applicable is skipped', () => {
    expect(said({ outcome: 'fail', waiver })).toEqual(['skipped', 'system-out']);
    expect(said({ outcome: 'not-applicable' })).toEqual(['skipped']);
  });
});

describe('junit', () => {
  it('has a case for every finding, each with a name of its own, and counts them', () => {
    const written = junitFormat.write(sampleResult, sampleContext('zh-CN'));
    const cases = [...written.matchAll(/<testcase (classname="[^"]*" name="[^"]*")/g)].map((match) => match[1]);
    expect(cases).toHaveLength(sampleResult.findings.length);
    expect(new Set(cases).size).toBe(cases.length);
    expect(written).toContain(`tests="${String(cases.length)}"`);
  });
});
