import { describe, expect, it } from 'vitest';
import { memcached } from '../../../probes/memcached/index.ts';
import { contract } from '../../support/contract.ts';
import { debianMissing, sharedServer } from '../../support/debian-server.ts';
import { look } from '../../support/http-task.ts';
import { hostileServers } from '../../support/hostile-servers.ts';

const program = '/usr/bin/memcached';

contract('required', 'memcached of this distribution', debianMissing([program], 'memcached'), () => {
  const server = sharedServer({ program, args: ({ port }) => ['-l', '127.0.0.1', '-p', String(port), '-m', '32'] });

  it('tells version, memory and connections', async () => {
    const { answer, failure, touched } = await look(memcached, { host: '127.0.0.1', port: server().port });
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({
      version: expect.stringMatching(/^1\.\d+\.\d+/) as string,
      memory: { limit: 32 * 1024 ** 2 },
      evictions: 0,
      tls: null,
    });
    expect(answer?.gaps).toEqual([]);
    const at = `127.0.0.1:${String(server().port)}`;
    expect(touched).toEqual([`request ${at}: version`, `request ${at}: stats`]);
  });
});

describe('what is no memcached', () => {
  hostileServers((port) => look(memcached, { host: '127.0.0.1', port, answerWithin: 300 }));
});
