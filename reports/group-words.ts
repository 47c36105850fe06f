import { findingKey } from '../src/model/identity.ts';
import { checkTitle, findingName, type CheckIndex } from './finding-name.ts';
import { targetName } from './target-name.ts';
import type { FindingGroup } from './group-findings.ts';
import { spoken, type Voice } from './voice.ts';

/** What a group is about: its question, or the number of questions that share a cause. */
export function groupName(group: FindingGroup, checks: CheckIndex, voice: Voice): string {
  if (sameQuestion(group)) return findingName(group.first, checks, voice);
  const names = [...new Set(group.members.map((member) => member.id.check))];
  if (names.length === 1)
    return voice.word('report.group-one-check', {
      check: spoken(checkTitle(group.first.id.check, checks, voice)),
      n: group.members.length,
    });
  return voice.word('report.group-many-checks', { n: group.members.length, checks: names.length });
}

/** Where each member was looked at; with what was seen there, where that differs from member to member. */
export function groupTargets(group: FindingGroup, checks: CheckIndex, voice: Voice): readonly string[] {
  const one = sameQuestion(group);
  const sameChecks = group.members.every((member) => member.id.check === group.first.id.check);
  const actual = voice.say(group.first.actual);
  // What is blocked was not seen; each member would only say so of another fact.
  const blocked = group.outcome === 'blocked';
  return group.members.map((member) => {
    const where = targetName(member, voice);
    const check = checkTitle(member.id.check, checks, voice);
    const name =
      one || sameChecks ? where : voice.word('report.check-at', { check: spoken(check), where: spoken(where) });
    if (blocked) return name;
    const seen = voice.say(member.actual);
    return seen === actual
      ? name
      : // one entry of a list, so without the full stop of its sentence
        voice.word('report.target-seen', { name: spoken(name), seen: spoken(seen.replace(/[.。]$/, '')) });
  });
}

/** The identity of each member, as waivers write it. */
export function groupIds(group: FindingGroup, voice: Voice): readonly string[] {
  return group.members.map((member) => voice.raw(findingKey(member.id)));
}

/** The first entries of a list, and how many more there are; the same entry once. */
export function listed(entries: readonly string[], most: number, voice: Voice): string {
  const once = [...new Set(entries)];
  const shown = once.slice(0, most).join(voice.word('report.list-comma'));
  const more = once.length - most;
  return more > 0 ? voice.word('report.and-more', { shown: spoken(shown), n: more }) : shown;
}

function sameQuestion(group: FindingGroup): boolean {
  const { check, rule } = group.first.id;
  return group.members.every((member) => member.id.check === check && member.id.rule === rule);
}
