import type * as z from 'zod';
import { en as kitEn } from '../kit/messages.en.ts';
import { zhCN as kitZhCN } from '../kit/messages.zh-CN.ts';
import { value, type Param, type Params, type Texts } from '../model/message.ts';
import { say as sentence } from '../model/say.ts';
import type { Language } from '../model/words.ts';
import { profileTexts } from '../profile/profile-texts.ts';
import { phrase } from './phrase.ts';

const kitTexts: Readonly<Record<Language, Texts>> = { en: kitEn, 'zh-CN': kitZhCN };

/**
 * What would fit where a setting does not, in few words of the language. A probe may say in its own words (its texts)
 * what a rule of its schema means; what zod says by itself is English in every language, and is never shown.
 */
export function wantedSetting(issue: z.core.$ZodIssue, own: Texts, language: Language): string {
  const say = (code: string, params?: Params): string => phrase(language, `cli.wanted-${code}`, params);
  const other = say('other');
  switch (issue.code) {
    case 'invalid_type':
      return profileTexts[language][`word.${issue.expected}`]?.trim() ?? other;
    case 'invalid_value':
      return chosen(issue.values.map(String), say);
    case 'too_small':
      return say(...least(issue.origin, Number(issue.minimum)));
    case 'too_big':
      return say(...most(issue.origin, Number(issue.maximum)));
    case 'invalid_union':
      return either(
        issue.errors.flatMap((each) => each.slice(0, 1)).map((each) => wantedSetting(each, own, language)),
        say,
      );
    case 'invalid_key':
    case 'invalid_element': {
      const [first] = issue.issues;
      return first === undefined ? other : wantedSetting(first, own, language);
    }
    default:
      return ruleOfProbe(issue, own, language) ?? rule(issue.message, say) ?? other;
  }
}

/** A rule in the words of the probe or of the kit, with what it found; null: it has none for this. */
export function ruleOfProbe(issue: z.core.$ZodIssue, own: Texts, language: Language): string | null {
  const texts = [own, kitTexts[language]].find((each) => Object.hasOwn(each, issue.message));
  if (texts === undefined) return null;
  const given = issue.code === 'custom' ? Object.entries(issue.params ?? {}) : [];
  const params = given.filter((each): each is [string, string | number] => /^(?:string|number)$/.test(typeof each[1]));
  return sentence(texts, { code: issue.message, params: Object.fromEntries(params) }, language);
}

type Say = (code: string, params?: Params) => string;

function least(origin: string, n: number): readonly [string, Params] {
  if (origin === 'number' || origin === 'int') return ['at-least', { n }];
  if (n === 1) return ['filled', {}];
  return [origin === 'string' ? 'longer' : 'more', { n }];
}

function most(origin: string, n: number): readonly [string, Params] {
  if (origin === 'number' || origin === 'int') return ['at-most', { n }];
  return [origin === 'string' ? 'shorter' : 'fewer', { n }];
}

function chosen(names: readonly string[], say: Say): string {
  const items = names.map((name): Param => value(name));
  return names.length === 1 ? (names[0] ?? '') : say('choice', { known: { kind: 'list', items } });
}

/** Two ways are said, more than two would be read by nobody. */
function either(ways: readonly string[], say: Say): string {
  const [one, other, more] = [...new Set(ways)];
  if (one === undefined || more !== undefined) return say('other');
  return other === undefined ? one : say('either', { one, other });
}

/** The rules of src/kit/settings.ts and those that several probes share. */
const rules = new Set(['host', 'url', 'json-path', 'glob', 'header', 'header-name', 'status', 'method']);

function rule(name: string, say: Say): string | null {
  return rules.has(name) ? say(name) : null;
}
