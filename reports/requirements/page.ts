import type { Check, Place } from '../../src/model/profile.ts';
import { environmentTitle } from '../environment-name.ts';
import { checkTitle } from '../finding-name.ts';
import { spoken } from '../voice.ts';
import type { Naming } from './asked-values.ts';
import type { RequirementsInput } from './requirements-input.ts';
import type { RequirementsVoice } from './requirements-texts.ts';

/** What every part of the paper is written with. */
export interface RequirementsPage {
  readonly input: RequirementsInput;
  readonly voice: RequirementsVoice;
  readonly naming: Naming;
  /** By name. */
  readonly checks: ReadonlyMap<string, Check>;
}

/** How an environment is called. */
export function environmentWords(name: string, { input, voice }: RequirementsPage): string {
  const { draft, profile } = input;
  if (draft?.otherEnvironments === name) {
    const isOnly = profile.environments.length === 1;
    return voice.own(isOnly ? 'requirements.all-environments' : 'requirements.other-environments');
  }
  const title = profile.environments.find((each) => each.name === name)?.title ?? null;
  return environmentTitle({ name, title }, voice);
}

/** The condition under which something is asked, as it is written; null: none, or it is settled. */
export function conditionAt(at: Place, { input }: RequirementsPage): string | null {
  const found = input.draft?.conditions.find(
    (each) => each.at.line === at.line && each.at.column === at.column && each.at.file === at.file,
  );
  return found?.written ?? null;
}

/** Title of a check, else its name. */
export function checkWords(name: string, { checks, voice }: RequirementsPage): string {
  return checkTitle(name, checks, voice);
}

/**
 * The same words for several environments once, others with their environment in front. `all` are the environments that
 * could have words here.
 */
export function byEnvironment(
  words: readonly { readonly environment: string; readonly what: string }[],
  page: RequirementsPage,
): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const { environment, what } of words) {
    const names = groups.get(what) ?? [];
    if (!names.includes(environment)) names.push(environment);
    groups.set(what, names);
  }
  const [only] = groups;
  if (groups.size === 1 && only !== undefined) return [only[0]];
  const { voice } = page;
  return [...groups].map(([what, names]) => {
    const environment = spoken(names.map((name) => environmentWords(name, page)).join(voice.word('report.list-comma')));
    return voice.own('requirements.in-environment', { environment, what: spoken(what) });
  });
}
