import type { Message } from './message.ts';
import type { Failure } from './observation.ts';

/**
 * What we ourselves say about a failure besides the sentence of its cause: the message in its parameter `note`; null:
 * nothing. Words of the target stay in `detail`.
 */
export function failureNote({ params }: Pick<Failure, 'params'>): Message | null {
  const { note } = params;
  if (typeof note !== 'object' || note?.kind !== 'message') return null;
  return { code: note.code, params: note.params };
}
