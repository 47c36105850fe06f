import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { websocket } from '../../../probes/websocket/index.ts';
import { contract } from '../../support/contract.ts';
import { debianMissing, sharedServer, type ServerHome } from '../../support/debian-server.ts';
import { look } from '../../support/http-task.ts';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const nginx = '/usr/sbin/nginx';

contract('required', 'a WebSocket behind nginx', debianMissing([nginx], 'nginx-light'), () => {
  let inner = 0;
  const server = sharedServer({
    program: nginx,
    args: async (home) => {
      inner = await home.morePort();
      const file = await home.put('nginx.conf', configuration(home, inner));
      return ['-c', file, '-e', join(home.folder, 'error.log')];
    },
  });
  const visit = async (path: string) => {
    const service = createServer((_request, reply) => {
      reply.writeHead(404, { 'content-type': 'text/plain' });
      reply.end('nothing here');
    });
    const sockets = new WebSocketServer({ server: service, path: '/live' });
    await new Promise<void>((resolve) => service.listen(inner, '127.0.0.1', resolve));
    stops.push(
      () =>
        new Promise((resolve) => {
          for (const client of sockets.clients) client.terminate();
          service.close(resolve);
          service.closeAllConnections();
        }),
    );
    return look(websocket, { url: `ws://127.0.0.1:${String(server().port)}${path}`, answerWithin: 3000 });
  };

  it('gets through where the headers are passed on', async () => {
    const { answer, failure } = await visit('/right/live');
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({
      status: 101,
      headers: { server: expect.stringContaining('nginx') as string },
    });
  });

  it('is named where they are not', async () => {
    const { failure } = await visit('/wrong/live');
    expect(failure).toMatchObject({
      failureCause: 'websocket-not-upgraded',
      phase: 'response',
      params: { status: 404, note: { code: 'websocket.note.stripped' } },
    });
    expect(failure?.learnt.facts).toMatchObject({ headers: { server: expect.stringContaining('nginx') as string } });
  });

  it('tells a page, a redirect, a refusal and a dead service apart', async () => {
    const page = await visit('/page');
    expect(page.failure?.params['note']).toMatchObject({ code: 'websocket.note.page' });
    const url = (path: string) => ({ url: `ws://127.0.0.1:${String(server().port)}${path}`, answerWithin: 3000 });
    const moved = await look(websocket, url('/moved'));
    expect(moved.failure?.params['note']).toMatchObject({ code: 'websocket.note.redirect' });
    const refused = await look(websocket, url('/refused'));
    expect(refused.failure?.params['note']).toMatchObject({ code: 'websocket.note.origin' });
    const dead = await look(websocket, url('/dead'));
    expect(dead.failure).toMatchObject({ failureCause: 'http-gateway-failed', params: { status: 502 } });
  });
});

function configuration({ port, folder }: ServerHome, inner: number): string {
  const service = `http://127.0.0.1:${String(inner)}/`;
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
daemon off;
pid ${folder}/pid;
events {}
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  server {
    listen 127.0.0.1:${String(port)};
    location /right/ {
      proxy_pass ${service};
      proxy_http_version 1.1;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection "upgrade";
    }
    location /wrong/ { proxy_pass ${service}; }
    location /page { default_type text/html; return 200 '<html><title>Sign in</title></html>'; }
    location /moved { return 302 https://login.example/; }
    location /refused { return 403; }
    location /dead { proxy_pass http://127.0.0.1:1/; }
  }
}
`;
}
