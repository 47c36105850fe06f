import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { attestationFileName, readAttestations } from '../assess/attestation-file.ts';
import type { Attestation } from '../model/observation.ts';
import { UsageError, type Context } from './context.ts';
import type { Flags } from './flags.ts';
import { phrase } from './phrase.ts';
import { readNamedText } from './read-named.ts';

/** The file of statements that belongs to a profile: beside the site file, or beside the profile where there is none. */
export function attestationsBeside(words: readonly string[]): string {
  return join(dirname(words[1] ?? words[0] ?? '.'), attestationFileName);
}

/** The statements of people that are judged with: those of `--attestations`, else of the file beside. */
export function attestationsFor(context: Context, words: readonly string[], flags: Flags): readonly Attestation[] {
  const path = flags.attestations ?? attestationsBeside(words);
  if (flags.attestations === undefined && !existsSync(resolve(context.cwd, path))) return [];
  const statements = attestationsIn(context, path);
  context.err(`${phrase(context.language, 'cli.attestations-used', { path, count: statements.length })}\n`);
  return statements;
}

/** The statements in a file. Throws UsageError that says what is wrong with it. */
export function attestationsIn(context: Context, path: string): readonly Attestation[] {
  const read = readAttestations(readNamedText(context, path));
  if (read.ok) return read.statements;
  const said = read.problems.map(({ code, params }) => `  ${phrase(context.language, code, params)}`);
  throw new UsageError(`${phrase(context.language, 'cli.attestations-bad', { path })}\n${said.join('\n')}`);
}
