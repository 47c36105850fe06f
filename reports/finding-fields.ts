import { findingKey } from '../src/model/identity.ts';
import { groupNotes, type FindingGroup } from './group-findings.ts';
import { listed } from './group-words.ts';
import type { Difference, Finding } from '../src/model/finding.ts';
import { spoken, type Voice } from './voice.ts';

/** One line about a finding: what it tells, and the words. */
export interface Field {
  readonly label: string;
  readonly text: string;
}

/** All that people need to know of a finding, in reading order; what is not there is left out. */
export function findingFields(finding: Finding, voice: Voice): readonly Field[] {
  const fields: Field[] = [];
  const add = (label: string, text: string): void => {
    if (text !== '') fields.push({ label, text });
  };
  const blockers = finding.blockedBy.map((id) => voice.raw(findingKey(id)));
  add(voice.word('report.expected'), voice.say(finding.expected));
  add(voice.word('report.actual'), voice.say(finding.actual));
  add(voice.word('report.differences'), differencesLine(finding, voice));
  add(voice.word('report.blocked-by'), listed(blockers, 5, voice));
  add(voice.word('report.because'), voice.text(finding.because));
  add(voice.word('report.remedy'), voice.text(finding.remedy));
  add(voice.word('report.advice'), finding.advice === null ? '' : voice.say(finding.advice));
  add(voice.word('report.owner'), voice.text(finding.owner));
  add(voice.word('report.due'), finding.due ?? '');
  add(voice.word('report.waiver'), waiverLine(finding, voice));
  add(voice.word('report.overridden'), overriddenLine(finding, voice));
  add(voice.word('report.attested'), attestedLine(finding, voice));
  for (const note of finding.notes) add(voice.word('report.note'), voice.say(note));
  return fields;
}

/** The same of a group: its first finding speaks for all, with what is remarked on any of them. */
export function groupFields(group: FindingGroup, voice: Voice): readonly Field[] {
  return findingFields({ ...group.first, notes: groupNotes(group) }, voice);
}

/** Who accepted it, why, until when. */
export function waiverLine(finding: Finding, voice: Voice): string {
  const { waiver } = finding;
  if (waiver === null) return '';
  return voice.word(waiver.ticket === null ? 'report.waiver-line' : 'report.waiver-line-ticket', {
    owner: spoken(voice.text(waiver.owner)),
    because: spoken(voice.text(waiver.because)),
    until: waiver.until,
    ticket: waiver.ticket,
  });
}

/** What the product asks for where the site asks for something else, and who says so. */
export function overriddenLine(finding: Finding, voice: Voice): string {
  const { overridden } = finding;
  if (overridden === null) return '';
  return voice.word('report.overridden-line', {
    was: overridden.was,
    because: spoken(voice.text(overridden.because)),
    owner: spoken(voice.text(overridden.owner ?? '–')),
  });
}

/** Who stated it, when and why, whether it agrees with what was seen, and the file that shows it. */
export function attestedLine(finding: Finding, voice: Voice): string {
  const { attested } = finding;
  if (attested === null) return '';
  const { by, because, agrees, attachment } = attested;
  const parts = [voice.word('report.attested-line', { by, because, at: voice.instant(attested.at) })];
  if (agrees !== null) parts.push(voice.word(agrees ? 'report.attested-agrees' : 'report.attested-differs'));
  if (attachment !== null) parts.push(voice.word('report.attested-file', attachment));
  return parts.join(voice.word('report.semicolon'));
}

/** Differences below the compared fact. That of the fact itself is what `actual` says already. */
function differencesLine(finding: Finding, voice: Voice): string {
  const below = finding.differences.filter((difference) => difference.path !== '');
  if (below.length === 0) return '';
  const lines = below.slice(0, 5).map((difference) => {
    const { left, right } = differenceSides(difference, voice);
    const names = sideNames(difference, finding, voice);
    return voice.word('report.difference-line', {
      path: spoken(differenceName(difference, voice)),
      left: spoken(left),
      right: spoken(right),
      leftName: spoken(names.left),
      rightName: spoken(names.right),
    });
  });
  const first = spoken(lines.join(voice.word('report.semicolon')));
  return voice.word('report.differences-line', { n: below.length, first });
}

/** What differs, in the words of its probe where it has some. */
export function differenceName({ path, words }: Difference, voice: Voice): string {
  return words === undefined ? voice.raw(path) : voice.say(words.what);
}

/** Both sides of a difference in words. */
export function differenceSides(
  difference: Difference,
  voice: Voice,
): { readonly left: string; readonly right: string } {
  const { words } = difference;
  if (words !== undefined) return { left: voice.say(words.left), right: voice.say(words.right) };
  const missing = voice.word('report.missing');
  return {
    left: difference.kind === 'missing-left' ? missing : voice.value(difference.left),
    right: difference.kind === 'missing-right' ? missing : voice.value(difference.right),
  };
}

/** What the two sides of a difference are called; results of earlier versions do not say. */
export function sideNames(
  difference: Difference,
  finding: Finding,
  voice: Voice,
): { readonly left: string; readonly right: string } {
  const { places } = difference;
  if (places !== undefined) return { left: voice.raw(places.left), right: voice.raw(places.right) };
  const other = finding.environments.find((name) => name !== finding.id.environment);
  if (finding.kind === 'across' && other !== undefined)
    return { left: voice.raw(finding.id.environment), right: voice.raw(other) };
  return { left: voice.word('report.left'), right: voice.word('report.right') };
}
