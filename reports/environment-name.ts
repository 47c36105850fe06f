import { spoken, type Voice } from './voice.ts';
import type { EnvironmentResult } from '../src/model/run-result.ts';

/** Name of an environment, with its title where it has one, and the mark of the gate. */
export function environmentName(environment: EnvironmentResult, voice: Voice): string {
  const name = voice.raw(environment.name);
  const title = voice.text(environment.title);
  const full =
    title === '' || title === name ? name : voice.word('report.name-and-title', { name, title: spoken(title) });
  return environment.gate ? voice.word('report.gate-marked', { name: spoken(full) }) : full;
}
