// Dials in a network of its own whose packet filter does what filters of customers do.
// test/contract/filtered.test.ts starts it there; it prints one JSON list.
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { Params } from '../../src/model/message.ts';
import { hostPort } from '../../src/model/plan.ts';
import { createAnswered } from '../../src/run/answered.ts';
import { createDialer } from '../../src/run/dial.ts';
import { createResolver } from '../../src/run/resolve.ts';
import { createWorld } from '../../src/run/world.ts';

/** What came of one dial. */
export interface Filtered {
  /** `10.9.0.7:101` */
  readonly to: string;
  readonly cause: string | null;
  readonly phase: string | null;
  readonly note: Params[string];
}

const rules = `
table ip site {
  chain in {
    type filter hook input priority 0;
    tcp dport 101 tcp flags & (syn | ack) == syn drop
    tcp dport 102 tcp flags & (syn | ack) == syn reject with icmp type host-prohibited
    tcp dport 103 tcp flags & (syn | ack) == syn reject with tcp reset
    tcp dport 104 tcp flags & (syn | ack) == syn reject with icmp type net-unreachable
    tcp dport 105 tcp flags & (syn | ack) == syn reject with icmp type port-unreachable
    tcp dport 106 tcp flags & (syn | ack) == syn reject with icmp type admin-prohibited
  }
}
`;

const ip = (...args: readonly string[]): void => {
  execFileSync('ip', [...args]);
};
ip('link', 'set', 'lo', 'up');
ip('address', 'add', '10.9.0.7/32', 'dev', 'lo');
ip('address', 'add', '10.9.0.8/32', 'dev', 'lo');
ip('route', 'add', 'blackhole', '10.66.0.0/16');
ip('route', 'add', 'prohibit', '10.67.0.0/16');
ip('route', 'add', 'unreachable', '10.68.0.0/16');
execFileSync('nft', ['-f', '-'], { input: rules });

const server = createServer((socket) => socket.end());
await new Promise<void>((resolve) => server.listen(80, '10.9.0.8', resolve));

// in this order: what is heard of an address tells more of it later
const targets: readonly (readonly [string, number])[] = [
  ['10.9.0.7', 101],
  ['10.9.0.7', 102],
  ['10.9.0.7', 103],
  ['10.9.0.7', 104],
  ['10.9.0.7', 105],
  ['10.9.0.7', 106],
  ['10.9.0.7', 81],
  ['10.9.0.7', 101],
  ['10.9.0.8', 80],
  ['10.9.0.8', 101],
  ['10.66.0.1', 80],
  ['10.67.0.1', 80],
  ['10.68.0.1', 80],
  ['10.69.0.1', 80],
];
const world = createWorld({ identity: { machine: 'm-1', hostname: 'here' }, places: new Map() });
const dialer = createDialer({
  allowed: new Set(targets.map(([host, port]) => hostPort(host, port))),
  resolve: createResolver(world.lookup),
  lookupTimeoutMs: 1000,
  connectTimeoutMs: 300,
  signal: new AbortController().signal,
  world,
  answered: createAnswered(),
  onTouched: () => undefined,
});
const seen: Filtered[] = [];
for (const [host, port] of targets) {
  const failure = await dialer.dial({ host, port }).then(
    () => null,
    (error: unknown) => (error instanceof ProbeFailure ? error : null),
  );
  const { failureCause: cause = null, phase = null } = failure ?? {};
  seen.push({ to: hostPort(host, port), cause, phase, note: failure?.params['note'] ?? null });
}
dialer.close();
server.close();
process.stdout.write(JSON.stringify(seen));
