import { connectStep } from '../../src/kit/ladder/connect-step.ts';
import { newClimbLog } from '../../src/kit/ladder/climb-log.ts';
import { hearOut } from '../../src/kit/ladder/hear-out.ts';
import { defaultLimits } from '../../src/kit/ladder/limits.ts';
import { placeOfUrl } from '../../src/kit/ladder/show-url.ts';
import { trustOf } from '../../src/kit/ladder/trust-of.ts';
import type { ProbeTask } from '../../src/kit/define-probe.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { CauseId } from '../../src/model/cause.ts';
import { value } from '../../src/model/message.ts';
import type { PageRecord } from './page-record.ts';
import { originOf, staysInside } from './origins.ts';
import { certifiedOrigins, ownOrigins, type Settings } from './schema.ts';
import { shownText, shownUrl } from './show-text.ts';
import { wallErrors } from './wall.ts';

/** The error names of Chromium (net/base/net_error_list.h) and Firefox (xpcom/base/ErrorList.py) that mean more. */
const families: readonly { readonly said: RegExp; readonly causes: RegExp; readonly otherwise: CauseId }[] = [
  {
    said: /ERR_CERT_DATE_INVALID|SEC_ERROR_EXPIRED|NOT_YET_VALID/,
    causes: /^certificate-(?:expired|not-yet-valid)$/,
    otherwise: 'certificate-rejected',
  },
  {
    said: /ERR_CERT_AUTHORITY_INVALID|SEC_ERROR_UNKNOWN_ISSUER|SELF_SIGNED/,
    causes: /^certificate-(?:untrusted|self-signed|incomplete-chain)$/,
    otherwise: 'certificate-rejected',
  },
  {
    said: /ERR_CERT_COMMON_NAME_INVALID|BAD_CERT_DOMAIN/,
    causes: /^certificate-wrong-host$/,
    otherwise: 'certificate-rejected',
  },
  { said: /ERR_CERT_|SEC_ERROR_|MOZILLA_PKIX_ERROR/, causes: /^certificate-/, otherwise: 'certificate-rejected' },
  {
    said: /ERR_SSL_CLIENT_AUTH_CERT_NEEDED|ERR_BAD_SSL_CLIENT_AUTH_CERT/,
    causes: /^tls-client-certificate/,
    otherwise: 'tls-client-certificate-required',
  },
  {
    said: /ERR_SSL_|ERR_BAD_SSL|SSL_ERROR_|NS_ERROR_NET_INADEQUATE_SECURITY/,
    causes: /^tls-/,
    otherwise: 'tls-failed',
  },
  { said: /ERR_NAME_|NS_ERROR_UNKNOWN_HOST/, causes: /^name-/, otherwise: 'name-not-found' },
  {
    said: /ERR_CONNECTION_(?:REFUSED|TIMED_OUT|FAILED)|ERR_ADDRESS_|ERR_INTERNET_DISC|ERR_NETWORK_|NS_ERROR_CONNECTION_REFUSED|NS_ERROR_NET_TIMEOUT/,
    causes: /^(?:connect|host|network|name)-/,
    otherwise: 'connect-failed',
  },
  {
    said: /ERR_EMPTY_RESPONSE|ERR_CONNECTION_(?:CLOSED|RESET)|ERR_SOCKET_NOT_CONNECTED|NS_ERROR_NET_(?:RESET|INTERRUPT|EMPTY_RESPONSE)/,
    causes: /^(?:connect|tls)-/,
    otherwise: 'http-closed',
  },
  { said: /ERR_INVALID_HTTP_RESPONSE/, causes: /^tls-not-spoken$/, otherwise: 'http-not-spoken' },
  { said: /ERR_TOO_MANY_REDIRECTS|NS_ERROR_REDIRECT_LOOP/, causes: /^$/, otherwise: 'http-redirect-too-many' },
];

/**
 * The failure that an error of the browser stands for. Browsers name an error and no circumstances, so connection and
 * TLS are looked at once more over the runner’s dialling; what that finds counts only where it fits what the browser
 * said, because both trust different authorities and may ask different resolvers.
 */
export async function pageTrouble(
  url: string,
  error: unknown,
  record: PageRecord,
  task: ProbeTask<Settings>,
): Promise<ProbeFailure> {
  const text = firstLine(error);
  const at = new URL(url);
  const where = placeOfUrl(at);
  const failure = (cause: CauseId, params: ProbeFailure['params']): ProbeFailure =>
    new ProbeFailure(cause, { phase: 'page', params: { ...where, ...params }, cause: new Error(shownText(text)) });
  if (record.crashed || text.includes('Page crashed')) return failure('page-crashed', { url: shownUrl(url) });
  if (record.tooLarge) return failure('body-too-large', { limit: value(task.settings.bodyLimit, 'bytes') });
  const onWay = record.away.signal.aborted ? null : record.failureOnWay(url);
  if (onWay !== null) return onWay;
  if (/Timeout \d+ms exceeded/.test(text)) {
    return failure('page-timeout', {
      url: shownUrl(url),
      timeoutMs: value(task.settings.loadWithin, 'milliseconds'),
    });
  }
  if (record.away.signal.aborted) return failure('http-redirect-not-followed', ledAway(record, 200));
  if (record.redirect !== null && (wallErrors.test(text) || leavesAll(record.redirect.location, task.settings))) {
    return failure('http-redirect-not-followed', ledAway(record, record.redirect.status));
  }
  const code = /(?:net::)?(ERR_[A-Z0-9_]+)|((?:NS|SEC|SSL|MOZILLA_PKIX)_ERROR_[A-Z0-9_]+)/.exec(text)?.[0] ?? text;
  const family = families.find(({ said }) => said.test(code));
  if (family === undefined) return failure('page-failed', { url: shownUrl(url), said: value(shownText(code)) });
  const found = await secondLook(at, task);
  // a browser that does not know an authority says that first, whatever else is wrong; and it knows none that is named
  // where nothing could be judged, because the server ends every handshake without a certificate of the client
  const ownAuthority = task.settings.ca !== null && family.otherwise === 'certificate-rejected';
  const causes = ownAuthority ? /^(?:certificate-|tls-client-certificate-required$)/ : family.causes;
  if (found !== null && causes.test(found.failureCause)) {
    return new ProbeFailure(found.failureCause, { phase: found.phase, params: found.params, cause: new Error(code) });
  }
  return failure(family.otherwise, { address: where.host, code: value(code), seen: value(code), hops: 20 });
}

/** Whether an address is at none of the declared origins: nobody asked there, whatever the error is called. */
function leavesAll(location: string, settings: Settings): boolean {
  return !staysInside(location) && !ownOrigins(settings).includes(originOf(location));
}

/** Where a page was led: by a script or a refresh, or by the server. */
function ledAway({ away, redirect }: PageRecord, status: number): ProbeFailure['params'] {
  const location = away.signal.aborted ? String(away.signal.reason) : (redirect?.location ?? '');
  return { status, location: value(shownUrl(location)) };
}

/** What keeps us from a connection that browsers and programs may have; null: nothing does. */
async function secondLook(url: URL, task: ProbeTask<Settings>): Promise<ProbeFailure | null> {
  try {
    const { trust, trustElsewhere } = await trustOf(task, task.settings);
    const where = placeOfUrl(url);
    const shownTo = certifiedOrigins(task.settings).includes(originOf(url.href)) ? trust : trustElsewhere;
    const socket = await connectStep(
      task,
      {
        ...where,
        secure: url.protocol === 'https:',
        serverName: null,
        trust: shownTo,
        alpn: ['h2', 'http/1.1'],
        judged: true,
        tlsMs: defaultLimits.tlsMs,
      },
      newClimbLog(),
    );
    const shown = shownTo.client?.subject ?? null;
    const refusal = await hearOut(socket, { signal: task.signal, where, shown });
    socket.destroy();
    return refusal;
  } catch (error) {
    return error instanceof ProbeFailure ? error : null;
  }
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (
    text
      .split(/\nCall log:/)[0]
      ?.replaceAll('\n', ' ')
      .slice(0, 500) ?? ''
  );
}
