import { createSocket } from 'node:dgram';
import { createServer, type AddressInfo } from 'node:net';
import { platform } from 'node:os';
import { basename } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ports } from '../../probes/ports/index.ts';
import { touchLineText } from '../../src/model/plan.ts';
import { contract } from '../support/contract.ts';
import { look } from '../support/http-task.ts';

async function listen(host: string): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, resolve);
  });
  onTestFinished(() => {
    server.close();
  });
  return String((server.address() as AddressInfo).port); // a server on TCP has an AddressInfo
}

const linux = platform() === 'linux' ? null : 'it compares with sockets of Linux';

contract('required', 'ports on this machine', linux, () => {
  it('shows what listens, where, and by whom', async () => {
    const [all, local] = [await listen('0.0.0.0'), await listen('127.0.0.1')];
    const udp = createSocket('udp4');
    await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      udp.close();
    });
    const { answer, touched } = await look(ports, {});
    const mine = { process: basename(process.execPath), pid: process.pid, family: 'ipv4' };
    expect(answer?.facts.tcp?.[all]).toEqual({ ...mine, reach: 'all', addresses: ['0.0.0.0'] });
    expect(answer?.facts.tcp?.[local]).toEqual({ ...mine, reach: 'loopback', addresses: ['127.0.0.1'] });
    expect(answer?.facts.udp?.[String(udp.address().port)]).toEqual({
      ...mine,
      reach: 'loopback',
      addresses: ['127.0.0.1'],
    });
    expect(ports.facts.parse(JSON.parse(JSON.stringify(answer?.facts)))).toEqual(answer?.facts);
    expect(answer?.subject).toEqual(expect.any(String));
    const declared = ports.touches(ports.settings.parse({})).map(({ touch }) => touchLineText(touch));
    expect(touched.filter((line) => !declared.includes(line))).toEqual([]);
  });

  it('has gaps for the programs where they were not asked for', async () => {
    const port = await listen('127.0.0.1');
    const { answer } = await look(ports, { processes: false });
    expect(answer?.facts.tcp?.[port]).toEqual({ reach: 'loopback', family: 'ipv4', addresses: ['127.0.0.1'] });
    expect(answer?.gaps).toContainEqual(
      expect.objectContaining({ path: `tcp.${port}.process`, reason: 'not-reached', note: 'kit.gap.setting' }),
    );
  });

  it('stops when the run is stopped, and refuses another system', async () => {
    expect((await look(ports, {}, { signal: AbortSignal.abort() })).failure?.failureCause).toBe('cancelled');
    const controller = new AbortController();
    const looking = look(ports, {}, { signal: controller.signal });
    controller.abort();
    expect((await looking).failure?.failureCause).toBe('cancelled');
    expect((await look(ports, { platform: 'windows' })).failure?.failureCause).toBe('settings-invalid');
  });
});
