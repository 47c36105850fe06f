import { createHash } from 'node:crypto';
import type { ProbeTask } from '../../src/kit/define-probe.ts';
import { browserVerdict } from '../../src/kit/ladder/browser-verdict.ts';
import { newClimbLog } from '../../src/kit/ladder/climb-log.ts';
import { dialStep } from '../../src/kit/ladder/connect-step.ts';
import { defaultLimits } from '../../src/kit/ladder/limits.ts';
import { shakeHands, type Secured } from '../../src/kit/ladder/tls-step.ts';
import { trustOf } from '../../src/kit/ladder/trust-of.ts';
import type { Trust } from '../../src/kit/ladder/trust.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { directOrigins } from './client-gate.ts';
import { placeOfUrl } from '../../src/kit/ladder/show-url.ts';
import type { Settings } from './schema.ts';

/**
 * Keys of the servers that the browser is to take although it does not know their authority, as SHA-256 of their
 * SubjectPublicKeyInfo in Base64; none where no authority is named. A browser that runs has no way to be given an
 * authority; it can be told to find no fault with a key. So each encrypted origin is shaken hands with first, and only
 * the key of a certificate with which nothing is wrong is named: with any other the browser says itself what is wrong.
 *
 * @throws ProbeFailure phase `settings` where the authorities cannot be read; `cancelled`; the fault of a certificate
 * whose key another origin shows with a sound one, since the browser would not mind it
 */
export async function trustedKeys(task: ProbeTask<Settings>): Promise<readonly string[]> {
  const { ca } = task.settings;
  if (ca === null) return [];
  const { trust } = await trustOf(task, { ca });
  const origins = directOrigins(task.settings).filter((origin) => origin.startsWith('https:'));
  const shown = (await Promise.all(origins.map((origin) => keyOf(origin, trust, task)))).filter(
    (each) => each !== null,
  );
  const sound = new Set(shown.filter(({ failure }) => failure === null).map(({ key }) => key));
  const hidden = shown.find(({ key, failure }) => failure !== null && sound.has(key));
  if (hidden?.failure) throw hidden.failure;
  return [...sound];
}

interface Shown {
  readonly key: string;
  /** What is wrong with its certificate; null: nothing. */
  readonly failure: ProbeFailure | null;
}

/** Null: nothing was shown; the browser will say why. */
async function keyOf(origin: string, trust: Trust, task: ProbeTask<Settings>): Promise<Shown | null> {
  const where = { ...placeOfUrl(new URL(origin)), serverName: null, trust };
  try {
    const { stream } = await dialStep(task, where, newClimbLog());
    // as a browser offers it: a server may speak nothing but HTTP/2
    const limits = { alpn: ['h2', 'http/1.1'], limitMs: defaultLimits.tlsMs, signal: task.signal };
    const secured = await shakeHands(stream, { ...where, ...limits });
    secured.socket.destroy();
    const failure = browserVerdict(secured, { ...where, now: task.now() });
    return { key: keyDigest(secured), failure };
  } catch (error) {
    if (task.signal.aborted || !(error instanceof ProbeFailure)) throw error;
    return null;
  }
}

function keyDigest({ certificates }: Secured): string {
  const der = certificates[0]?.publicKey.export({ type: 'spki', format: 'der' }) ?? '';
  return createHash('sha256').update(der).digest('base64');
}
