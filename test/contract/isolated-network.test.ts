import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parseResult } from '../support/cli-files.ts';
import { builtCommand } from '../support/cli-run.ts';
import { contract } from '../support/contract.ts';
import type { IsolatedRun } from '../support/isolated-network.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const unshare = ['--map-root-user', '--net', '--mount'];
const programs = ['/usr/bin/unshare', '/usr/sbin/nft', '/usr/sbin/ip'];

/** Why there can be no network of our own; null: there can. */
function missing(): string | null {
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

/** Runs the command where there is nothing but loopback, and servers on it. */
async function runIsolated(mode: 'no-dns' | 'with-names'): Promise<IsolatedRun> {
  const folder = await temporaryFolder();
  const loader = join(root, 'test/support/run-typescript.mjs');
  const program = join(root, 'test/support/isolated-network.ts');
  const args = [...unshare, process.execPath, '--import', loader, program, folder, mode, builtCommand];
  const said = execFileSync('unshare', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(said) as IsolatedRun; // what the program prints
}

contract('optional', 'a network with loopback only', missing(), () => {
  it('without DNS: everything works, and nothing is contacted that the profile does not name', async () => {
    const run = await runIsolated('no-dns');
    expect(run.err).not.toContain('Error');
    const { findings } = parseResult(run.out);
    expect(findings.map(({ id, outcome }) => [id.check, id.rule, outcome])).toContainEqual(['web', 'status', 'pass']);
    expect(findings.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    expect(run.code).toBe(0);
    // the dns check also asks the operating system for the name it looks up, which asks the resolver that is not there
    expect(run.contacted).toEqual([...run.named, 'udp 127.0.0.1:53'].sort());
  });

  it('with a resolver: it is asked for the names of the profile and for no other', async () => {
    const run = await runIsolated('with-names');
    expect(parseResult(run.out).findings.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    expect(run.code).toBe(0);
    expect(run.contacted).toEqual([...run.named, 'udp 127.0.0.1:53'].sort());
    expect([...new Set(run.names)].sort()).toEqual(['udp A app.isolated.test', 'udp AAAA app.isolated.test']);
  });
});
