import type { Component, Survey } from './survey.ts';

/** Name under which the secret of a component is looked up: `ORDERS_DB_PASSWORD`. */
export function secretName(survey: Survey, component: Component, setting: string): string {
  const latin = component.name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');
  const stem = /[A-Z]/.test(latin)
    ? latin.replaceAll(/^_+|_+$/g, '')
    : `PART${survey.components.indexOf(component) + 1}`;
  return `${stem}_${setting.toUpperCase()}`;
}
