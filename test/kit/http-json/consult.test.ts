import { describe, expect, it } from 'vitest';
import { elasticsearch } from '../../../probes/elasticsearch/index.ts';
import { makeCertificate } from '../../support/http-certificates.ts';
import { reply, startHttp, startTls } from '../../support/http-servers.ts';
import { look } from '../../support/http-task.ts';

const root = JSON.stringify({ version: { number: '8.15.3' }, tagline: 'You Know, for Search' });
const login = { user: 'readiness', password: 'proud-otter-61' };

describe('a product that is asked over HTTP', () => {
  it('gets no password where its certificate is not accepted', async () => {
    const own = await makeCertificate({ name: 'es', names: ['127.0.0.1'] });
    const server = await startTls({ cert: own.pem, key: own.key }, reply('HTTP/1.1 200 OK\r\n\r\n{}'));
    const { failure } = await look(elasticsearch, { url: `https://127.0.0.1:${String(server.port)}`, ...login });
    await server.stop();
    expect(failure?.failureCause).toBe('certificate-self-signed');
    expect(server.received()).toBe('');
    expect(failure?.learnt.facts).toMatchObject({ certificate: { trusted: false } });
  });

  it('leaves gaps where it breaks off after its first answer', async () => {
    const server = await startHttp((request, response) => {
      if (request.url === '/') response.end(root);
      else request.socket.destroy();
    });
    const { answer, failure } = await look(elasticsearch, { url: `http://127.0.0.1:${String(server.port)}` });
    await server.stop();
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({ version: '8.15.3' });
    const paths = ['status', 'nodes', 'dataNodes', 'shards', 'pendingTasks'];
    expect(answer?.gaps?.map(({ path, reason }) => [path, reason])).toEqual(paths.map((path) => [path, 'not-reached']));
  });

  it('ends with the run, in the middle of an answer', async () => {
    const stop = new AbortController();
    const server = await startHttp((request, response) => {
      if (request.url === '/') response.end(root);
      else stop.abort();
    });
    const url = `http://127.0.0.1:${String(server.port)}`;
    const looked = look(elasticsearch, { url }, { signal: stop.signal });
    const ended = await looked.then(
      ({ failure }) => failure?.learnt.facts?.['version'] ?? 'answered',
      () => 'stopped',
    );
    await server.stop();
    expect(['8.15.3', 'stopped']).toContain(ended);
  });

  it('may lie below a path, and answers without measure are cut off', async () => {
    const asked: (string | undefined)[] = [];
    const server = await startHttp((request, response) => {
      asked.push(request.url);
      response.write('{"version":');
      const more = () => {
        while (!response.destroyed && response.write(' '.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    });
    const { failure } = await look(elasticsearch, { url: `http://127.0.0.1:${String(server.port)}/search/` });
    await server.stop();
    expect(failure?.failureCause).toBe('body-too-large');
    expect(asked).toEqual(['/search/']);
  });
});
