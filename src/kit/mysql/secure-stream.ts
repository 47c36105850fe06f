import type { Duplex } from 'node:stream';
import type { ProbeTask } from '../define-probe.ts';
import { upgradeStep } from '../ladder/upgrade-step.ts';
import { clientFlags } from './client-flags.ts';
import type { Opening } from '../database/session.ts';
import { tlsFacts } from '../database/tls-facts.ts';
import type { MysqlLogin } from './login.ts';

/** utf8mb4_unicode_ci, as the driver asks for. */
const characterSet = 224;

/**
 * Asks for TLS and shakes hands. Only `tls: verify` judges the certificate, before anything of the account is sent.
 * Throws ProbeFailure with a tls-* or certificate-* cause.
 */
export function secureStream(task: ProbeTask<MysqlLogin>, socket: Duplex, opening: Opening): Promise<Duplex> {
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
