import { createServer, type Http2Server } from 'node:http2';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { grpc } from '../../../probes/grpc/index.ts';
import { contract } from '../../support/contract.ts';
import { debianMissing, sharedServer, type ServerHome } from '../../support/debian-server.ts';
import { look } from '../../support/http-task.ts';

const nginx = '/usr/sbin/nginx';
const ports = { inner: 0, http1: 0, dead: 0 };

function configuration({ port, folder }: ServerHome): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
daemon off;
pid ${folder}/pid;
events {}
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  server {
    listen 127.0.0.1:${String(port)} http2;
    location / { grpc_pass grpc://127.0.0.1:${String(ports.inner)}; }
  }
  server {
    listen 127.0.0.1:${String(ports.dead)} http2;
    location / { return 502; }
  }
  server {
    listen 127.0.0.1:${String(ports.http1)};
    location / { return 404; }
  }
}
`;
}

/** A health service that serves. */
function startService(): Http2Server {
  const server = createServer();
  server.on('stream', (stream) => {
    stream.on('error', () => undefined);
    stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
    stream.on('wantTrailers', () => {
      stream.sendTrailers({ 'grpc-status': '0' });
    });
    stream.end(Buffer.from('00000000020801', 'hex'));
  });
  return server;
}

contract('required', 'gRPC behind nginx', debianMissing([nginx], 'nginx-light'), () => {
  const server = sharedServer({
    program: nginx,
    args: async (home) => {
      for (const name of ['inner', 'http1', 'dead'] as const) ports[name] = await home.morePort();
      return ['-c', await home.put('nginx.conf', configuration(home)), '-e', join(home.folder, 'error.log')];
    },
  });
  const service = startService();
  const sockets = new Set<Socket>();
  service.on('connection', (socket: Socket) => sockets.add(socket));
  beforeAll(() => new Promise<void>((resolve) => service.listen(ports.inner, '127.0.0.1', resolve)));
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    service.close();
  });
  const visit = (port: number) => look(grpc, { host: '127.0.0.1', port, answerWithin: 3000 });

  it('gets through where both sides speak HTTP/2', async () => {
    const { answer, failure } = await visit(server().port);
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({ health: 'SERVING' });
    expect(answer?.facts.server).toContain('nginx');
  });

  it('is named where nginx speaks HTTP/1.1 only', async () => {
    const { failure } = await visit(ports.http1);
    expect(failure).toMatchObject({ failureCause: 'http2-not-spoken', params: { seen: { value: 'HTTP' } } });
  });

  it('is named where nothing is behind it', async () => {
    const { failure } = await visit(ports.dead);
    expect(failure).toMatchObject({ failureCause: 'http-gateway-failed', params: { status: 502 } });
  });
});
