import type { Message } from '../model/message.ts';
import { strayDifferences } from './parameters.ts';
import { said } from './said.ts';
import type { Component, Survey } from './survey.ts';
import type { WrittenTarget } from './parse-target.ts';

/**
 * Puts single targets together. Environments stand in the order in which they are named first, which is taken for the
 * order of promotion, unless `order` says it.
 */
export function makeSurvey(
  name: string,
  targets: readonly WrittenTarget[],
  order: readonly string[],
): Survey | readonly Message[] {
  const mistakes: Message[] = [];
  const components = new Map<string, Component>();
  for (const { component, probe, ...target } of targets) {
    const before = components.get(component) ?? { name: component, probe, targets: [] };
    const place = (each: Component['targets'][number]): boolean =>
      each.environment === target.environment && each.node === target.node;
    if (before.probe !== probe) {
      mistakes.push(said('init.two-kinds', { name: component, first: before.probe, second: probe }));
      continue;
    }
    if (before.targets.some(place)) {
      mistakes.push(said('init.target-twice', { name: component, environment: target.environment }));
      continue;
    }
    components.set(component, { ...before, targets: [...before.targets, target] });
  }
  for (const { name: component, targets: all } of components.values()) {
    const single = all.filter((each) => each.node === null);
    const stray = strayDifferences({ name: component, probe: '', targets: all });
    if (stray.length > 0) mistakes.push(said('init.nodes-differ', { name: component, settings: stray.join(', ') }));
    if (single.length > 0 && single.length < all.length) mistakes.push(said('init.nodes-mixed', { name: component }));
  }
  const environments = [...new Set([...order, ...targets.map((each) => each.environment)])];
  return mistakes.length > 0 ? mistakes : { name, environments, components: [...components.values()] };
}
