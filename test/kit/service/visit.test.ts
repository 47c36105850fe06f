import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { defineServiceProbe } from '../../../src/kit/service/define-service-probe.ts';
import { serviceSettings } from '../../../src/kit/service/settings.ts';
import { visit, type Visiting } from '../../../src/kit/service/visit.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { look } from '../../support/http-task.ts';
import { reply, startTcp } from '../../support/http-servers.ts';

/** A probe whose conversation is `talk`. */
function talking(talk: (server: Visiting) => Promise<void>) {
  return defineServiceProbe({
    kind: 'talking',
    lifecycle: 'stable',
    settings: z.strictObject(serviceSettings(1)),
    facts: z.record(z.string(), z.json()),
    requests: () => ['HELLO'],
    logsInAs: () => 'audit',
    observe: async (task) => {
      const { facts, gaps } = await visit<typeof task.settings>(task, { name: 'Talk' }, talk);
      return { facts: facts satisfies JsonObject, gaps };
    },
    texts: { en: {}, 'zh-CN': {} },
  });
}

const unseen = { reason: 'not-permitted', detail: '403' } as const;

describe('a visit', () => {
  it('keeps its gaps where it fails later', async () => {
    const server = await startTcp(reply('220 hello\r\n'));
    const probe = talking(async (visiting) => {
      visiting.miss(['version', 'product'], unseen);
      throw visiting.failure('request-refused');
    });
    const { failure } = await look(probe, { host: '127.0.0.1', port: server.port });
    await server.stop();
    expect(failure?.failureCause).toBe('request-refused');
    expect(failure?.learnt.gaps).toEqual([
      { path: 'version', ...unseen },
      { path: 'product', ...unseen },
    ]);
  });

  it('says why there is no address behind a proxy, also where it fails', async () => {
    const proxy = await startTcp(reply('HTTP/1.1 200 Connection established\r\n\r\n'));
    const probe = talking((visiting) => Promise.reject(visiting.failure('request-refused')));
    const looked = await look(probe, { host: 'db.example', port: 1, proxy: `http://127.0.0.1:${String(proxy.port)}` });
    await proxy.stop();
    expect(looked.failure?.failureCause).toBe('request-refused');
    expect(looked.failure?.learnt.gaps).toMatchObject([{ path: 'address', note: 'kit.gap.through-proxy' }]);
  });

  it('blames no proxy for an address where there is none', async () => {
    const port = await new Promise<number>((found) => {
      const server = createServer().listen(0, '127.0.0.1', () => {
        const bound = server.address();
        server.close(() => found(typeof bound === 'object' && bound !== null ? bound.port : 0));
      });
    });
    const { failure } = await look(
      talking(() => Promise.resolve()),
      { host: '127.0.0.1', port },
    );
    expect(failure?.failureCause).toBe('connect-refused');
    expect(failure?.learnt.gaps).toEqual([]);
  });

  it('reports the account when it logs in', async () => {
    const server = await startTcp(reply('220 hello\r\n'));
    const probe = talking((visiting) => {
      visiting.touched('HELLO');
      visiting.loggingIn('audit');
      return Promise.resolve();
    });
    const { touched } = await look(probe, { host: '127.0.0.1', port: server.port });
    await server.stop();
    const at = `127.0.0.1:${String(server.port)}`;
    expect(touched).toEqual([`request ${at}: HELLO`, `account audit at ${at}`]);
  });
});
