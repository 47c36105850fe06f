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

async function held(body: string, contract: object, status = 200, type = 'application/json') {
  const server = await startHttp((_request, response) =>
    response.writeHead(status, { 'Content-Type': type }).end(body),
  );
  running.push(server);
  const url = `http://127.0.0.1:${String(server.port)}/`;
  return { ...(await look(http, { url, contract, okStatus: ['2xx', '4xx'] })), connections: server.connections() };
}

async function file(name: string, text: string): Promise<string> {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, text);
  return path;
}

const order = {
  type: 'object',
  required: ['id', 'lines'],
  properties: {
    id: { type: 'integer' },
    code: { type: 'string', pattern: '^[A-Z]{2}-\\d+$' },
    made: { type: 'string', format: 'date-time' },
    lines: { type: 'array', items: { $ref: '#/$defs/line' } },
  },
  additionalProperties: false,
  $defs: { line: { type: 'object', properties: { price: { type: 'number', minimum: 0 } } } },
};

describe('a contract by JSON Schema', () => {
  it('is kept, also by integers beyond 2^53', async () => {
    const reply =
      '{"id": 90071992547409931234, "code": "AB-1", "made": "2026-11-23T06:00:00Z", "lines": [{"price": 1}]}';
    const { answer } = await held(reply, { schema: order });
    expect(answer?.facts.contract).toEqual({ ok: true, broken: [] });
  });

  it('says every rule that is broken, and where', async () => {
    const reply = '{"code": "ab", "made": "yesterday", "lines": [{"price": 1}, {"price": -1}], "more": 1}';
    const { answer } = await held(reply, { schema: order });
    expect(answer?.facts.contract?.ok).toBe(false);
    const found = answer?.facts.contract?.broken.map(({ path, rule }) => `${path} ${rule}`).sort();
    expect(found).toEqual([
      ' additionalProperties',
      ' required',
      '/code pattern',
      '/lines/1/price minimum',
      '/made format',
    ]);
    expect(answer?.facts.contract?.broken.map(({ said }) => said)).toContain(
      'must NOT have additional properties: more',
    );
  });

  it('keeps the first of many, and says so', async () => {
    const { answer } = await held(`[${'1,'.repeat(400)}1]`, { schema: { items: { type: 'string' } } });
    expect(answer?.facts.contract?.broken).toHaveLength(20);
    expect(answer?.gaps).toMatchObject([{ path: 'contract.broken', note: 'kit.gap.first', noteParams: { kept: 20 } }]);
  });

  it('reads draft-07 and YAML from a file, which is on the touch list', async () => {
    const path = await file(
      'order.yaml',
      '$schema: http://json-schema.org/draft-07/schema#\nitems:\n  - type: integer\n',
    );
    const { answer, touched } = await held('["x"]', { schema: path });
    expect(answer?.facts.contract?.broken).toMatchObject([{ path: '/0', rule: 'type', said: 'must be integer' }]);
    expect(touched[0]).toContain(path);
    const declared = http.touches(http.settings.parse({ url: 'http://a.example', contract: { schema: path } }));
    expect(declared.map(({ touch }) => touch)).toContainEqual({ kind: 'file', path });
  });

  it('may name its own parts by its id', async () => {
    const $id = 'https://schemas.example/order.json';
    const named = { $id, items: { $ref: 'order.json#/$defs/line' }, $defs: { line: { type: 'integer' } } };
    const { answer } = await held('[1, "x"]', { schema: named });
    expect(answer?.facts.contract?.broken).toMatchObject([{ path: '/1', rule: 'type' }]);
  });

  it('is not held up by patterns, depth or lists that a server makes long', async () => {
    const long = await held(`"${'a'.repeat(50_000)}!"`, { schema: { type: 'string', pattern: '^(a+)+$' } });
    expect(long.answer?.facts.contract?.broken).toMatchObject([{ rule: 'pattern' }]);
    const nested = { $ref: '#/$defs/node', $defs: { node: { items: { $ref: '#/$defs/node' } } } };
    const deep = await held(`${'['.repeat(90_000)}${']'.repeat(90_000)}`, { schema: nested });
    expect(deep.answer?.facts.contract).toBeNull();
    expect(deep.answer?.gaps).toMatchObject([{ path: 'contract', reason: 'truncated' }]);
    const objects = `[${Array.from({ length: 20_000 }, (_, id) => `{"id":${String(id)}}`).join()}]`;
    const unique = await held(objects, { schema: { uniqueItems: true } });
    expect(unique.answer?.facts.contract ?? { ok: true }).toMatchObject({ ok: true });
  });

  it.each([
    ['a file that is not there', { schema: 'no/such.json' }, 'file-missing'],
    ['a schema that is none', { schema: { type: 'nothing' } }, 'settings-invalid'],
    ['a reference out of the file', { schema: { $ref: 'https://schemas.example/x.json' } }, 'settings-invalid'],
    ['a pattern that RE2 does not know', { schema: { pattern: '(?=x)' } }, 'settings-invalid'],
    [
      'a draft that is not known',
      { schema: { $schema: 'http://json-schema.org/draft-04/schema#' } },
      'settings-invalid',
    ],
  ])('names %s before anything is asked', async (_what, contract, cause) => {
    const { failure, connections } = await held('{}', contract);
    expect({ cause: failure?.failureCause, connections }).toEqual({ cause, connections: 0 });
  });

  it.each([
    ['broken.json', '{"a": '],
    ['list.yaml', '- a\n- b\n'],
    ['deep.yaml', '['.repeat(3000)],
    ['dashes.yaml', '- '.repeat(5000)],
    ['tag.yaml', 'a: &x [*x'],
  ])('names %s', async (name, text) => {
    const { failure } = await held('{}', { schema: await file(name, text) });
    expect(failure).toMatchObject({ failureCause: 'settings-invalid', phase: 'settings' });
    expect(failure?.params['note']).toMatchObject({ code: 'http.note.contract' });
  });
});

const description = (version: string, price: string) => `openapi: ${version}
info: { title: Orders, version: '1' }
paths:
  /orders/{id}:
    get:
      responses:
        '200': { $ref: '#/components/responses/Order' }
        '204': { description: nothing }
        4XX:
          description: refused
          content:
            application/problem+json:
              schema: { type: object, required: [title] }
components:
  responses:
    Order:
      description: one order
      content:
        application/json; charset=utf-8:
          schema: { $ref: '#/components/schemas/Order' }
  schemas:
    Order:
      type: object
      required: [id]
      properties:
        id: { type: integer, format: int64 }
        parent: { $ref: '#/components/schemas/Order' }
        price: ${price}
`;

const old = { version: '3.0.3', price: '{ type: number, nullable: true, minimum: 0, exclusiveMinimum: true }' };
const current = { version: '3.1.0', price: '{ type: [number, "null"], exclusiveMinimum: 0 }' };

describe.each([old, current])('a contract by OpenAPI $version', ({ version, price }) => {
  const contractOf = async (operation = 'GET /orders/{id}') => ({
    openapi: await file('orders.yaml', description(version, price)),
    operation,
  });

  it.each([
    ['{"id": 1, "price": null}', 200, 'application/json', []],
    ['{"id": 1, "price": 2, "parent": {"id": 3}}', 200, 'application/json; charset=UTF-8', []],
    ['{"id": 1, "price": 0}', 200, 'application/json', ['/price exclusiveMinimum']],
    ['{"id": 1, "parent": {"price": "x"}}', 200, 'application/json', ['/parent required', '/parent/price type']],
    ['', 204, 'application/json', []],
    ['{"title": "no"}', 404, 'application/problem+json', []],
    ['{}', 404, 'application/problem+json', [' required']],
    ['{"id": 1}', 200, 'text/plain', [' content-type']],
    ['{"id": 1}', 202, 'application/json', [' status']],
  ])('%s with %i as %s breaks %j', async (body, status, type, broken) => {
    const { answer } = await held(body, await contractOf(), status, type);
    const found = answer?.facts.contract?.broken.map(({ path, rule }) => `${path} ${rule}`);
    expect([...(found ?? ['none'])].sort()).toEqual(broken);
  });

  it('names an operation that is not described, and a file that describes none', async () => {
    const { failure } = await held('{}', await contractOf('POST /orders/{id}'));
    expect(failure).toMatchObject({ failureCause: 'settings-invalid' });
    const other = await file('other.yaml', 'swagger: "2.0"\n');
    const { failure: second } = await held('{}', { openapi: other, operation: 'GET /x' });
    expect(second).toMatchObject({ failureCause: 'settings-invalid' });
  });

  it('names a reference whose escapes mean nothing, and follows one that has some', async () => {
    const asked = async (ref: string) => {
      const openapi = await file(
        'refs.yaml',
        `openapi: ${version}\npaths:\n  /x:\n    $ref: '${ref}'\nx#y: { get: {} }\n`,
      );
      return (await held('{}', { openapi, operation: 'GET /x' })).failure?.failureCause ?? 'answered';
    };
    expect([await asked('#/x%zz'), await asked('#/x%23y')]).toEqual(['settings-invalid', 'answered']);
  });
});
