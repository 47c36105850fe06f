import { parametersOf, valueIn } from './parameters.ts';
import { remark, scalar } from './yaml.ts';
import type { Survey } from './survey.ts';

/** The text of the site file: where everything is in each environment. The last environment is the gate. */
export function writeSite(survey: Survey, head: string, timeZone: string): string {
  const gate = survey.environments.at(-1);
  const environments = survey.environments.map((environment) => {
    const values = survey.components.flatMap((component) =>
      parametersOf(survey, component).flatMap((parameter) => {
        const value = valueIn(parameter, component.targets, environment);
        return value === null ? [] : [`      ${parameter.name}: ${value}\n`];
      }),
    );
    const given = values.length === 0 ? '' : `    with:\n${values.join('')}`;
    const is = environment === gate ? '    gate: true\n' : '';
    return `  ${scalar(environment)}:${given === '' && is === '' ? ' {}' : ''}\n${is}${given}`;
  });
  return `${remark(head, 0)}environments:\n${environments.join('')}timeZone: ${scalar(timeZone)}\n`;
}
