import { expect, it } from 'vitest';
import { http } from '../../probes/http/index.ts';
import { contract } from '../support/contract.ts';
import { debianMissing, sharedServer } from '../support/debian-server.ts';
import { look } from '../support/http-task.ts';

const nginx = '/usr/sbin/nginx';
const haproxy = '/usr/sbin/haproxy';

contract('required', 'who answered: nginx', debianMissing([nginx], 'nginx-light'), () => {
  const server = sharedServer({
    program: nginx,
    args: async ({ folder, port, put, morePort }) => {
      const file = await put(
        'nginx.conf',
        `daemon off; pid ${folder}/pid; error_log stderr; worker_processes 1;
events { worker_connections 64; }
http {
  access_log off; client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f;
  uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s; gzip on; gzip_types application/json; gzip_min_length 1;
  server { listen 127.0.0.1:${String(port)};
    location /dead { proxy_pass http://127.0.0.1:${String(await morePort())}; }
    location /here { default_type application/json; return 200 '{"status": "UP", "padding": "${'x'.repeat(500)}"}'; }
  }
}`,
      );
      return ['-p', folder, '-c', file];
    },
  });
  const url = (path: string) => `http://127.0.0.1:${String(server().port)}${path}`;

  it('is named for a 502 of its own, with what shows it', async () => {
    const { failure } = await look(http, { url: url('/dead') });
    expect(failure?.learnt.facts).toMatchObject({
      status: 502,
      answeredBy: { product: 'nginx', role: 'gateway', made: true, confidence: 'certain' },
    });
    expect(failure?.params['note']).toMatchObject({ code: 'http.note.answered-by' });
  });

  it('may have handed on what it sends otherwise', async () => {
    const { answer } = await look(http, { url: url('/here'), read: ['status'] });
    expect(answer?.facts).toMatchObject({
      json: { status: 'UP' },
      answeredBy: { product: 'nginx', made: false, confidence: 'likely' },
      body: { encoding: 'gzip' },
    });
    expect(answer?.facts.body.wireBytes).toBeLessThan(answer?.facts.body.bytes ?? 0);
  });
});

contract('required', 'who answered: HAProxy', debianMissing([haproxy], 'haproxy'), () => {
  const server = sharedServer({
    program: haproxy,
    args: async ({ port, put, morePort }) => {
      const file = await put(
        'haproxy.cfg',
        `defaults
  mode http
  timeout connect 1s
  timeout client 5s
  timeout server 5s
frontend in
  bind 127.0.0.1:${String(port)}
  default_backend dead
backend dead
  retries 0
  server one 127.0.0.1:${String(await morePort())}
`,
      );
      return ['-db', '-f', file];
    },
  });

  it('is named for a 503 of its own', async () => {
    const { failure } = await look(http, { url: `http://127.0.0.1:${String(server().port)}/` });
    expect(failure?.learnt.facts).toMatchObject({
      status: 503,
      answeredBy: { product: 'HAProxy', role: 'load-balancer', made: true },
    });
  });
});
