import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError, type Context } from './context.ts';
import { phrase } from './phrase.ts';

/** A file that somebody named. Throws UsageError where it is not there or cannot be read. */
export function readNamed(context: Context, path: string): Buffer {
  try {
    return readFileSync(resolve(context.cwd, path));
  } catch (error) {
    throw unreadable(context, path, error);
  }
}

/** Its text, read as UTF-8. Throws UsageError. */
export function readNamedText(context: Context, path: string): string {
  return readNamed(context, path).toString('utf8');
}

/** What to say of a named file that cannot be read. */
export function unreadable({ language }: Context, path: string, error: unknown): UsageError {
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return new UsageError(phrase(language, missing ? 'cli.file-missing' : 'cli.file-unreadable', { path }));
}
