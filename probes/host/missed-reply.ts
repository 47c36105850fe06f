import * as z from 'zod';
import { missedBy, noted, type Missed } from '../../src/kit/machine/missed.ts';
import { value } from '../../src/model/message.ts';

/** Why a reader gave up: what the system said, or a reply of systeminformation of another form than it has. */
export function missedReply(error: unknown): Missed {
  if (!(error instanceof z.ZodError)) return missedBy(error);
  return noted('not-reached', 'kit.gap.not-understood', { program: value('systeminformation') });
}
