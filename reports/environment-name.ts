import { spoken, type Voice } from './voice.ts';
import type { Environment } from '../src/model/profile.ts';
import type { EnvironmentResult } from '../src/model/run-result.ts';

/** Name of an environment, with its title where it has one, and the mark of the gate. */
export function environmentName(environment: EnvironmentResult, voice: Voice): string {
  const full = environmentTitle(environment, voice);
  return environment.gate ? voice.word('report.gate-marked', { name: spoken(full) }) : full;
}

/** Name of an environment, with its title where it has one. */
export function environmentTitle(environment: Pick<Environment, 'name' | 'title'>, voice: Voice): string {
  const name = voice.raw(environment.name);
  const title = voice.text(environment.title);
  return title === '' || title === name ? name : voice.word('report.name-and-title', { name, title: spoken(title) });
}
