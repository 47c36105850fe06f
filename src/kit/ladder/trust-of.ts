import { trustFiles, type TrustSettings } from '../client-certificate.ts';
import type { ProbeTask } from '../define-probe.ts';
import { readAuthorities } from './authorities.ts';
import { readOwnCertificate } from './own-certificate.ts';
import { trustIn, type Trust } from './trust.ts';

/** Whom a look trusts, and what it shows of itself. */
export interface LookTrust {
  readonly trust: Trust;
  /** The same authorities and no certificate of its own, for places that the settings do not name. */
  readonly trustElsewhere: Trust;
}

/**
 * Trust as settings name it, read before anything is dialled. Reports the files that are read.
 *
 * @throws ProbeFailure phase `settings`: `file-missing`, `settings-invalid`, `client-certificate-unusable`
 */
export async function trustOf(
  task: Pick<ProbeTask<unknown>, 'touched' | 'now'>,
  { ca, clientCertificate }: TrustSettings,
): Promise<LookTrust> {
  for (const path of trustFiles({ ca, clientCertificate })) task.touched({ kind: 'file', path });
  const authorities = await readAuthorities(ca ?? null);
  const client = await readOwnCertificate(clientCertificate, task.now());
  return { trust: trustIn(authorities, client), trustElsewhere: trustIn(authorities) };
}
