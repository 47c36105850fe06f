import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ProbeTask } from '../../src/kit/define-probe.ts';
import { readAuthorities } from '../../src/kit/ladder/authorities.ts';
import { certificateFailure, isTrusted } from '../../src/kit/ladder/certificate-verdict.ts';
import { shakeHands, type Secured } from '../../src/kit/ladder/tls-step.ts';
import { trustIn, type Trust } from '../../src/kit/ladder/trust.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { clientFlags } from './client-flags.ts';
import type { Opening } from './opening.ts';
import type { Settings } from './schema.ts';

/** Milliseconds for the handshake alone. */
const handshakeLimitMs = 5000;

/** utf8mb4_unicode_ci, as the driver asks for. */
const characterSet = 224;

/**
 * Asks for TLS and shakes hands. Only `tls: verify` judges the certificate, before anything of the account is sent.
 * Throws ProbeFailure with a tls-* or certificate-* cause.
 */
export async function secureStream(task: ProbeTask<Settings>, socket: Socket, opening: Opening): Promise<Duplex> {
  const { host, port, tls, ca, database } = task.settings;
  const trust = trustIn(await readAuthorities(ca ?? null));
  if (ca !== undefined) task.touched({ kind: 'file', path: ca });
  const began = task.monotonic();
  socket.write(tlsRequest(clientFlags({ database: database !== undefined, secure: true }).number));
  const options = { host, port, serverName: null, trust, alpn: [], limitMs: handshakeLimitMs, signal: task.signal };
  const secured = await shakeHands(socket, options);
  opening.timings.push({ phase: 'tls', durationMs: task.monotonic() - began });
  opening.facts = { ...opening.facts, ...tlsFacts(secured, trust) };
  const failure = tls === 'verify' ? certificateFailure(secured, { ...options, now: task.now() }) : null;
  if (failure === null) return secured.socket;
  secured.socket.destroy();
  throw failure;
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
