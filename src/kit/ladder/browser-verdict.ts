import { value } from '../../model/message.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { certificateFailure, type VerdictContext } from './certificate-verdict.ts';
import type { Secured } from './tls-step.ts';

/**
 * Why a browser would not accept the certificate of a finished handshake, where it is judged in the browser's place;
 * null: it would. Browsers take the name from the extension alone, programs also from the subject where there is none.
 */
export function browserVerdict(secured: Secured, context: VerdictContext): ProbeFailure | null {
  const failure = certificateFailure(secured, context);
  const [leaf] = secured.chain;
  if (failure !== null || leaf === undefined || leaf.names.length > 0) return failure;
  const { host, port } = context;
  const subject = value(leaf.subject);
  const params = { host, port, name: context.serverName ?? host, subject, names: { kind: 'list', items: [] } } as const;
  return new ProbeFailure('certificate-wrong-host', { phase: 'tls', params });
}
