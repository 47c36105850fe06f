import { createInterface } from 'node:readline';
import { isMistake, nameMistake, locate, parseTarget, type WrittenTarget } from '../init/parse-target.ts';
import type { Context } from './context.ts';
import { phrase } from './phrase.ts';
import { splitNames } from './split-names.ts';

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
  const environments = await askNames(context, async () => {
    const named = splitNames(await ask(say('init.ask-environments')));
    return named.length === 0 ? ['test', 'production'] : named;
  });
  const targets: WrittenTarget[] = [];
  for (;;) {
    const [component] = await askNames(context, async () => {
      const written = (await ask(say('init.ask-component'))).trim().replaceAll(/[\s/=]+/g, '-');
      return written === '' ? [] : [written];
    });
    if (component === undefined) return { name, environments, targets };
    targets.push(...(await askComponent(context, ask, component, environments)));
  }
}

/** Asks until every name is one that a profile can hold. */
async function askNames(context: Context, ask: () => Promise<readonly string[]>): Promise<readonly string[]> {
  for (;;) {
    const names = await ask();
    const wrong = names.map(nameMistake).find((mistake) => mistake !== null);
    if (wrong === undefined) return names;
    context.err(`  ${phrase(context.language, wrong.code, wrong.params)}\n`);
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

/** Asks at a terminal; null after Ctrl-C, Ctrl-D, or when the input ended. */
export async function askAtTerminal(
  context: Context,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<Told | null> {
  const terminal = terminalAsk(input, output);
  try {
    return await askSurvey(context, terminal.ask);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  } finally {
    terminal.close();
  }
}

/**
 * Questions at a terminal; `close` gives it back. Lines that were pasted at once answer one question each. Ctrl-C and the
 * end of the input reject with an AbortError.
 */
export function terminalAsk(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): { readonly ask: Ask; readonly close: () => void } {
  const lines = createInterface({ input, output });
  const typed: string[] = [];
  let isOver = false;
  let wake = (): void => undefined;
  lines.on('line', (line) => {
    typed.push(line);
    wake();
  });
  lines.on('SIGINT', () => {
    typed.length = 0;
    lines.close();
  });
  lines.on('close', () => {
    isOver = true;
    wake();
  });
  const ask: Ask = async (question) => {
    if (!isOver) {
      lines.setPrompt(question);
      lines.prompt();
    }
    while (typed.length === 0 && !isOver) await new Promise<void>((resolve) => (wake = resolve));
    const line = typed.shift();
    if (line === undefined) throw new DOMException('the input ended', 'AbortError');
    return line;
  };
  return { ask, close: () => lines.close() };
}
