import { createInterface } from 'node:readline/promises';
import { isMistake, locate, parseTarget, type WrittenTarget } from '../init/parse-target.ts';
import type { Context } from './context.ts';
import { phrase } from './phrase.ts';

/** Puts a question and waits for the line that answers it. */
export type Ask = (question: string) => Promise<string>;

/** What a person told at the terminal. */
export interface Told {
  readonly name: string;
  readonly environments: readonly string[];
  readonly targets: readonly WrittenTarget[];
}

/** Asks for the system, its environments, and each part's address in each of them. A wrong answer is asked again. */
export async function askSurvey(context: Context, ask: Ask): Promise<Told> {
  const say = (code: string, params: Readonly<Record<string, string>> = {}): string =>
    phrase(context.language, code, params);
  const name = nameFrom(await ask(say('init.ask-name')));
  const written = (await ask(say('init.ask-environments'))).split(/[,，、]/).map((word) => word.trim());
  const named = written.filter((word) => word !== '');
  const environments = named.length === 0 ? ['test', 'production'] : named;
  const targets: WrittenTarget[] = [];
  for (;;) {
    const component = (await ask(say('init.ask-component'))).trim().replaceAll(/[\s/=]+/g, '-');
    if (component === '') return { name, environments, targets };
    targets.push(...(await askComponent(context, ask, component, environments)));
  }
}

async function askComponent(
  context: Context,
  ask: Ask,
  component: string,
  environments: readonly string[],
): Promise<readonly WrittenTarget[]> {
  const targets: WrittenTarget[] = [];
  for (const environment of environments) {
    const target = await askAddress(context, ask, component, environment);
    if (target !== null) targets.push(target);
  }
  return targets;
}

async function askAddress(
  context: Context,
  ask: Ask,
  component: string,
  environment: string,
): Promise<WrittenTarget | null> {
  for (;;) {
    const question = phrase(context.language, 'init.ask-address', { name: component, environment });
    const address = (await ask(question)).trim();
    if (address === '') return null;
    const located = address === '?' ? null : locate(address);
    const target =
      located === null || isMistake(located) ? located : parseTarget(`${environment}/${component}=${address}`);
    if (target !== null && !isMistake(target)) return target;
    const answer = target ?? { code: 'init.examples', params: {} };
    context.err(`  ${phrase(context.language, answer.code, answer.params)}\n`);
  }
}

/** A name of a profile from what somebody typed. */
export function nameFrom(typed: string): string {
  const name = typed
    .trim()
    .replaceAll(/[^\p{L}\p{N}_.-]+/gu, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '');
  return name === '' ? 'system' : Array.from(name).slice(0, 60).join('');
}

/** Asks at the terminal of this process; `close` gives it back. Ctrl-C rejects with an AbortError. */
export function terminalAsk(context: Context): { readonly ask: Ask; readonly close: () => void } {
  const lines = createInterface({ input: context.stdin, output: process.stderr });
  return { ask: (question) => lines.question(question), close: () => lines.close() };
}
