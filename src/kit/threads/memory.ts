import { createHash } from 'node:crypto';

/** Answers about texts that were read before in this process: one bundle on three environments is read once. */
export interface Memory<Answer> {
  readonly get: (text: string, kind: string) => Answer | undefined;
  readonly keep: (text: string, kind: string, answer: Answer) => void;
}

/** A memory of no more than `most` answers; of more the oldest are forgotten. Texts are not kept, only their digests. */
export function newMemory<Answer>(most: number): Memory<Answer> {
  const answers = new Map<string, Answer>();
  const keyOf = (text: string, kind: string): string => `${createHash('sha256').update(text).digest('hex')} ${kind}`;
  return {
    get: (text, kind) => answers.get(keyOf(text, kind)),
    keep: (text, kind, answer) => {
      const oldest = answers.size < most ? undefined : answers.keys().next().value;
      if (oldest !== undefined) answers.delete(oldest);
      answers.set(keyOf(text, kind), answer);
    },
  };
}
