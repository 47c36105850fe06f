import { overlaps, parseJsonPath } from '../../../src/kit/ladder/json-path.ts';
import { changesSomething } from '../changes-something.ts';
import type { ReplySettings } from './settings.ts';

/** Mistakes in settings of the reply that concern more than one of them: which one, and a code of the messages. */
export function replyProblems(
  settings: ReplySettings,
  method: string,
  sideEffect: boolean | null,
): readonly { readonly at: keyof ReplySettings; readonly message: string }[] {
  const problems: { at: keyof ReplySettings; message: string }[] = [];
  if (nested(settings.read)) problems.push({ at: 'read', message: 'http.read-nested' });
  if (settings.repeat > 1 && changesSomething(method, sideEffect))
    problems.push({ at: 'repeat', message: 'http.repeat-changes' });
  return problems;
}

/** Whether one path leads into the value of another: both could not stand in one tree. */
function nested(read: ReplySettings['read']): boolean {
  if (!Array.isArray(read)) return false;
  const paths = read.map((text) => parseJsonPath(text) ?? []);
  return paths.some((a, index) => paths.some((b, other) => index < other && overlaps(a, b)));
}
