// Runs the command in a network of its own that has only loopback, with servers beside it, and records every address
// that is contacted. test/contract/isolated-network.test.ts starts it there; it prints one JSON object.
import { execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { addressBytes, dnsServer } from './dns-server.ts';

/** What came of it. */
export interface IsolatedRun {
  readonly code: number | null;
  /** The saved result. */
  readonly out: string;
  readonly err: string;
  /** Names that the resolver of the machine was asked for, as `udp A name`. */
  readonly names: readonly string[];
  /** Every `tcp 127.0.0.1:80` that something was sent to, sorted. */
  readonly contacted: readonly string[];
  /** What the profile names, in the same form, sorted. */
  readonly named: readonly string[];
}

const [folder = '.', mode = 'no-dns', command = ''] = process.argv.slice(2);
const withNames = mode === 'with-names';
const name = withNames ? 'app.isolated.test' : '127.0.0.1';

/** Whatever leaves this network, to whomever. A route for everything leads back to loopback, so that nothing is lost. */
const recording = `
table inet watch {
  set tcp4 { type ipv4_addr . inet_service; flags dynamic; size 1000; }
  set udp4 { type ipv4_addr . inet_service; flags dynamic; size 1000; }
  set tcp6 { type ipv6_addr . inet_service; flags dynamic; size 1000; }
  set udp6 { type ipv6_addr . inet_service; flags dynamic; size 1000; }
  chain out {
    type filter hook output priority 0;
    tcp flags & (syn | ack) == syn add @tcp4 { ip daddr . tcp dport }
    tcp flags & (syn | ack) == syn add @tcp6 { ip6 daddr . tcp dport }
    udp sport != { 53, 5353 } add @udp4 { ip daddr . udp dport }
    udp sport != { 53, 5353 } add @udp6 { ip6 daddr . udp dport }
  }
}
`;

function setUpNetwork(): void {
  const resolvConf = join(folder, 'resolv.conf');
  writeFileSync(resolvConf, 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n');
  execFileSync('mount', ['--bind', resolvConf, '/etc/resolv.conf']);
  execFileSync('ip', ['link', 'set', 'lo', 'up']);
  execFileSync('ip', ['route', 'add', 'default', 'dev', 'lo']);
  execFileSync('ip', ['-6', 'route', 'add', 'default', 'dev', 'lo']);
  execFileSync('nft', ['-f', '-'], { input: recording });
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  return typeof at === 'object' && at !== null ? at.port : 0;
}

async function startServers() {
  const web = createHttp((_request, response) => response.end('{"status":"UP"}'));
  const cache = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', () => socket.write('+PONG\r\n'));
  });
  const answer = (asked: { readonly name: string; readonly type: number }) => {
    const known = asked.name === 'app.isolated.test';
    if (!known) return { code: 3 };
    return {
      answers: asked.type === 1 ? [{ name: asked.name, type: 'A' as const, data: addressBytes('127.0.0.1') }] : [],
    };
  };
  const names = await dnsServer(answer, 5353);
  const resolver = withNames ? await dnsServer(answer, 53) : null;
  return { web: await listen(web), cache: await listen(cache), names, resolver };
}

function profile(ports: { readonly web: number; readonly cache: number }): string {
  return `plumbline: 1
name: isolated
checks:
  web:
    probe: http
    target: { url: 'http://${name}:${String(ports.web)}/health' }
    expect: { status: 200 }
  cache:
    probe: tcp
    target: { host: '${name}', port: ${String(ports.cache)}, greetsWithin: 200, send: "PING\\r\\n", read: '^\\+PONG', sideEffect: false }
  name:
    probe: dns
    target: { name: app.isolated.test, types: [A], server: 127.0.0.1, port: 5353 }
    expect: { records.A: { equals: ['127.0.0.1'] }${withNames ? ', agrees: true' : ''} }
environments: { production: { with: {} } }
timeZone: UTC
`;
}

function check(file: string): Promise<Pick<IsolatedRun, 'code' | 'out' | 'err'>> {
  const args = [command, 'check', file, '--format', 'json', '--out', '-'];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

/** The members of the sets of the recording. */
function contacted(): readonly string[] {
  const listed = ['tcp4', 'udp4', 'tcp6', 'udp6'].flatMap((set) => {
    const text = execFileSync('nft', ['list', 'set', 'inet', 'watch', set], { encoding: 'utf8' });
    return [...text.matchAll(/([0-9a-f.:]+) \. (\d+)/g)].map(
      ([, address, port]) => `${set.slice(0, 3)} ${String(address)}:${String(port)}`,
    );
  });
  return listed.sort();
}

setUpNetwork();
const servers = await startServers();
const file = join(folder, 'isolated.yaml');
writeFileSync(file, profile(servers));
const ran = await check(file);
const named = [`tcp 127.0.0.1:${String(servers.web)}`, `tcp 127.0.0.1:${String(servers.cache)}`, 'udp 127.0.0.1:5353'];
const run: IsolatedRun = {
  ...ran,
  names: servers.resolver?.asked ?? [],
  contacted: contacted(),
  named: named.sort(),
};
process.stdout.write(JSON.stringify(run), () => process.exit(0));
