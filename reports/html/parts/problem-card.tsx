import { findingKey } from '../../../src/model/identity.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { groupNotes, type FindingGroup } from '../../group-findings.ts';
import { findingName } from '../../finding-name.ts';
import { targetName } from '../../target-name.ts';
import { groupIds, groupName, groupTargets, listed } from '../../group-words.ts';
import { attestedLine, overriddenLine, waiverLine } from '../../finding-fields.ts';
import { FindingBadges } from './badges.tsx';
import { Differences } from './differences.tsx';
import { EvidenceLinks, hasEvidence } from './evidence-links.tsx';
import { Fields, type FieldContent } from './fields.tsx';
import { Lines } from './folded.tsx';
import { NumberTag, numberOf } from './number-tag.tsx';
import type { Page, PageProps } from './chapter.ts';

const mostTargets = 50;
const mostBlockers = 5;
const mostDifferent = 10;

/** A problem in full: what was asked and seen, why it matters, what is to be done, by whom and until when. */
export function ProblemCard({ group, page }: PageProps & { readonly group: FindingGroup }) {
  const { voice, checks } = page;
  const { first, members } = group;
  const number = numberOf(first, page);
  const place = number === '' ? {} : { id: `n${number.slice(1)}` };
  return (
    <article class={`card o-${group.outcome}`} {...place}>
      <h4>
        <FindingBadges finding={first} voice={voice} /> {groupName(group, checks, voice)}{' '}
        <NumberTag finding={first} page={page} />
      </h4>
      <p class="quiet">{listed(groupTargets(group, checks, voice), mostTargets, voice)}</p>
      <dl class="sides">
        <div>
          <dt>{voice.word('report.expected')}</dt>
          <dd>{voice.say(first.expected)}</dd>
        </div>
        <div>
          <dt>{voice.word('report.actual')}</dt>
          <dd>{voice.say(first.actual)}</dd>
        </div>
      </dl>
      {members.slice(0, mostDifferent).map((member) => (
        <Differences finding={member} page={page} />
      ))}
      <Fields fields={todo(first, page)} />
      <Fields fields={circumstances(group, page)} look="small" />
    </article>
  );
}

/** Why it matters and what is to be done. */
function todo(finding: Finding, { voice }: Page): readonly FieldContent[] {
  const { because, remedy, advice, owner, due, waiver } = finding;
  return present([
    { label: voice.word('report.because'), text: lines(voice.text(because)) },
    { label: voice.word('report.remedy'), text: lines(voice.text(remedy)) },
    { label: voice.word('report.advice'), text: advice === null ? '' : voice.say(advice) },
    { label: voice.word('report.owner'), text: voice.text(owner) },
    { label: voice.word('report.due'), text: due ?? '' },
    { label: voice.word('report.waiver'), text: waiver === null ? '' : waiverLine(finding, voice) },
  ]);
}

function circumstances(group: FindingGroup, page: Page): readonly FieldContent[] {
  const { voice, checks } = page;
  const { first } = group;
  const references = checks.get(first.id.check)?.references ?? [];
  return present([
    {
      label: voice.word('report.evidence'),
      text: hasEvidence(group.members, page) ? <EvidenceLinks findings={group.members} page={page} /> : '',
    },
    { label: voice.word('report.blocked-by'), text: blockers(first, page) },
    { label: voice.word('report.attested'), text: attestedLine(first, voice) },
    { label: voice.word('report.overridden'), text: overriddenLine(first, voice) },
    ...groupNotes(group).map((note) => ({ label: voice.word('report.note'), text: voice.say(note) })),
    {
      label: voice.word('report.references'),
      text: references.map((each) => voice.raw(each)).join(voice.word('report.list-comma')),
    },
    { label: voice.word('report.finding-id'), text: <code>{listed(groupIds(group, voice), mostTargets, voice)}</code> },
  ]);
}

/** The findings that must be mended first, by what they ask and where. */
function blockers({ blockedBy }: Finding, { voice, checks, findings }: Page): string {
  const names = blockedBy.map((id) => {
    const finding = findings.get(findingKey(id));
    if (finding === undefined) return voice.raw(findingKey(id));
    return `${findingName(finding, checks, voice)} · ${targetName(finding, voice)}`;
  });
  return listed(names, mostBlockers, voice);
}

function present(fields: readonly FieldContent[]): readonly FieldContent[] {
  return fields.filter(({ text }) => text !== '');
}

function lines(text: string) {
  return text === '' ? '' : <Lines>{text}</Lines>;
}
