import { randomBytes, randomUUID } from 'node:crypto';
import type { ProbeTask } from '../../src/kit/define-probe.ts';
import type { ClimbOptions } from '../../src/kit/ladder/climb-options.ts';
import { defaultLimits } from '../../src/kit/ladder/limits.ts';
import { routerOf } from '../../src/kit/ladder/proxy/router.ts';
import { hostOf, portOf } from '../../src/kit/ladder/show-url.ts';
import { trustOf } from '../../src/kit/ladder/trust-of.ts';
import { hostPort } from '../../src/model/plan.ts';
import { fetchToken } from './auth/fetch-token.ts';
import { signRequest } from './auth/sign-request.ts';
import { buildRequest } from './build-request.ts';
import { placeOf } from './connect-to.ts';
import type { Settings } from './schema.ts';

/**
 * Everything that the settings say about asking: what is sent, on whose word, where to, and how patiently. One set
 * serves every request of an attempt; what must be fresh for each (a signature) is made by its `seal`. A token is
 * fetched here, once for the whole run.
 *
 * @throws ProbeFailure `file-missing`, `settings-invalid`, `client-certificate-unusable`; phase `token`: what fetchToken throws.
 */
export async function askOptions(task: ProbeTask<Settings>): Promise<ClimbOptions> {
  const { settings } = task;
  const trusted = await trustOf(task, settings);
  return {
    request: buildRequest(settings, await tokenFor(task)),
    ...trusted,
    serverName: settings.serverName,
    connectTo: settings.connectTo === null ? null : placeOf(new URL(settings.url), settings.connectTo),
    routeTo: routerOf(task, trusted.trustElsewhere),
    seal: sealOf(task),
    redirectTo: settings.redirectTo.map((origin) => placeName(new URL(origin))),
    followRedirects: settings.followRedirects,
    limits: { ...defaultLimits, responseMs: settings.answerWithin, bodyBytes: settings.bodyLimit },
  };
}

function placeName(url: URL): string {
  return hostPort(hostOf(url), portOf(url));
}

async function tokenFor(task: ProbeTask<Settings>): Promise<string | null> {
  const { auth, ca } = task.settings;
  const oauth2 = auth?.oauth2 ?? null;
  if (oauth2 === null) return null;
  const asked = { ...oauth2, ca: oauth2.ca ?? ca };
  return task.token(JSON.stringify(asked), () => fetchToken(task, asked));
}

function sealOf({ settings, now }: ProbeTask<Settings>): ClimbOptions['seal'] {
  const sign = settings.auth?.sign ?? null;
  if (sign === null) return null;
  return (request) =>
    signRequest(request, sign, { now: now(), uuid: randomUUID(), nonce: randomBytes(16).toString('hex') });
}
