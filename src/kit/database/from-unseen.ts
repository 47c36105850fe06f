import { factMessage } from '../../model/fact-name.ts';
import { nested } from '../../model/message.ts';
import { noted, type Missed } from '../machine/missed.ts';

/**
 * Why something does not follow: the facts it is worked out from were not seen.
 *
 * @param kind of the probe, by which its facts are named in words
 * @param paths of these facts
 */
export function fromUnseen(kind: string, ...paths: readonly string[]): Missed {
  const items = paths.map((path) => nested(factMessage(kind, path)));
  return noted('not-reached', 'kit.gap.from-unseen', { from: { kind: 'list', items } });
}
