import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ProbeTask } from '../../src/kit/define-probe.ts';
import { isTrusted } from '../../src/kit/ladder/certificate-verdict.ts';
import type { Secured } from '../../src/kit/ladder/tls-step.ts';
import type { Trust } from '../../src/kit/ladder/trust.ts';
import { upgradeStep } from '../../src/kit/ladder/upgrade-step.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { clientFlags } from './client-flags.ts';
import type { Opening } from './opening.ts';
import type { Settings } from './schema.ts';

/** utf8mb4_unicode_ci, as the driver asks for. */
const characterSet = 224;

/**
 * Asks for TLS and shakes hands. Only `tls: verify` judges the certificate, before anything of the account is sent.
 * Throws ProbeFailure with a tls-* or certificate-* cause.
 */
export function secureStream(task: ProbeTask<Settings>, socket: Socket, opening: Opening): Promise<Duplex> {
  const flags = clientFlags({ database: task.settings.database !== undefined, secure: true });
  return upgradeStep(task, socket, {
    request: tlsRequest(flags.number),
    alpn: [],
    timings: opening.timings,
    onSecured: (secured, trust) => {
      opening.facts = { ...opening.facts, ...tlsFacts(secured, trust) };
    },
  });
}

/** “Protocol::SSLRequest”: 32 bytes, packet number 1. */
function tlsRequest(flags: number): Buffer {
  const packet = Buffer.alloc(36);
  packet.writeUIntLE(32, 0, 3);
  packet[3] = 1;
  packet.writeUInt32LE(flags, 4);
  packet[12] = characterSet;
  return packet;
}

function tlsFacts(secured: Secured, trust: Trust): JsonObject {
  const [leaf] = secured.chain;
  const sessionTls = { used: true, version: secured.tls.version, cipher: secured.tls.cipher };
  if (leaf === undefined) return { sessionTls, certificate: null };
  const { sent: _sent, ...certificate } = leaf;
  return {
    sessionTls,
    certificate: { ...certificate, trusted: isTrusted(secured, trust), hostMatches: secured.hostMatches },
  };
}
