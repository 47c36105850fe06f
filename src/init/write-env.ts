import { secretName } from './secret-name.ts';
import { remark } from './yaml.ts';
import type { Survey } from './survey.ts';

/**
 * An example of the environment variables that a check of this system needs, without values. Null: it needs none.
 *
 * @param head remark at the top, given the name of one secret for one environment alone
 */
export function writeEnv(survey: Survey, head: (example: string) => string): string | null {
  const names = survey.components.flatMap((component) => {
    const secrets = new Set(component.targets.flatMap((each) => each.secrets));
    return [...secrets].map((setting) => secretName(survey, component, setting));
  });
  return envExample(names, survey.environments.at(-1) ?? 'production', head);
}

/**
 * Names of secrets as environment variables without values. Null: there are none.
 *
 * @param environment of the example in the remark
 * @param head remark at the top, given the name of one secret for that environment alone
 */
export function envExample(
  names: readonly string[],
  environment: string,
  head: (example: string) => string,
): string | null {
  const [first] = names;
  if (first === undefined) return null;
  const prefix = environment.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '_');
  return `${remark(head(`${prefix}_${first}`), 0)}${names.map((name) => `${name}=\n`).join('')}`;
}
