import { visible } from '../../src/model/visible.ts';
import { findingKey } from '../../src/model/identity.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { FollowUp, RunResult } from '../../src/model/run-result.ts';
import { waiverLine } from '../finding-fields.ts';
import { findingName, type CheckIndex } from '../finding-name.ts';
import { targetName } from '../target-name.ts';
import { spoken, type Voice } from '../voice.ts';
import { sarifLevel } from './sarif-level.ts';
import { ruleId } from './sarif-rules.ts';
import { sarifText } from './sarif-text.ts';

interface Page {
  readonly result: RunResult;
  readonly voice: Voice;
  readonly checks: CheckIndex;
  /** Place of each rule by its id. */
  readonly indexes: ReadonlyMap<string, number>;
  /** By findingKey. */
  readonly tracked: ReadonlyMap<string, FollowUp['items'][number]>;
}

/** One finding. What could not be judged is `open` and has, as the standard wants it (3.27.10), no level. */
export function sarifResult(finding: Finding, page: Page): object {
  const { voice } = page;
  const failed = finding.outcome === 'fail';
  const id = ruleId(finding);
  const item = page.tracked.get(findingKey(finding.id));
  const message = voice.word('sarif.message', {
    name: spoken(findingName(finding, page.checks, voice)),
    where: spoken(targetName(finding, voice)),
    expected: spoken(voice.say(finding.expected)),
    actual: spoken(voice.say(finding.actual)),
  });
  return {
    ruleId: id,
    ruleIndex: page.indexes.get(id) ?? -1,
    kind: failed ? 'fail' : 'open',
    level: failed ? sarifLevel(finding.severity) : 'none',
    message: { text: sarifText(message) },
    locations: [location(finding, page)],
    partialFingerprints: { 'plumblineFinding/v1': visible(findingKey(finding.id)) },
    ...(page.result.followUp.previous === null ? {} : { baselineState: stateOf(item) }),
    suppressions: suppressions(finding, voice),
    properties: {
      number: item?.number ?? null,
      outcome: finding.outcome,
      severity: finding.severity,
      environments: finding.environments,
      owner: voice.text(finding.owner),
      due: finding.due,
    },
  };
}

/** What the round before knew of it. A problem that came back was none then. */
function stateOf(item: FollowUp['items'][number] | undefined): 'new' | 'unchanged' {
  return item?.status === 'open' ? 'unchanged' : 'new';
}

/** Present on every result or on none (3.27.23). */
function suppressions(finding: Finding, voice: Voice): readonly object[] {
  if (finding.waiver === null) return [];
  return [{ kind: 'external', status: 'accepted', justification: waiverLine(finding, voice) }];
}

/** The profile, because viewers show nothing without a file; and the target. A result knows no line. */
function location(finding: Finding, { result }: Page): object {
  const { id } = finding;
  const [file] = result.profile.files;
  const names = [id.environment, id.node].filter((name) => name !== null).map((name) => visible(name));
  const target = [{ fullyQualifiedName: names.join('/'), kind: 'resource' }];
  if (file === undefined) return { logicalLocations: target };
  return { physicalLocation: { artifactLocation: { uri: uriOf(file.name) } }, logicalLocations: target };
}

/** A relative reference (RFC 3986, 4.2) to a file, whatever its name. */
function uriOf(file: string): string {
  const parts = visible(file.replaceAll('\\', '/')).split('/');
  return parts.map((part) => encodeURIComponent(part)).join('/');
}
