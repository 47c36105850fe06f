import { existsSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ping } from '../../../probes/ping/index.ts';
import { contract } from '../../support/contract.ts';
import { look } from '../../support/http-task.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const missing = existsSync('/usr/bin/ping') || existsSync('/bin/ping') ? null : 'there is no ping program';

contract('optional', 'ping of this machine', missing, () => {
  it('reaches the machine itself, or says that it may not', async () => {
    const { answer, failure } = await look(ping, { host: '127.0.0.1', count: 1 });
    if (failure !== null) {
      expect(failure.failureCause).toBe('capability-missing');
      return;
    }
    expect(answer?.facts).toMatchObject({ address: '127.0.0.1', sent: 1, received: 1, lossPercent: 0 });
    expect(ping.facts.parse(answer?.facts)).toEqual(answer?.facts);
  });
});

describe('ping', () => {
  it('declares the program of each system, and only that of the one named', () => {
    const lines = (more: object) =>
      ping
        .touches(ping.settings.parse({ host: 'App.test', ...more }))
        .map(({ touch }) => (touch.kind === 'command' ? touch.argv.join(' ') : touch.kind));
    expect(lines({})).toEqual([
      'system',
      'ping -n -c 3 -W 2 App.test',
      'ping.exe -n 3 -w 2000 App.test',
      'ping -n -c 3 -W 2000 App.test',
    ]);
    expect(lines({ platform: 'linux' })).toEqual(['system', 'ping -n -c 3 -W 2 App.test']);
  });

  it('takes no option for a host', () => {
    expect(ping.settings.safeParse({ host: '-f' }).success).toBe(false);
  });

  it('says that a name is not known before it starts anything', async () => {
    const lookup = async (): Promise<never> => {
      throw Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
    };
    const { failure, touched } = await look(ping, { host: 'nobody.test' }, { world: { lookup } });
    expect(failure).toMatchObject({ failureCause: 'name-not-found', phase: 'resolve' });
    expect(touched).toEqual([]);
  });
});

const path = process.env['PATH'];
afterEach(() => {
  process.env['PATH'] = path;
});

/** Puts a program named ping in front of that of the system. */
async function pingSays(said: string, exitCode: number): Promise<void> {
  const folder = await temporaryFolder();
  const program = join(folder, 'ping');
  await writeFile(program, `#!/bin/sh\n${said}\nexit ${String(exitCode)}\n`);
  await chmod(program, 0o755);
  process.env['PATH'] = `${folder}${delimiter}${String(path)}`;
}

const linux = platform() === 'linux' ? null : 'it stands in for the ping program of Linux';

contract('required', 'a ping program of Linux that', linux, () => {
  it('gets no reply', async () => {
    await pingSays("echo '2 packets transmitted, 0 received, 100% packet loss, time 1001ms'", 1);
    const { failure } = await look(ping, { host: '127.0.0.1', count: 2 });
    expect(failure).toMatchObject({
      failureCause: 'ping-no-reply',
      params: { host: '127.0.0.1', sent: 2 },
      learnt: { facts: { sent: 2, received: 0, lossPercent: 100 } },
    });
  });

  it('hears from a router', async () => {
    const line = 'From 10.0.0.1 icmp_seq=1 Destination Host Unreachable';
    await pingSays(`echo '${line}'; echo '1 packets transmitted, 0 received, +1 errors, 100% packet loss'`, 1);
    const { failure } = await look(ping, { host: '127.0.0.1', count: 1 });
    expect(failure?.failureCause).toBe('ping-no-reply');
    expect(failure?.cause).toMatchObject({ message: line });
  });

  it('may not be used', async () => {
    await pingSays("echo 'ping: socket: Operation not permitted' >&2", 2);
    const { failure } = await look(ping, { host: '127.0.0.1' });
    expect(failure?.failureCause).toBe('capability-missing');
  });

  it('says something else', async () => {
    await pingSays('echo what', 0);
    const { failure } = await look(ping, { host: '127.0.0.1' });
    expect(failure).toMatchObject({ failureCause: 'command-failed', cause: { message: 'what' } });
  });

  it('is not there', async () => {
    process.env['PATH'] = await temporaryFolder();
    const { failure } = await look(ping, { host: '127.0.0.1' });
    expect(failure).toMatchObject({ failureCause: 'capability-missing', params: { note: { kind: 'message' } } });
  });
});
