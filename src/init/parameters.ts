import { uniqueNames } from './unique-names.ts';
import { inline } from './yaml.ts';
import type { Component, Survey, Target } from './survey.ts';
import type { Json } from '../model/json.ts';

/** A setting that differs from place to place: a parameter of the profile, a value in the site file. */
export interface SiteParameter {
  readonly name: string;
  readonly component: string;
  readonly setting: string;
  readonly type: string;
  /** The component has several nodes: the parameter is a map by node. */
  readonly byNode: boolean;
}

/** Settings that say where something is always belong into the site file; any other only where it differs. */
const places: Readonly<Record<string, string>> = {
  host: 'host',
  port: 'port',
  url: 'url',
  path: 'text',
  server: 'host',
};

/** The parameters of a component, in the order of its settings. */
export function parametersOf(survey: Survey, component: Component): readonly SiteParameter[] {
  const byNode = isByNode(component);
  const settings = [...new Set(component.targets.flatMap((each) => Object.keys(each.settings)))];
  return settings
    .filter((setting) => (byNode ? setting === nodeSetting(component) : isPlace(component, setting)))
    .map((setting) => ({
      name: parameterName(survey, component, setting),
      component: component.name,
      setting,
      type: `${byNode ? 'map of ' : ''}${places[setting] ?? 'text'}`,
      byNode,
    }));
}

/** What an environment gives to a parameter, as YAML on one line; null: the component is not there. */
export function valueIn(parameter: SiteParameter, targets: readonly Target[], environment: string): string | null {
  const here = targets.filter((each) => each.environment === environment);
  const values = here.map((each): readonly [string, Json] => [
    each.node ?? '',
    each.settings[parameter.setting] ?? null,
  ]);
  if (values.length === 0) return null;
  return inline(parameter.byNode ? Object.fromEntries(values) : (values[0]?.[1] ?? null));
}

/** Whether it has several nodes in an environment, or names the one it has. */
export function isByNode(component: Component): boolean {
  return component.targets.some((each) => each.node !== null);
}

/** The setting that tells the nodes of a component apart: one task for each of its values. */
export function nodeSetting(component: Component): string {
  const settings = component.targets.flatMap((each) => Object.keys(each.settings));
  return ['url', 'host', 'path'].find((name) => settings.includes(name)) ?? settings[0] ?? '';
}

/** Settings beside that one in which nodes differ: a profile has no place for them. */
export function strayDifferences(component: Component): readonly string[] {
  if (!isByNode(component)) return [];
  const settings = [...new Set(component.targets.flatMap((each) => Object.keys(each.settings)))];
  return settings.filter((name) => name !== nodeSetting(component) && differs(component.targets, name));
}

function isPlace(component: Component, setting: string): boolean {
  return places[setting] !== undefined || differs(component.targets, setting);
}

function differs(targets: readonly Target[], setting: string): boolean {
  return new Set(targets.map((each) => JSON.stringify(each.settings[setting] ?? null))).size > 1;
}

function parameterName(survey: Survey, component: Component, setting: string): string {
  const stems = uniqueNames(survey.components.map(stemOf));
  return `${stems[survey.components.indexOf(component)] ?? ''}${capital(setting)}`;
}

/** Parameter names are written in Latin letters: a component named otherwise is counted. */
function stemOf({ name }: Component, index: number): string {
  const [first, ...rest] = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const isLatin = /^[A-Za-z]/.test(first ?? '') && /^[\w.-]+$/.test(name);
  return isLatin && first !== undefined ? first + rest.map(capital).join('') : `part${String(index + 1)}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
