import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { Facts, Settings } from './schema.ts';

/** There is nothing to look at. Always fails with `unanswered`; an attestation may answer it when it is judged. */
export function observe({ settings }: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const params = { question: { kind: 'text', text: settings.question } } as const;
  return Promise.reject(new ProbeFailure('unanswered', { params }));
}
