import type { ProbeTask } from '../../src/kit/define-probe.ts';
import { certificateDetails } from '../../src/kit/ladder/certificate-details.ts';
import type { ChainLink } from '../../src/kit/ladder/chain-link.ts';
import { systemAuthorities } from '../../src/kit/ladder/system-authorities.ts';
import type { Described } from '../../src/kit/ladder/tls-describe.ts';
import { builtIn, leadsTo, type Trust } from '../../src/kit/ladder/trust.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Gap } from '../../src/model/observation.ts';
import { storeTouch } from './touches.ts';

/** Facts of one handshake beyond those that every probe has. */
export async function describedFacts(
  task: ProbeTask<unknown>,
  described: Described,
  trust: Trust,
): Promise<{ readonly facts: JsonObject; readonly gaps: readonly Gap[] }> {
  const { certificates, wish, ocspStapled, keyExchange } = described;
  task.touched(storeTouch);
  const system = await systemAuthorities();
  const gaps: Gap[] = [];
  if (system === null)
    gaps.push({ path: 'trust.system', reason: 'not-supported', detail: null, note: 'kit.gap.other-system' });
  if (wish === null)
    gaps.push({ path: 'clientCertificate', reason: 'not-supported', detail: null, note: 'tls.gap.wish' });
  const chain = described.chain.map((link, index) => {
    const certificate = certificates[index];
    return { ...link, role: roleOf(link, index), ...(certificate === undefined ? {} : details(certificate)) };
  });
  const facts: JsonObject = {
    chain,
    trust: {
      node: leadsTo(certificates, builtIn()),
      ...(system === null ? {} : { system: leadsTo(certificates, system) }),
      named: trust.own === 0 ? null : leadsTo(certificates, trust.named),
    },
    ocspStapled,
    keyExchange: keyExchange === null ? null : { ...keyExchange },
    ...(wish === null ? {} : { clientCertificate: { asked: wish.asked, authorities: [...wish.authorities] } }),
  };
  return { facts, gaps };
}

function details(certificate: Described['certificates'][number]): JsonObject {
  const { purposes, authority, issuerUrls, ocspUrls, crlUrls } = certificateDetails(certificate);
  return {
    authority,
    purposes: [...purposes],
    issuerUrls: [...issuerUrls],
    ocspUrls: [...ocspUrls],
    crlUrls: [...crlUrls],
  };
}

function roleOf(link: ChainLink, index: number): 'server' | 'intermediate' | 'root' {
  if (index === 0) return 'server';
  return link.selfSigned ? 'root' : 'intermediate';
}
