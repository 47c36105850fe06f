import { expect, it } from 'vitest';
import { clock } from '../../probes/clock/index.ts';
import { contract } from '../support/contract.ts';
import { debianMissing, sharedServer } from '../support/debian-server.ts';
import { look } from '../support/http-task.ts';
import { chronyd, chronyServer } from '../support/network-servers.ts';

contract('required', 'chronyd of this distribution', debianMissing([chronyd], 'chrony'), () => {
  const synchronized = sharedServer(chronyServer());
  const lost = sharedServer(chronyServer([]));

  it('agrees with this machine, whose clock it is', async () => {
    const { answer, failure } = await look(clock, { server: '127.0.0.1', port: synchronized().port });
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({ synchronized: true, stratum: 3, version: 4, leap: 'none' });
    expect(answer?.facts.skew).toBeLessThan(1000);
  });

  it('without a source says that it follows none', async () => {
    const { answer } = await look(clock, { server: '127.0.0.1', port: lost().port });
    expect(answer?.facts).toMatchObject({ synchronized: false });
    expect(answer?.gaps?.map(({ path }) => path)).toContain('skew');
  });
});
