import type { Context } from '../context.ts';
import { exitCodes } from '../exit-code.ts';
import type { Flags } from '../flags.ts';
import { phrase } from '../phrase.ts';
import { prepare } from '../prepare.ts';

/** `plumbline validate`: every mistake at once; nothing is contacted. */
export async function validate(context: Context, words: readonly string[], _flags: Flags): Promise<number> {
  const prepared = await prepare(context, words);
  if (prepared === null) return exitCodes.usage;
  const { checks, environments } = prepared.profile;
  const names = environments.map((each) => (each.gate ? `${each.name}*` : each.name)).join(', ');
  const params = { name: prepared.profile.name, checks: checks.length, environments: names };
  context.out(`${phrase(context.language, 'cli.valid', params)}\n`);
  return Promise.resolve(exitCodes.ready);
}
