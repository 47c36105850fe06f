import { stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import type { Execution } from '../kit/execute.ts';
import { ProbeFailure } from '../kit/probe-failure.ts';
import { value } from '../model/message.ts';
import { errorCode } from './resolve.ts';

/** Errors with which this machine says that it is full (errno(3)). */
const exhausted: readonly string[] = ['EMFILE', 'ENFILE', 'EAGAIN', 'ENOMEM'];

/**
 * Why a program could not be started. ENOENT alone does not say it: the folder may be missing, or the interpreter that
 * a script names in its first line.
 */
export async function spawnFailure(error: unknown, execution: Execution, path: string): Promise<ProbeFailure> {
  const [program] = execution.argv;
  const params = { program: value(program) };
  const failure = (cause: 'command-not-found' | 'command-failed' | 'local-failed'): ProbeFailure =>
    new ProbeFailure(cause, { phase: 'command', params, cause: error });
  const code = errorCode(error) ?? '';
  if (exhausted.includes(code)) return failure('local-failed');
  const { cwd } = execution;
  if (cwd !== undefined && !(await isFolder(cwd))) {
    return new ProbeFailure('file-missing', { phase: 'command', params: { path: value(cwd) }, cause: error });
  }
  if (code !== 'ENOENT') return failure('command-failed');
  return failure((await isThere(program, cwd, path)) ? 'command-failed' : 'command-not-found');
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

/** Whether the program is there as a file, as execvp(3) looks for it. */
async function isThere(program: string, cwd: string | undefined, path: string): Promise<boolean> {
  const named = isAbsolute(program) || /[/\\]/.test(program);
  const places = named ? [resolve(cwd ?? '.', program)] : path.split(delimiter).map((folder) => join(folder, program));
  for (const place of places) {
    const entry = await stat(place).catch(() => null);
    if (entry?.isFile() === true) return true;
  }
  return false;
}
