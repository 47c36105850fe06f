import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { http } from '../../probes/http/index.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { TestServer } from '../support/http-servers.ts';
import { look } from '../support/http-task.ts';
import { certificateFaults, handshakeFaults, makeTlsKit, type TlsFault, type TlsKit } from '../support/tls-faults.ts';

const token = 'wI7-very-secret-token';
const running: TestServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

let kit: TlsKit;
beforeAll(async () => {
  kit = await makeTlsKit();
});

async function ask(fault: TlsFault) {
  const server = await fault.serve(kit);
  running.push(server);
  const url = `https://127.0.0.1:${String(server.port)}/`;
  const headers = { 'X-Token': token };
  const looked = await look(http, { url, ca: kit.root.pem, headers, ...fault.settings?.(kit) });
  return { ...looked, server };
}

describe('certificates', () => {
  it.each(certificateFaults)('$what: $cause', async (fault) => {
    const { answer, failure, server } = await ask(fault);
    expect(failure?.failureCause ?? null).toBe(fault.cause);
    expect(failure?.phase ?? null).toBe(fault.cause === null ? null : 'tls');
    expect(failure?.params ?? {}).toMatchObject(fault.params ?? {});
    // Where the handshake failed, nothing was seen: not that there is no certificate.
    const isDescribed = fault.cause !== 'tls-failed';
    const facts: JsonObject = answer?.facts ?? failure?.learnt.facts ?? {};
    expect('certificate' in facts).toBe(isDescribed);
    expect(server.received().includes(token)).toBe(fault.cause === null);
  });
});

describe('handshakes', () => {
  it.each(handshakeFaults)('$what: $cause', async (fault) => {
    const { failure, server } = await ask(fault);
    expect({ cause: failure?.failureCause, phase: failure?.phase }).toEqual({ cause: fault.cause, phase: 'tls' });
    expect(failure?.params).toMatchObject({ host: '127.0.0.1', port: server.port, ...fault.params });
    expect(failure?.learnt.facts).toMatchObject({ address: { ip: '127.0.0.1' } });
    // In TLS 1.3 a server may refuse what the client takes for finished; else nothing was seen, which is not none.
    for (const seen of ['tls', 'certificate']) expect(failure?.learnt.facts?.[seen]).not.toBeNull();
    expect(server.received()).not.toContain(token);
  });
});
