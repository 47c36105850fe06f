import { parametersOf, valueIn, type SiteParameter } from './parameters.ts';
import { secretName } from './secret-name.ts';
import { inline, remark, scalar } from './yaml.ts';
import type { Proposal } from './propose.ts';
import type { Component, Survey } from './survey.ts';
import { pickText } from '../model/say.ts';
import type { Language } from '../model/words.ts';

/** What is written about one component. */
export interface WrittenComponent {
  readonly proposals: readonly Proposal[];
  /** Remarks above the check: it did not answer, this was left out because ... */
  readonly remarks: readonly string[];
}

/** How the profile is written. */
export interface ProfileText {
  readonly language: Language;
  /** Remarks at the top. */
  readonly head: string;
  /** Word before what was seen: `seen`. */
  readonly seen: string;
  readonly about: (component: Component) => WrittenComponent;
}

/** The text of a profile for what was told and seen. With nothing proposed it only asks whether each target answers. */
export function writeProfile(survey: Survey, text: ProfileText): string {
  const parameters = survey.components.flatMap((component) => parametersOf(survey, component));
  const declared = parameters.map((parameter) => {
    const { name, type, component } = parameter;
    return `  ${name}: { type: ${type}${usual(survey, parameter)}, describe: ${inline(component)} }\n`;
  });
  return [
    remark(text.head, 0),
    `plumbline: 1\nname: ${scalar(survey.name)}\n`,
    declared.length === 0 ? '' : `\nparameters:\n${declared.join('')}`,
    '\nchecks:\n',
    survey.components.map((component) => check(survey, component, text)).join('\n'),
  ].join('');
}

/** A component that an environment lacks is not looked at there, but its parameter must have a value everywhere. */
function usual(survey: Survey, parameter: SiteParameter): string {
  const targets = survey.components.find((each) => each.name === parameter.component)?.targets ?? [];
  const values = survey.environments.map((environment) => valueIn(parameter, targets, environment));
  const known = values.find((value) => value !== null) ?? null;
  return known === null || !values.includes(null) ? '' : `, default: ${known}`;
}

function check(survey: Survey, component: Component, text: ProfileText): string {
  const { proposals, remarks } = text.about(component);
  const parameters = parametersOf(survey, component);
  const [own] = parameters;
  const nodes = own?.byNode === true;
  const missing = survey.environments.filter((name) => !component.targets.some((each) => each.environment === name));
  return [
    remarks.map((each) => remark(each, 2)).join(''),
    `  ${scalar(component.name)}:\n    probe: ${component.probe}\n`,
    missing.length === 0 ? '' : `    except: ${inline(missing)}\n`,
    nodes ? `    forEach: { node: '\${${own.name}}' }\n` : '',
    `    target: { ${settings(survey, component)} }\n`,
    expectations(proposals, text),
    comparisons('across', proposals),
    comparisons('among', proposals),
  ].join('');
}

function settings(survey: Survey, component: Component): string {
  const parameters = new Map(parametersOf(survey, component).map((each) => [each.setting, each]));
  const [first] = component.targets;
  const written = Object.entries(first?.settings ?? {}).map(([name, value]) => {
    const parameter = parameters.get(name);
    if (parameter === undefined) return `${name}: ${inline(value)}`;
    return `${name}: '\${${parameter.byNode ? 'node' : parameter.name}}'`;
  });
  const secrets = (first?.secrets ?? []).map((name) => `${name}: '\${secret:${secretName(survey, component, name)}}'`);
  return [...written, ...secrets].join(', ');
}

function expectations(proposals: readonly Proposal[], { language, seen }: ProfileText): string {
  const asked = proposals.filter((each) => each.expected !== null);
  if (asked.length === 0) return '';
  const lines = asked.map(({ suggestion, expected, seen: values }) => {
    const why = remark(`${pickText(suggestion.because, language)}${seen}${values}`, 6);
    const { severity } = suggestion;
    const key = pathKey(suggestion.path);
    if (severity === undefined) return `${why}      ${key}: ${expected ?? ''}\n`;
    const inner = expected?.startsWith('{') === true ? expected.slice(1, -1).trim() : plainMatcher(expected ?? '');
    return `${why}      ${key}: { ${inner}, severity: ${severity} }\n`;
  });
  return `    expect:\n${lines.join('')}`;
}

/** A value alone with something beside it needs its matcher’s name. */
function plainMatcher(expected: string): string {
  return `${/^'[<>~^=]/.test(expected) ? 'satisfies' : 'equals'}: ${expected}`;
}

function comparisons(kind: 'across' | 'among', proposals: readonly Proposal[]): string {
  const rules = proposals.flatMap(({ suggestion }) => {
    const rule = suggestion[kind];
    if (rule === undefined) return [];
    const except = rule === 'same-except' ? `, paths: ${inline([...(suggestion.except ?? [])])}` : '';
    return [`      ${pathKey(suggestion.path)}: { rule: ${rule}${except} }\n`];
  });
  return rules.length === 0 ? '' : `    ${kind}:\n${rules.join('')}`;
}

function pathKey(path: string): string {
  return path.includes("'") || path.includes(': ') || path.startsWith('[') ? `'${path.replaceAll("'", "''")}'` : path;
}
