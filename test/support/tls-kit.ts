import type { TlsOptions } from 'node:tls';
import { makeCertificate, type Made } from './http-certificates.ts';
import { startTcp, startTls, type TestServer } from './http-servers.ts';

/** Certificates that most cases share. */
export interface TlsKit {
  readonly root: Made;
  readonly intermediate: Made;
  readonly good: Made;
  /** An authority that no server knows, and a certificate for clients that it issued. */
  readonly stranger: Made;
  readonly strangerRoot: Made;
}

export async function makeTlsKit(): Promise<TlsKit> {
  const root = await makeCertificate({ name: 'Test Root', authority: true });
  const intermediate = await makeCertificate({ name: 'Test Intermediate', authority: true, issuer: root });
  const strangerRoot = await makeCertificate({ name: 'Stranger Root', authority: true });
  return {
    root,
    intermediate,
    good: await makeCertificate({ name: 'good', issuer: intermediate }),
    strangerRoot,
    stranger: await makeCertificate({ name: 'stranger', issuer: strangerRoot, purpose: 'client' }),
  };
}

/** A server with something wrong about its TLS, and what must be said about it. */
export interface TlsFault {
  readonly what: string;
  readonly serve: (kit: TlsKit) => Promise<TestServer>;
  /** Besides `url` and `ca`, which is the root of the kit. */
  readonly settings?: (kit: TlsKit) => Record<string, unknown>;
  /** Null: nothing is wrong with it. */
  readonly cause: string | null;
  /** Evidence: parameters of the sentence. */
  readonly params?: Record<string, unknown>;
}

const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n{}';

/** A TLS server that answers every request. */
export function serveTls(options: TlsOptions): Promise<TestServer> {
  return startTls(options, (socket) => {
    socket.on('data', () => socket.end(answer));
  });
}

/** A certificate and those above it, as a server is set up with them. */
export const served = (leaf: Made, ...more: Made[]): TlsOptions => ({
  key: leaf.key,
  cert: [leaf, ...more].map((each) => each.pem).join(''),
});

/** Takes connections and says nothing. */
export const serveTcpSilent = () => startTcp((socket) => socket.resume());
