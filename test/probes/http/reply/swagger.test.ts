import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { http } from '../../../../probes/http/index.ts';
import { startHttp, type TestServer } from '../../../support/http-servers.ts';
import { look } from '../../../support/http-task.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const running: TestServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

async function held(description: string, reply: string, type = 'application/json') {
  const server = await startHttp((_request, response) => response.writeHead(200, { 'Content-Type': type }).end(reply));
  running.push(server);
  const openapi = join(await temporaryFolder(), 'api.yaml');
  await writeFile(openapi, description);
  const url = `http://127.0.0.1:${String(server.port)}/v1/orders/7`;
  return look(http, { url, contract: { openapi, operation: 'GET /orders/{id}' } });
}

const swagger = `swagger: '2.0'
info: { title: Orders, version: '1' }
basePath: /v1
produces: [application/json]
paths:
  /orders/{id}:
    get:
      responses:
        '200': { description: one, schema: { $ref: '#/definitions/Order' } }
        default: { $ref: '#/responses/Problem' }
responses:
  Problem: { description: none, schema: { type: object, required: [code] } }
definitions:
  Order:
    type: object
    required: [id]
    properties:
      id: { type: integer, minimum: 0, exclusiveMinimum: true }
      note: { type: string, x-nullable: true }
`;

describe('a contract by OpenAPI 2.0', () => {
  it.each([
    ['{"id":7,"note":null}', []],
    ['{"id":0,"note":"x"}', ['/id exclusiveMinimum']],
    ['{"note":3}', [' required', '/note type']],
  ])('%s', async (reply, broken) => {
    const { answer, failure } = await held(swagger, reply);
    expect(failure).toBeNull();
    expect(answer?.facts.contract?.broken.map(({ path, rule }) => `${path} ${rule}`).sort()).toEqual(broken);
  });

  it('knows what an operation gives out, and springfox’s */*', async () => {
    const xml = swagger.replace('get:\n', "get:\n      produces: ['application/xml']\n");
    expect((await held(xml, '{"id":7}')).answer?.facts.contract?.broken).toMatchObject([{ rule: 'content-type' }]);
    const all = swagger.replace('get:\n', "get:\n      produces: ['*/*']\n");
    expect((await held(all, '{"id":"a"}')).answer?.facts.contract?.broken).toMatchObject([{ rule: 'type' }]);
  });
});

describe('a description in several files', () => {
  const parts = (path: string, schema: string) => `openapi: 3.0.3
paths:
  /orders/{id}:
    ${path}
components: { schemas: { Order: ${schema} } }
`;
  const get = (response: string) => `get: { responses: { '200': ${response} } }`;
  const json =
    "{ description: one, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }";

  it.each([
    [parts("$ref: './paths/orders.yaml'", '{}'), './paths/orders.yaml'],
    [parts(get("{ $ref: 'responses.yaml#/Order' }"), '{}'), 'responses.yaml#/Order'],
    [parts(get(json), "{ $ref: 'order.json' }"), 'order.json'],
    [parts(get(json), "{ $ref: 'https://schemas.example/order.json' }"), 'https://schemas.example/order.json'],
    [parts(get(json), "{ $ref: '../common/order.json#/parts/Order' }"), 'common/order.json'],
  ])('is no contract, and nothing else is read (%#)', async (description, ref) => {
    const { failure, touched } = await held(description, '{"id":7}');
    expect(failure).toMatchObject({
      failureCause: 'settings-invalid',
      params: {
        note: {
          code: 'http.note.contract',
          params: { why: { code: 'http.contract.another-file', params: { ref: { value: ref } } } },
        },
      },
    });
    expect(touched.filter((line) => line.startsWith('file'))).toHaveLength(1);
  });

  it('is one where the rest is not asked for', async () => {
    const { answer } = await held(parts(get(json), "{ type: object }, Other: { $ref: 'other.yaml' }"), '{"id":7}');
    expect(answer?.facts.contract).toEqual({ ok: true, broken: [] });
  });
});
