import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasEnded, stopChild } from './stop-child.mjs';

const program = '/usr/sbin/nginx';

/**
 * @typedef {object} Nginx
 * @property {string} http base of its URLs, without a slash at the end
 * @property {string} https the same over TLS
 * @property {string} ca PEM file that its certificate is trusted by
 * @property {() => Promise<void>} stop
 */

/** Why there is none here; null: there is. */
export function nginxMissing() {
  const missing = [program, '/usr/bin/openssl'].find((path) => !existsSync(path));
  return missing === undefined ? null : `${missing} is not there (Debian packages nginx-light, openssl)`;
}

/**
 * An nginx with two workers that answers every path with a small JSON, by HTTP and by HTTPS. Each request needs a
 * connection of its own, and each of those a full handshake: no keep-alive, no session to go on with.
 *
 * @param {string} folder where it may write
 * @returns {Promise<Nginx>}
 */
export async function startNginx(folder) {
  const [http, https] = [await freePort(), await freePort()];
  const certificate = join(folder, 'server.crt');
  const key = join(folder, 'server.key');
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const made = spawnSync('/usr/bin/openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', '-keyout', key, '-out', certificate],
    ...subject,
  ]);
  if (made.status !== 0) throw new Error(made.stderr.toString());
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, configuration(folder, { http, https, certificate, key }));
  const child = spawn(program, ['-c', file, '-p', folder, '-e', join(folder, 'error.log')], { stdio: 'inherit' });
  while (!(await answers(http))) {
    if (hasEnded(child)) throw new Error(`${program} ended with ${String(child.exitCode ?? child.signalCode)}`);
    await sleep(20);
  }
  return {
    http: `http://127.0.0.1:${String(http)}`,
    https: `https://127.0.0.1:${String(https)}`,
    ca: certificate,
    stop: () => stopChild(child),
  };
}

/**
 * @param {string} folder
 * @param {{ http: number, https: number, certificate: string, key: string }} at
 */
function configuration(folder, { http, https, certificate, key }) {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `daemon off;
worker_processes 2;
pid ${join(folder, 'nginx.pid')};
events { worker_connections 4096; }
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${join(folder, name)};`).join('\n  ')}
  keepalive_timeout 0;
  server {
    listen 127.0.0.1:${String(http)} backlog=4096;
    listen 127.0.0.1:${String(https)} ssl backlog=4096;
    ssl_certificate ${certificate};
    ssl_certificate_key ${key};
    ssl_session_cache off;
    ssl_session_tickets off;
    default_type application/json;
    location / { return 200 '{"status":"UP","build":{"version":"8.2.3"}}'; }
  }
}
`;
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** @param {number} port */
async function answers(port) {
  try {
    await fetch(`http://127.0.0.1:${String(port)}/`);
    return true;
  } catch {
    return false;
  }
}
