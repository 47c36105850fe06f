import type { Texts } from '../model/message.ts';

export const en: Texts = {
  'plan.unknown-environment': 'There is no environment “{name}”. Known: {known}.',
  'plan.unknown-check': 'There is no check “{name}”. Known: {known}.',
  'plan.unknown-tag': 'No check carries the tag “{name}”. Known: {known}.',
  'plan.unknown-stage': 'No check belongs to the stage “{name}”. Known: {known}.',
  'plan.no-environment': 'There is no environment “{name}”: the profile has no environments.',
  'plan.no-check': 'There is no check “{name}”: the profile has no checks.',
  'plan.no-tag': 'No check carries the tag “{name}”: no check has tags.',
  'plan.no-stage': 'No check belongs to the stage “{name}”: no check names a stage.',
  'plan.nothing': 'The selection leaves no check to run. Widen --env, --only, --tag or --stage.',
};
