import { expect, it } from 'vitest';
import { clock } from '../../probes/clock/index.ts';
import { contract } from '../support/contract.ts';
import { debianMissing, sharedServer, type ServerHome } from '../support/debian-server.ts';
import { look } from '../support/http-task.ts';
import { unprivilegedAccount } from '../../src/landscape/unprivileged-account.ts';
import { userInfo } from 'node:os';

const program = '/usr/sbin/chronyd';

const configuration = ({ folder, port }: ServerHome, more: string): string => `
port ${String(port)}
bindaddress 127.0.0.1
cmdport 0
allow 127.0.0.1
pidfile ${folder}/chronyd.pid
${more}
`;

/** chronyd that never touches the clock of the machine (-x) and needs no rights (-U). */
function chronyd(more: string) {
  return sharedServer({
    program,
    args: async (home) => {
      const file = await home.put('chrony.conf', configuration(home, more));
      return ['-d', '-x', '-U', '-u', await ownName(), '-f', file];
    },
    ready: async ({ port }) => {
      const { answer } = await look(clock, { server: '127.0.0.1', port, samples: 1, answerWithin: 200 });
      return answer !== null;
    },
  });
}

async function ownName(): Promise<string> {
  return (await unprivilegedAccount())?.name ?? userInfo().username;
}

contract('required', 'chronyd of this distribution', debianMissing([program], 'chrony'), () => {
  const synchronized = chronyd('local stratum 3');
  const lost = chronyd('');

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
