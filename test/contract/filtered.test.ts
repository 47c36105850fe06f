import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { contract } from '../support/contract.ts';
import type { Filtered } from '../support/filtered-network.ts';

const unshare = ['--map-root-user', '--net'];

/** Why there can be no network of our own; null: there can. */
function missing(): string | null {
  const programs = ['/usr/bin/unshare', '/usr/sbin/nft', '/usr/sbin/ip'];
  const program = programs.find((each) => !existsSync(each));
  if (program !== undefined) return `${program} is not installed`;
  try {
    execFileSync('unshare', [...unshare, 'nft', 'add table inet tried'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'namespaces are not permitted here';
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const note = (code: string, port: string, other: object = {}) => ({
  kind: 'message',
  code,
  params: { port, ...other },
});

contract('optional', 'a packet filter in a network of its own', missing(), () => {
  let seen: readonly Filtered[] = [];
  beforeAll(() => {
    const loader = join(root, 'test/support/run-typescript.mjs');
    const program = join(root, 'test/support/filtered-network.ts');
    const args = [...unshare, process.execPath, '--import', loader, program];
    seen = JSON.parse(execFileSync('unshare', args, { cwd: root, encoding: 'utf8' })) as Filtered[]; // what it prints
  });

  it.each([
    ['drops', '10.9.0.7:101', 'connect-timeout'],
    ['prohibits the host', '10.9.0.7:102', 'host-unreachable'],
    ['resets', '10.9.0.7:103', 'connect-refused'],
    ['says that the network is unreachable', '10.9.0.7:104', 'network-unreachable'],
    ['says that the port is unreachable', '10.9.0.7:105', 'connect-refused'],
    ['prohibits by order', '10.9.0.7:106', 'host-unreachable'],
    ['lets through to a port where nobody listens', '10.9.0.7:81', 'connect-refused'],
    ['lets through', '10.9.0.8:80', null],
    ['is a route that swallows', '10.66.0.1:80', 'connect-denied-locally'],
    ['is a route that prohibits', '10.67.0.1:80', 'connect-denied-locally'],
    ['is a route to nowhere', '10.68.0.1:80', 'host-unreachable'],
    ['is no route at all', '10.69.0.1:80', 'network-unreachable'],
  ])('that %s', (_what, to, cause) => {
    const found = seen.find((each) => each.to === to);
    expect(found).toMatchObject({ cause, phase: cause === null ? null : 'connect' });
  });

  it('says from where a rule is missing, and what else the address answers to', () => {
    const notes = seen.filter(({ cause }) => cause === 'connect-timeout').map((each) => each.note);
    expect(notes).toMatchObject([
      { kind: 'message', code: 'kit.note.from', params: { from: '10.9.0.7' } },
      note('kit.note.filtered-refused', '101', { address: '10.9.0.7', other: '103' }),
      note('kit.note.filtered-open', '101', { address: '10.9.0.8', other: '80' }),
    ]);
  });
});
