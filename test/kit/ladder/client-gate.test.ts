import { X509Certificate, createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openClientGate, type ClientGate } from '../../../src/kit/ladder/client-gate.ts';
import { partsNamed, partsOf } from '../../../src/kit/ladder/copied-certificate.ts';
import { protocolsIn } from '../../../src/kit/ladder/offered-protocols.ts';
import type { LadderTask } from '../../../src/kit/ladder/ladder-task.ts';
import { trustOf } from '../../../src/kit/ladder/trust-of.ts';
import { createNetwork } from '../../../src/run/network.ts';
import { defaultRunOptions } from '../../../src/run/run-input.ts';
import { createWorld } from '../../../src/run/world.ts';
import { makeCertificate } from '../../support/http-certificates.ts';
import { startMtlsApp } from '../../support/mtls-app.ts';

const root = await makeCertificate({ name: 'Customer Root', authority: true });
const portal = await makeCertificate({ name: 'portal', issuer: root });
const client = await makeCertificate({ name: 'readiness', issuer: root, purpose: 'client' });
const app = await startMtlsApp({ key: portal.key, cert: portal.pem, ca: root.pem }, () => ({ body: 'in' }));
afterAll(app.stop);

const settings = { ca: root.pem, clientCertificate: { certificate: client.pem, key: client.key } };
const authority = `127.0.0.1:${String(app.port)}`;

let gate: ClientGate;
let ended: () => void;
beforeEach(async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const world = createWorld({ identity: { machine: 'm-1', hostname: 'here' }, places: new Map() });
  const network = createNetwork(
    [{ kind: 'connect', transport: 'tcp', host: '127.0.0.1', port: app.port }],
    { resolve: world.lookup, world, options: defaultRunOptions },
    signal,
    () => undefined,
  );
  const task: LadderTask = {
    ...{ dial: network.dial, signal, agentName: 'test' },
    now: () => Date.now(),
    monotonic: () => performance.now(),
    touched: () => undefined,
  };
  gate = await openClientGate(task, [app.origin], await trustOf(task, settings));
  ended = () => {
    network.close();
    gate.close();
  };
});
afterEach(() => ended());

/** What the gate answers to a client that names it so. */
async function ask(name: string, request: string): Promise<{ socket: TLSSocket; answer: string }> {
  const socket = connect({ host: '127.0.0.1', port: port(), servername: name, rejectUnauthorized: false });
  socket.on('error', () => undefined);
  await once(socket, 'secureConnect');
  socket.write(request);
  const [answer] = await Promise.race([once(socket, 'data'), once(socket, 'close').then(() => [''])]);
  return { socket, answer: String(answer) };
}

const port = (): number => Number(new URL(gate.proxy).port);
const name = (): string => new URL(gate.proxy).hostname;
const connectTo = (place: string): string => `CONNECT ${place} HTTP/1.1\r\nHost: ${place}\r\n\r\n`;

describe('a gate for a client certificate', () => {
  it('leads on who knows its name, with the certificate', async () => {
    const { socket, answer } = await ask(name(), connectTo(authority));
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    const inner = connect({ socket, rejectUnauthorized: false, ALPNProtocols: ['http/1.1'] });
    await once(inner, 'secureConnect');
    const seen = inner.getPeerX509Certificate();
    expect(seen).toMatchObject({ subject: 'CN=portal', issuer: 'CN=Customer Root' });
    expect(seen?.validTo).toBe(new X509Certificate(portal.pem).validTo);
    const key = seen?.publicKey.export({ type: 'spki', format: 'der' }) ?? '';
    expect(createHash('sha256').update(key).digest('base64')).toBe(gate.keyDigest);
    inner.write('GET /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    await once(inner, 'data');
    expect(app.asked).toContain('GET /x 1.1 CN=readiness');
    inner.destroy();
  });

  it('leads nobody who does not know its name, and to no other place', async () => {
    const before = app.connections();
    expect((await ask('other.gate.invalid', connectTo(authority))).answer).toMatch(/^HTTP\/1\.1 403 /);
    expect((await ask('', connectTo(authority))).answer).toMatch(/^HTTP\/1\.1 403 /);
    for (const place of ['127.0.0.1:1', 'localhost:443', `user@${authority}`, `${authority}/x`, ''])
      expect((await ask(name(), connectTo(place))).answer, place).not.toMatch(/^HTTP\/1\.1 200 /);
    expect((await ask(name(), `GET ${app.origin}/ HTTP/1.1\r\nHost: ${authority}\r\n\r\n`)).answer).toBe('');
    expect(app.connections()).toBe(before);
  });

  it('does not mind what is no TLS, at its door or behind it', async () => {
    const plain: Socket = connectTcp(port(), '127.0.0.1');
    plain.on('error', () => undefined);
    plain.write(connectTo(authority));
    await once(plain, 'close');
    const before = app.connections();
    const { socket } = await ask(name(), connectTo(authority));
    socket.write('GET / HTTP/1.1\r\n\r\n');
    await once(socket, 'close');
    expect(app.connections()).toBe(before);
    expect((await ask(name(), connectTo(authority))).answer).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('holds no more than some hundred who only knock', async () => {
    const knocking = Array.from({ length: 450 }, () => connectTcp(port(), '127.0.0.1').on('error', () => undefined));
    let closed = 0;
    for (const socket of knocking) socket.resume().once('close', () => (closed += 1));
    await expect.poll(() => closed, { timeout: 20_000 }).toBe(50);
    for (const socket of knocking) socket.destroy();
    await expect.poll(() => closed, { timeout: 20_000 }).toBe(450);
    expect((await ask(name(), connectTo(authority))).answer).toMatch(/^HTTP\/1\.1 200 /);
  }, 60_000);

  it('ends with all its connections', async () => {
    const { socket } = await ask(name(), connectTo(authority));
    gate.close();
    await once(socket, 'close');
    const late = connectTcp(port(), '127.0.0.1');
    await expect(once(late, 'connect')).rejects.toThrow('ECONNREFUSED');
  });
});

describe('what a gate reads', () => {
  it('are protocols of a ClientHello; broken ones offer none', () => {
    expect(protocolsIn(Buffer.alloc(0))).toEqual([]);
    expect(protocolsIn(Buffer.alloc(40))).toEqual([]);
    const offer = Buffer.from('0010000e000c02683208687474702f312e31', 'hex');
    const hello = Buffer.concat([Buffer.alloc(34), Buffer.from('000002130101000012', 'hex'), offer]);
    expect(protocolsIn(hello)).toEqual(['h2', 'http/1.1']);
    for (let end = 0; end < hello.length; end += 1) expect(protocolsIn(hello.subarray(0, end)).length).toBeLessThan(2);
  });

  it('are the parts of a certificate; null where it is none', () => {
    expect(partsOf(Buffer.from('no certificate'))).toBeNull();
    const { raw } = new X509Certificate(portal.pem);
    expect(Buffer.from(partsOf(raw)?.subject ?? []).toString()).toContain('portal');
    expect(Buffer.from(partsNamed('x').subject).toString()).toContain('x');
  });
});
