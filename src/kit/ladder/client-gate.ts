import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import { pipeline, type Duplex } from 'node:stream';
import { TLSSocket, createSecureContext, type SecureContext, type SecureVersion } from 'node:tls';
import { ProbeFailure } from '../probe-failure.ts';
import { browserVerdict } from './browser-verdict.ts';
import { newClimbLog } from './climb-log.ts';
import { dialStep, explained } from './connect-step.ts';
import { copiedCertificate, partsNamed, partsOf, type KeyPair } from './copied-certificate.ts';
import type { LadderTask } from './ladder-task.ts';
import { hearOut } from './hear-out.ts';
import { defaultLimits } from './limits.ts';
import { offeredProtocols } from './offered-protocols.ts';
import { placeOfUrl } from './show-url.ts';
import { lateAlert } from './tls-error.ts';
import { shakeHands, type Secured } from './tls-step.ts';
import type { LookTrust } from './trust-of.ts';
import type { Trust } from './trust.ts';

/** A proxy on this machine through which a browser shows a client certificate that it does not have. */
export interface ClientGate {
  /** Its address, for the browser alone: whoever does not know the name in it is not let through. */
  readonly proxy: string;
  /** Pattern of that name, which leads to this machine. */
  readonly names: string;
  /** SHA-256 of the key that it answers with (SubjectPublicKeyInfo), Base64: the browser must be told to take it. */
  readonly keyDigest: string;
  /** Why an origin was not reached, or the certificate not accepted there; null: it answers, or was not asked yet. */
  readonly failureAt: (origin: string) => ProbeFailure | null;
  /** Ends it with all its connections. */
  readonly close: () => void;
}

/** Under `.invalid`, which is no name of anybody (RFC 6761). */
const domain = 'gate.invalid';
const limits = { limitMs: defaultLimits.tlsMs };
/** Connections at its door: a browser has 32 to a proxy, and 255 for WebSockets. Others on the machine may knock, too. */
const most = 400;
/** How long one may stay there without a word, milliseconds. */
const patience = {
  handshakeTimeout: limits.limitMs,
  headersTimeout: limits.limitMs,
  connectionsCheckingInterval: 1000,
};

/** One origin that is led to, and what is known of it. */
interface Led {
  readonly host: string;
  readonly port: number;
  /** A handshake that shows it nothing and judges it, under way or done; null: there was none, or it failed. */
  vouched: Promise<void> | null;
  /** Whether a connection on which the certificate was shown was listened to: it is accepted there. */
  isHeard: boolean;
  failure: ProbeFailure | null;
}

interface Gate {
  readonly task: LadderTask;
  readonly trust: LookTrust;
  readonly keys: KeyPair;
  readonly contexts: Map<string, SecureContext>;
}

/**
 * Opens a gate to some origins. It leads nowhere else. To each it dials through the runner and shakes hands with the
 * client certificate, and the browser gets a word through only after the server's certificate was found sound. Towards
 * the browser it ends TLS with a key of its own, under a certificate that shows holder, issuer and dates of the
 * server's, with the version and protocol that the server chose: what the browser tells of the connection is true of
 * the real one.
 *
 * @param origins https, each with scheme, host and port
 * @param trust its `trust` holds the client certificate
 */
export async function openClientGate(
  task: LadderTask,
  origins: readonly string[],
  trust: LookTrust,
): Promise<ClientGate> {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const gate: Gate = { task, trust, keys, contexts: new Map() };
  const led = new Map<string, Led>(
    origins.map((origin) => [origin, { ...placeOfUrl(new URL(origin)), vouched: null, isHeard: false, failure: null }]),
  );
  // the browser says it in its handshake, and it stands on no command line
  const name = `${randomBytes(16).toString('hex')}.${domain}`;
  const server = createServer({ ...keyAndCertificate(copiedCertificate(partsNamed(domain), keys), keys), ...patience });
  server.maxConnections = most;
  const sockets = new Set<Duplex>();
  server.on('connection', (socket: Duplex) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  server.on('connect', (request, stream, head) => {
    const target = led.get(originOf(request));
    stream.on('error', () => stream.destroy());
    if (target === undefined || !(stream instanceof TLSSocket) || stream.servername !== name) {
      stream.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      return;
    }
    stream.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (head.length > 0) stream.unshift(head);
    lead(gate, stream, target).catch(() => stream.destroy());
  });
  // plain requests are for nobody here
  server.on('request', (request) => request.socket.destroy());
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    proxy: `https://${name}:${String(port)}`,
    names: `*.${domain}`,
    keyDigest: digestOf(keys),
    failureAt: (origin) => led.get(origin)?.failure ?? null,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** The origin that a request to lead on names, host and port and nothing else; empty: none. */
function originOf({ url = '' }: IncomingMessage): string {
  const isPlace = /^[^/?#@\s]+:\d+$/.test(url) && URL.canParse(`https://${url}`);
  return isPlace ? new URL(`https://${url}`).origin : '';
}

function keyAndCertificate(cert: string, { privateKey }: KeyPair): { readonly key: string; readonly cert: string } {
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert };
}

function digestOf({ publicKey }: KeyPair): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
}

/** Leads one connection of the browser on. */
async function lead(gate: Gate, stream: TLSSocket, target: Led): Promise<void> {
  const { signal } = gate.task;
  const offered = await offeredProtocols(stream, { ...limits, signal });
  const far = await reached(gate, target, offered);
  far.socket.on('error', (error) => {
    // a TLS 1.3 server refuses a certificate when the handshake is long over
    target.failure = lateAlert(error, place(target), gate.trust.trust.client?.subject) ?? target.failure;
  });
  if (stream.destroyed) {
    far.socket.destroy();
    return;
  }
  const protocol = far.socket.alpnProtocol;
  const near = new TLSSocket(stream, {
    isServer: true,
    secureContext: contextLike(gate, far),
    ...(typeof protocol === 'string' ? { ALPNProtocols: [protocol] } : {}),
  });
  near.on('error', () => stream.destroy());
  near.once('close', () => stream.destroy());
  stream.once('close', () => far.socket.destroy());
  far.socket.once('data', () => (target.failure = null));
  join(near, far.socket);
}

/** What breaks one side breaks the other. */
function join(near: Duplex, far: Duplex): void {
  const ended = (error: Error | null | undefined): void => {
    if (error === null || error === undefined) return;
    near.destroy();
    far.destroy();
  };
  pipeline(near, far, ended);
  pipeline(far, near, ended);
}

/** A connection to the target that was found sound; what stands in its way is kept. */
async function reached(gate: Gate, target: Led, alpn: readonly string[]): Promise<Secured> {
  const { trust, trustElsewhere } = gate.trust;
  try {
    target.vouched ??= vouch(gate, target, trustElsewhere, alpn);
    await target.vouched;
    const far = await secured(gate, target, trust, alpn);
    if (!target.isHeard) await accepted(gate, target, far);
    return far;
  } catch (error) {
    target.vouched = null;
    if (error instanceof ProbeFailure && !gate.task.signal.aborted) await keep(gate, target, error, alpn);
    throw error;
  }
}

/**
 * Judges the server before it is shown anything. One that ends the handshake where nothing is shown, as TLS 1.2 has it,
 * is judged by the next, as every connection is, before a word goes through.
 */
async function vouch(gate: Gate, target: Led, trust: Trust, alpn: readonly string[]): Promise<void> {
  try {
    (await secured(gate, target, trust, alpn)).socket.destroy();
  } catch (error) {
    const cause = error instanceof ProbeFailure ? error.failureCause : '';
    if (!cause.startsWith('tls-') || cause === 'tls-timeout') throw error;
  }
}

/** Whether the certificate is accepted, before the browser says anything that would make the server's refusal be lost. */
async function accepted({ task, trust }: Gate, target: Led, { socket }: Secured): Promise<void> {
  const shown = trust.trust.client?.subject ?? null;
  const refusal = await hearOut(socket, { signal: task.signal, where: place(target), shown });
  target.isHeard = refusal === null;
  if (refusal === null) return;
  socket.destroy();
  throw refusal;
}

async function secured({ task }: Gate, target: Led, trust: Trust, alpn: readonly string[]): Promise<Secured> {
  const where = place(target);
  const { stream } = await dialStep(task, where, newClimbLog());
  const options = { ...where, serverName: null, trust };
  const shaken = await shakeHands(stream, { ...options, ...limits, alpn, signal: task.signal });
  const failure = browserVerdict(shaken, { ...options, now: task.now() });
  if (failure === null) return shaken;
  shaken.socket.destroy();
  throw failure;
}

/** A handshake that failed is looked at again, once: a browser tries more than once. */
async function keep({ task, trust }: Gate, target: Led, failure: ProbeFailure, alpn: readonly string[]): Promise<void> {
  if (target.failure !== null) return;
  target.failure = failure;
  const options = { ...place(target), serverName: null, trust: trust.trust, alpn, tlsMs: limits.limitMs, judged: true };
  target.failure = await explained(failure, task, options);
}

function place({ host, port }: Led): { readonly host: string; readonly port: number } {
  return { host, port };
}

/** What the browser is answered with: as the server answered, under a certificate that shows what that one shows. */
function contextLike({ keys, contexts }: Gate, { socket, certificates }: Secured): SecureContext {
  const [leaf] = certificates;
  // the types of Node leave it open; versions that it speaks are among these
  const version = socket.getProtocol() as SecureVersion | null;
  const name = `${leaf?.fingerprint256 ?? ''} ${version ?? ''}`;
  const known = contexts.get(name);
  if (known !== undefined) return known;
  const parts = (leaf === undefined ? null : partsOf(leaf.raw)) ?? partsNamed(domain);
  const versions = version === null ? {} : { minVersion: version, maxVersion: version };
  const context = createSecureContext({ ...keyAndCertificate(copiedCertificate(parts, keys), keys), ...versions });
  contexts.set(name, context);
  return context;
}
