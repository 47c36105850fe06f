import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { check } from '../../src/cli/commands/check.ts';
import { processContext, type Context } from '../../src/cli/context.ts';
import type { Flags } from '../../src/cli/flags.ts';
import { findingKey } from '../../src/model/identity.ts';
import type { RunResult } from '../../src/model/run-result.ts';
import { put, savedResult } from '../support/cli-files.ts';

/** What an engineer does with a template: copies it, fills in a site file, runs it. */
export interface TemplateRun {
  /** Name of the template without its ending. */
  readonly name: string;
  /** The site file as a value; JSON texts are read in YAML too. */
  readonly site: object;
  /** Environment variables. */
  readonly env?: Readonly<Record<string, string>>;
  readonly flags?: Flags;
  /** What is changed in the copy of the template: what stands there, and what takes its place. */
  readonly changes?: Readonly<Record<string, string>>;
}

/** A command in this folder that asks nobody and says nothing. */
export function quietContext(cwd: string, env: Readonly<Record<string, string>> = {}): Context {
  const quiet = (): void => undefined;
  return { ...processContext(), env, cwd, out: quiet, err: quiet, interactive: false, colour: false, language: 'en' };
}

/** Copies a template with a site file into a new folder below the given one. */
export function copyTemplate(parent: string, { name, site, changes = {} }: TemplateRun): string {
  const folder = join(parent, `${name}-${String((copies += 1))}`);
  mkdirSync(folder);
  let text = readFileSync(`profiles/${name}.yaml`, 'utf8');
  for (const [before, after] of Object.entries(changes)) {
    if (!text.includes(before)) throw new Error(`${name} does not say ${before}`);
    text = text.replaceAll(before, after);
  }
  put(folder, 'profile.yaml', text);
  put(
    folder,
    'site.yaml',
    stringify(site, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0, aliasDuplicateObjects: false }),
  );
  return folder;
}

let copies = 0;

/** Runs `plumbline check` on a copy. */
export async function checkCopy(folder: string, { env = {}, flags = {} }: TemplateRun): Promise<RunResult> {
  const said: string[] = [];
  const context = { ...quietContext(folder, env), err: (text: string) => said.push(text) };
  const code = await check(context, ['profile.yaml', 'site.yaml'], {
    format: 'json',
    out: 'report',
    ask: false,
    ...flags,
  });
  if (code === 2) throw new Error(said.join(''));
  return savedResult(join(folder, 'report'));
}

/** Copies a template below a folder and runs it. */
export function runTemplate(parent: string, run: TemplateRun): Promise<RunResult> {
  return checkCopy(copyTemplate(parent, run), run);
}

/** Every finding that did not pass, with its outcome, and for what was not seen the cause: `unknown (elsewhere)`. */
export function notPassed(result: RunResult): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { id, outcome, cause, actual } of result.findings) {
    if (outcome === 'pass') continue;
    found[findingKey(id)] = outcome === 'unknown' ? `unknown (${cause ?? actual.code})` : outcome;
  }
  return found;
}
