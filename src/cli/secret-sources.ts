import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { firstOf, secretsFromFolder, secretsFromPrompt, secretsFromRecord, type SecretSource } from '../run/secrets.ts';
import { askHidden } from './ask.ts';
import { UsageError, type Context } from './context.ts';
import type { Flags } from './flags.ts';
import { phrase } from './phrase.ts';

/** Where secrets come from, in this order: environment variables, a folder, standard input, a person. */
export async function secretSources(context: Context, flags: Flags): Promise<SecretSource> {
  const sources = [secretsFromRecord(context.env)];
  if (flags.secrets !== undefined) sources.push(secretsFromFolder(folderOf(context, flags.secrets)));
  if (flags.secretsStdin === true) sources.push(secretsFromRecord(await readStdin(context)));
  const canAsk = flags.ask !== false && flags.secretsStdin !== true && context.interactive && context.stdin.isTTY;
  if (canAsk) sources.push(prompt(context));
  return firstOf(sources);
}

function folderOf(context: Context, written: string): string {
  const folder = resolve(context.cwd, written);
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  if (isFolder) return folder;
  throw new UsageError(phrase(context.language, 'cli.no-folder', { path: written }));
}

function prompt(context: Context): SecretSource {
  return secretsFromPrompt(async (name) => {
    // The live line of the progress stands where the question goes.
    const question = `\r\u001b[2K${phrase(context.language, 'cli.ask-secret', { name })}`;
    try {
      return await askHidden(question, context.stdin, context.err);
    } catch (error) {
      // While nothing is echoed the terminal makes no signal of Ctrl-C: what listens for one is told here.
      process.emit('SIGINT', 'SIGINT');
      throw error;
    }
  });
}

const longestInput = 1024 * 1024;

async function readStdin(context: Context): Promise<Record<string, string>> {
  let text = '';
  context.stdin.setEncoding('utf8');
  for await (const chunk of context.stdin) {
    text += String(chunk);
    if (text.length > longestInput) throw new UsageError(phrase(context.language, 'cli.stdin-too-long'));
  }
  return parseSecrets(text, context);
}

/** `NAME=VALUE` a line; empty lines and those that begin with # are left out. The value is taken as it stands. */
export function parseSecrets(text: string, context: Pick<Context, 'language'>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const at = line.indexOf('=');
    const name = line.slice(0, Math.max(at, 0)).trim();
    if (name === '') throw new UsageError(phrase(context.language, 'cli.stdin-line', { line: index + 1 }));
    found[name] = line.slice(at + 1);
  }
  return found;
}
