import { createHash } from 'node:crypto';
import type * as z from 'zod';
import type { ReferenceData } from '../model/reference.ts';
import { visible } from '../model/visible.ts';
import { en } from '../reference/messages.en.ts';
import { zhCN } from '../reference/messages.zh-CN.ts';
import { readReferenceFile } from '../reference/reference-file.ts';
import { referenceData } from '../reference/reference-data.ts';
import { withFiles, type AddedReference } from '../reference/with-files.ts';
import { UsageError, type Context } from './context.ts';
import type { Flags } from './flags.ts';
import { phrase } from './phrase.ts';
import { readNamed } from './read-named.ts';
import { wantedSetting } from './wanted-setting.ts';

/** Far beyond any table of products; in bytes. */
const largest = 16 * 1024 * 1024;
/** Most mistakes of one file that are said. */
const mostMistakes = 20;
const texts = { en, 'zh-CN': zhCN } as const;

/** The reference data that is judged with: ours, and that of the files of `--reference`. Throws UsageError. */
export function referenceFor(context: Context, flags: Flags): ReferenceData {
  return withFiles(
    referenceData,
    (flags.reference ?? []).map((path) => added(context, path)),
  );
}

function added(context: Context, path: string): AddedReference {
  const bytes = readNamed(context, path);
  if (bytes.length > largest) throw wrong(context, path, [phrase(context.language, 'cli.reference-too-large')]);
  const read = readReferenceFile(bytes.toString('utf8'));
  if (!read.ok) throw wrong(context, path, mistakes(context, read.issues));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  context.err(`${phrase(context.language, 'cli.reference-used', { path, date: read.content.date })}\n`);
  return { name: visible(path), sha256, ...read.content };
}

function wrong({ language }: Context, path: string, problems: readonly string[]): UsageError {
  const lines = problems.map((each) => `  ${each}`);
  return new UsageError(`${phrase(language, 'cli.reference-bad', { path })}\n${lines.join('\n')}`);
}

function mistakes({ language }: Context, issues: readonly z.core.$ZodIssue[]): readonly string[] {
  if (issues.length === 0) return [phrase(language, 'cli.reference-not-json')];
  const said = issues.flatMap((issue) => {
    const place = issue.path.map(String);
    const at = (...more: readonly string[]): string => visible([...place, ...more].join('.')) || '-';
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => phrase(language, 'cli.reference-unknown', { place: at(key) }));
    const wanted = wantedSetting(issue, texts[language], language);
    return [phrase(language, 'cli.reference-wanted', { place: at(), wanted })];
  });
  const more = said.length - mostMistakes;
  const rest = more > 0 ? [phrase(language, 'cli.reference-more', { count: more })] : [];
  return [...said.slice(0, mostMistakes), ...rest];
}
