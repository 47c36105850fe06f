import { findingKey, taskKey } from '../../src/model/identity.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { EnvironmentResult, RunResult } from '../../src/model/run-result.ts';
import { environmentName } from '../environment-name.ts';
import { partialNote } from '../partial-note.ts';
import { makeVoice, type Voice } from '../voice.ts';
import { caseVerdict } from './case-verdict.ts';
import { writeXml, type XmlElement } from './xml.ts';
import type { TextFormat } from '../report-format.ts';

/** JUnit XML as Jenkins, GitLab and Azure DevOps read it: one suite for each environment, one case for each finding. */
export const junitFormat: TextFormat = {
  name: 'junit',
  file: 'report.junit.xml',
  mediaType: 'application/xml',
  write(result, context) {
    const voice = makeVoice(context);
    const durations = secondsByTask(result);
    const findings = new Map(result.findings.map((finding) => [findingKey(finding.id), finding]));
    const named = new Set(result.findings.map(({ id }) => id.environment));
    const suites = result.environments
      .filter(({ name, selected }) => selected || named.has(name))
      .map((environment) => suite(environment, { result, voice, durations, findings }));
    const attributes = { name: voice.raw(result.profile.name), ...totals(suites) };
    return writeXml({ name: 'testsuites', attributes, children: suites });
  },
};

interface Page {
  readonly result: RunResult;
  readonly voice: Voice;
  /** Seconds by taskKey. */
  readonly durations: ReadonlyMap<string, number>;
  readonly findings: ReadonlyMap<string, Finding>;
}

function suite(environment: EnvironmentResult, page: Page): XmlElement {
  const { result, voice } = page;
  const own = result.findings.filter((finding) => finding.id.environment === environment.name);
  const cases = own.map((finding) => testCase(finding, page));
  const count = (name: string): number =>
    cases.filter((each) => each.children.some((child) => child.name === name)).length;
  const seconds = cases.reduce((sum, each) => sum + Number(each.attributes['time']), 0);
  const attributes = {
    name: environmentName(environment, voice),
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
    time: seconds.toFixed(3),
    // The schema of Jenkins has no room for a zone: UTC.
    timestamp: result.run.seenFrom.slice(0, 19),
  };
  return { name: 'testsuite', attributes, children: [properties(environment, page), ...cases] };
}

function properties(environment: EnvironmentResult, { result, voice }: Page): XmlElement {
  const facts = [
    ['verdict', voice.verdict(environment.verdict)],
    ['partial', partialNote(result, voice)],
    ['run', voice.raw(result.run.id)],
    ['judgedAs', result.judgedAs],
  ] as const;
  const children = facts
    .filter(([, value]) => value !== '')
    .map(([name, value]): XmlElement => ({ name: 'property', attributes: { name, value }, children: [] }));
  return { name: 'properties', attributes: {}, children };
}

/** Identities as names, which stay the same from run to run and in every language: servers follow a case by them. */
function testCase(finding: Finding, page: Page): XmlElement {
  const { id } = finding;
  const place = [id.node, id.vantage === null ? null : `@${id.vantage}`].filter((part) => part !== null).join(' ');
  const attributes = {
    classname: page.voice.raw(`${id.environment}.${id.check}`),
    name: page.voice.raw(place === '' ? id.rule : `${id.rule} [${place}]`),
    time: secondsOf(finding, page).toFixed(3),
  };
  return { name: 'testcase', attributes, children: caseVerdict(finding, page) };
}

/** The time of a look counts once: for the finding whether the target answers. */
function secondsOf({ kind, evidence }: Finding, { durations }: Page): number {
  if (kind !== 'answers') return 0;
  return evidence.reduce((sum, task) => sum + (durations.get(taskKey(task)) ?? 0), 0);
}

function secondsByTask({ observations }: RunResult): ReadonlyMap<string, number> {
  return new Map(
    observations.map(({ task, attempts }) => [
      taskKey(task),
      attempts.reduce((sum, attempt) => sum + attempt.durationMs / 1000, 0),
    ]),
  );
}

function totals(suites: readonly XmlElement[]): { readonly [name: string]: string | number } {
  const sum = (name: string): number => suites.reduce((all, { attributes }) => all + Number(attributes[name]), 0);
  return {
    tests: sum('tests'),
    failures: sum('failures'),
    errors: sum('errors'),
    skipped: sum('skipped'),
    time: sum('time').toFixed(3),
  };
}
