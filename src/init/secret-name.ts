import type { Component, Survey } from './survey.ts';
import { uniqueNames } from './unique-names.ts';

/** Name under which the secret of a component is looked up: `ORDERS_DB_PASSWORD`, `STORE_SECRET_KEY`. No two components share one. */
export function secretName(survey: Survey, component: Component, setting: string): string {
  const stems = uniqueNames(survey.components.map(stemOf));
  return `${stems[survey.components.indexOf(component)] ?? ''}_${setting.replaceAll(/(?=[A-Z])/g, '_').toUpperCase()}`;
}

/** Names of secrets are written in Latin letters and begin with one: a component named otherwise is counted. */
function stemOf({ name }: Component, index: number): string {
  const latin = name
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  return /^[A-Z]/.test(latin) ? latin : `PART${String(index + 1)}`;
}
