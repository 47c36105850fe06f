import type { CauseId } from '../../model/cause.ts';
import { nested, value, type Params } from '../../model/message.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { urlsOf } from './certificate-details.ts';
import { weakSignatures } from './signature-algorithm.ts';
import type { ChainLink } from './chain-link.ts';
import type { Secured } from './tls-step.ts';
import { builtIn, leadsTo, type Trust } from './trust.ts';

const dayMs = 86_400_000;

export interface VerdictContext {
  readonly host: string;
  readonly port: number;
  readonly serverName: string | null;
  readonly trust: Trust;
  /** Wall clock, milliseconds since 1970. */
  readonly now: number;
}

type Judged = Pick<Secured, 'chain' | 'certificates' | 'verifyCode' | 'hostMatches'>;

/**
 * Whether a chain leads to a trusted authority, whatever its dates: OpenSSL reports one code, and a date it objects to
 * hides whether the issuer is known.
 */
export function isTrusted({ certificates, verifyCode }: Judged, trust: Trust): boolean {
  // Node takes the authorities in a PKCS #12 file for trusted ones; nobody said that they are.
  if (verifyCode === null && trust.client?.options.pfx === undefined) return true;
  if (verifyCode !== null && !/^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)$/.test(verifyCode)) return false;
  // What stands above one that must not issue vouches for nothing (RFC 5280 section 4.2.1.9).
  const end = certificates.findIndex((each, index) => index > 0 && !each.ca);
  const vouched = end === -1 ? certificates : certificates.slice(0, end);
  return leadsTo(vouched, [...trust.named, ...builtIn()]);
}

/**
 * Why the certificate of a finished handshake cannot be accepted; null: it can. Decided here and not by Node, which
 * reports one fault of several and not of which certificate. Dates are judged by the clock given.
 */
export function certificateFailure(secured: Judged, context: VerdictContext): ProbeFailure | null {
  const [leaf] = secured.chain;
  const where = { host: context.host, port: context.port };
  if (leaf === undefined) return fail('certificate-rejected', { ...where, code: 'NO_CERTIFICATE' });
  return (
    dateFailure(secured.chain, where, context.now) ??
    trustFailure(secured, leaf, where, context.trust) ??
    hostFailure(secured, leaf, where, context.serverName ?? context.host)
  );
}

function dateFailure(chain: readonly ChainLink[], where: Params, now: number): ProbeFailure | null {
  for (const link of chain) {
    const params = { ...where, subject: value(link.subject), issuer: value(link.issuer) };
    const ended = now - Date.parse(link.notAfter);
    if (ended > 0) {
      const days = value(Math.floor(ended / dayMs), 'days');
      return fail('certificate-expired', { ...params, notAfter: value(link.notAfter, 'instant'), days });
    }
    const wait = Date.parse(link.notBefore) - now;
    if (wait > 0) {
      const days = value(Math.ceil(wait / dayMs), 'days');
      // A clock that is minutes or a time zone behind looks like this.
      const note = wait < dayMs ? { note: nested({ code: 'kit.note.clock', params: {} }) } : {};
      return fail('certificate-not-yet-valid', {
        ...params,
        notBefore: value(link.notBefore, 'instant'),
        days,
        ...note,
      });
    }
  }
  return null;
}

function trustFailure(secured: Judged, leaf: ChainLink, where: Params, trust: Trust): ProbeFailure | null {
  if (isTrusted(secured, trust)) return null;
  const code = secured.verifyCode ?? 'SELF_SIGNED_CERT_IN_CHAIN';
  const last = secured.chain.at(-1) ?? leaf;
  const params = { ...where, subject: value(leaf.subject), issuer: value(last.issuer), code };
  switch (code) {
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return fail('certificate-self-signed', params);
    case 'INVALID_PURPOSE':
      return purposeFailure(secured, params);
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return fail(looksIncomplete(secured.chain, trust) ? 'certificate-incomplete-chain' : 'certificate-untrusted', {
        ...params,
        ...downloadNote(secured),
      });
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return fail('certificate-untrusted', params);
    default:
      return fail('certificate-rejected', { ...params, code: weakness(secured.chain) ?? code });
  }
}

/**
 * A server that sends its own certificate alone, while authorities were named for it and none of them issued it, most
 * likely forgot the one in between. Without named authorities a private authority is likelier.
 */
function looksIncomplete(chain: readonly ChainLink[], trust: Trust): boolean {
  return trust.own > 0 && chain.length === 1;
}

/** OpenSSL says the same of an issuer that must not issue (RFC 5280 section 4.2.1.9). */
function purposeFailure({ chain, certificates }: Judged, params: Params): ProbeFailure {
  const noAuthority = certificates.findIndex((each, index) => index > 0 && !each.ca);
  if (noAuthority === -1) return fail('certificate-wrong-purpose', params);
  const subject = value(chain[noAuthority]?.subject ?? null);
  return fail('certificate-rejected', { ...params, subject, code: 'INVALID_CA' });
}

/** Where the certificate that is missing above the last one can be had (RFC 5280 section 4.2.2.1). */
function downloadNote({ certificates }: Judged): Params {
  const urls = urlsOf(certificates.at(-1)?.infoAccess ?? '', 'CA Issuers');
  const url = urls.find((each) => /^https?:/i.test(each));
  return url === undefined ? {} : { note: nested({ code: 'kit.note.download', params: { url: value(url) } }) };
}

/** OpenSSL has no code of its own for a signature it finds too weak. */
function weakness(chain: readonly ChainLink[]): string | null {
  const weak = chain.find((link) => link.signature !== null && weakSignatures.includes(link.signature));
  return weak?.signature ?? null;
}

function hostFailure(secured: Judged, leaf: ChainLink, where: Params, expected: string): ProbeFailure | null {
  if (secured.hostMatches) return null;
  const names = leaf.names.length > 0 ? leaf.names : [leaf.subject];
  return fail('certificate-wrong-host', {
    ...where,
    name: expected,
    subject: value(leaf.subject),
    names: { kind: 'list', items: names.slice(0, 20).map((name) => value(name)) },
  });
}

function fail(cause: CauseId, params: Params): ProbeFailure {
  return new ProbeFailure(cause, { phase: 'tls', params });
}
