import type { ProbeTask } from '../../src/kit/define-probe.ts';
import { readAuthorities } from '../../src/kit/ladder/authorities.ts';
import type { ClimbOptions } from '../../src/kit/ladder/climb-options.ts';
import { defaultLimits } from '../../src/kit/ladder/limits.ts';
import { trustIn } from '../../src/kit/ladder/trust.ts';
import { buildRequest } from './build-request.ts';
import { placeOf } from './connect-to.ts';
import type { Settings } from './schema.ts';

/**
 * Everything that the settings say about asking: what is sent, with whose word, where to, and how patiently. One set
 * serves every request of an attempt; what must be fresh for each (a signature) is made by its `seal`.
 *
 * @throws ProbeFailure `file-missing`, `settings-invalid`.
 */
export async function askOptions({ settings }: ProbeTask<Settings>): Promise<ClimbOptions> {
  const trust = trustIn(await readAuthorities(settings.ca));
  return {
    request: buildRequest(settings),
    trust,
    trustElsewhere: trust,
    serverName: settings.serverName,
    connectTo: placeOf(new URL(settings.url), settings.connectTo),
    seal: null,
    followRedirects: settings.followRedirects,
    limits: { ...defaultLimits, responseMs: settings.answerWithin, bodyBytes: settings.bodyLimit },
  };
}
