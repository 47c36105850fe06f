import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { everyText, put, savedResult, sharedFolder } from '../support/cli-files.ts';
import { runCli } from '../support/cli-run.ts';
import { reply, startTcp, type TestServer } from '../support/http-servers.ts';
import { prepare } from '../support/postgres-accounts.ts';
import { errorMessage } from '../support/postgres-faults.ts';
import { sharedPostgres } from '../support/postgres.ts';

const folder = sharedFolder();
const database = sharedPostgres(17);
const script = '<script>alert(1)</script><img src=x onerror=alert(2)>\'"><a href="javascript:alert(3)">x</a>';
const terminal = '\u001b[2J\u001b]0;owned\u0007\u001b[31mred\u009b1A\b\u007f';
const direction = 'abc\u202ecba\u2066x\u200f\u200b\ufeff\u2028\u2029';
const everything = `${script}${terminal}${direction}`;
const longLine = 'A'.repeat(1_048_576);

/** Written as a JSON text, so that NUL and lone surrogates arrive as the escapes that they are on the wire. */
const body = `{"version": ${JSON.stringify(everything)}, "lone": "x\\ud800y\\udc00", "nul": "a\\u0000b", "long": "${longLine}", "${'k'.repeat(2000)}": 1, "__proto__": {"polluted": true}}`;

function raw(head: string, text: string): Buffer {
  const content = Buffer.from(text);
  return Buffer.concat([Buffer.from(`${head}\r\ncontent-length: ${String(content.length)}\r\n\r\n`), content]);
}

const answers = {
  body: raw(`HTTP/1.1 200 ${script}\r\ncontent-type: application/json\r\nserver: ${script}`, body),
  header: raw(`HTTP/1.1 200 OK\r\nserver: ${everything}`, '{}'),
  page: raw('HTTP/1.1 200 OK\r\ncontent-type: text/html', `<!doctype html><title>${everything}</title>`),
  error: raw(`HTTP/1.1 500 ${script}\r\nserver: ${script}`, everything),
  location: raw(`HTTP/1.1 302 Found\r\nlocation: javascript:alert(1)//${script}`, ''),
  garbage: Buffer.from(`${everything}\u0000\r\n\r\n`),
  line: Buffer.from(longLine),
} as const;

const servers = new Map<string, TestServer>();
beforeAll(async () => {
  for (const [name, answer] of Object.entries(answers)) servers.set(name, await startTcp(reply(answer)));
  servers.set(
    'database',
    await startTcp((socket) => {
      socket.once('data', () => {
        socket.write('N');
        socket.once('data', () => {
          socket.end(errorMessage('SFATAL', 'CXX000', `M${everything}`, `H${longLine}`, `D${script}`));
        });
      });
    }),
  );
  const literal = `'${everything.replaceAll("'", "''")}'`;
  await prepare(database(), [
    `CREATE ROLE ready LOGIN PASSWORD 'plain'`,
    `ALTER ROLE ready SET search_path = ${literal}`,
    `ALTER ROLE ready SET "evil.setting" = ${literal}`,
    'CREATE DATABASE orders',
  ]);
});
afterAll(async () => {
  for (const server of servers.values()) await server.stop();
});

/** What is read of an answer, where it is not a version. */
const reads = new Map([
  ['body', ', read: [version, lone, nul, long], bodyLimit: 4000000'],
  ['error', ''],
]);

function profile(): string {
  const title = JSON.stringify(`${script} \u001b[31m`.replaceAll('\u001b', '\\e')).replaceAll('\\\\e', '\\e');
  const hostile = `"${script.replaceAll('"', '\\"')} \\e[31m \\u202ecba \\x07"`;
  const checks = Object.keys(answers).map((name) => {
    const port = String(servers.get(name)?.port);
    const read = reads.get(name) ?? ', read: [version]';
    return `  ${name}: { title: ${hostile}, owner: ${title}, because: ${hostile}, probe: http, target: { url: "http://127.0.0.1:${port}/"${read} }, expect: { status: { equals: 201, remedy: ${hostile} } } }\n`;
  });
  const db = database();
  const real = `{ host: ${db.host}, port: ${String(db.port)}, database: orders, user: ready, password: "\${secret:PASSWORD}" }`;
  const lying = `{ host: 127.0.0.1, port: ${String(servers.get('database')?.port)}, database: orders, user: ready }`;
  return put(
    folder,
    'hostile.yaml',
    `plumbline: 1
name: hostile
title: { en: ${hostile}, zh-CN: ${hostile} }
checks:
${checks.join('')}\
  value: { probe: http, target: { url: "http://127.0.0.1:${String(servers.get('body')?.port)}/", read: [version], bodyLimit: 4000000 }, expect: { json.version: "1" } }
  db: { probe: postgres, target: ${real}, expect: { 'settings.search_path': { equals: public, remedy: ${hostile} } } }
  lying: { probe: postgres, target: ${lying}, expect: { version: ">=14" } }
environments: { production: { with: {} } }
timeZone: UTC
document: { customer: ${hostile} }
`,
  );
}

type Node = DefaultTreeAdapterTypes.Node;
const elements = new Set(
  (
    'html head meta title style script body main header nav section article div p h1 h2 h3 h4 ul ol li dl dt dd ' +
    'table thead tbody tr th td details summary span strong code pre br a figure figcaption img svg rect ' +
    'label input select option button output'
  ).split(' '),
);

/** What in a document could act: elements and attributes that our reports do not use, and addresses outside of it. */
function acting(node: Node): readonly string[] {
  const own: string[] = [];
  if ('tagName' in node) {
    if (!elements.has(node.tagName)) own.push(node.tagName);
    own.push(...node.attrs.filter(acts).map(({ name, value }) => `${name}=${value}`));
  }
  return 'childNodes' in node ? [...own, ...node.childNodes.flatMap(acting)] : own;
}

function acts({ name, value }: { readonly name: string; readonly value: string }): boolean {
  if (name === 'href') return !/^#[a-z0-9-]+$/.test(value);
  if (name === 'src') return !/^data:image\/(?:jpeg|png|webp);base64,/.test(value);
  return /^on|^(srcdoc|style|action|formaction)$/.test(name);
}

test.each(['en', 'zh-CN'])('what servers and authors say goes harmlessly through every output, %s', async (lang) => {
  const out = join(folder, `out-${lang}`);
  const flags = ['--lang', lang, '--out', out, '--evidence', join(out, 'evidence.zip')];
  const ran = await runCli(['check', profile(), ...flags], { cwd: folder, env: { PASSWORD: 'plain' } });
  expect(ran).toMatchObject({ code: 1, signal: null, out: '' });
  // Something of it arrived everywhere: otherwise this would show nothing.
  const result = savedResult(out);
  const causes = result.observations.map((each) => [each.task.check, each.failure?.cause ?? 'seen']);
  expect(Object.fromEntries(causes)).toMatchObject({
    body: 'seen',
    value: 'seen',
    db: 'seen',
    page: 'body-html-instead',
  });
  expect(JSON.stringify(result.observations)).toContain('alert(3)');
  expect(ran.err).toContain('alert(1)');
  expect(ran.err).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  expect(Math.max(...ran.err.split('\n').map((line) => line.length))).toBeLessThan(2000);
  const page = readFileSync(join(out, 'report.html'), 'utf8');
  const errors: string[] = [];
  expect(acting(parse(page, { onParseError: (error) => errors.push(error.code) }))).toEqual([]);
  expect(errors).toEqual([]);
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  const texts = everyText(out);
  for (const [name, text] of texts) {
    if (name.endsWith('.json')) expect(() => JSON.parse(text) as unknown, name).not.toThrow();
    for (const line of name.endsWith('ndjson') ? text.trim().split('\n') : []) {
      expect(() => JSON.parse(line) as unknown, name).not.toThrow();
    }
    expect(text, name).not.toMatch(/\\u[dD][89a-fA-F][0-9a-fA-F]{2}/);
  }
  expect([...texts.keys()].sort()).toContain('evidence.zip!observations.ndjson');
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test('plan, validate and mistakes print nothing that acts either', async () => {
  const path = profile();
  for (const command of ['plan', 'validate']) {
    const ran = await runCli([command, path], { cwd: folder });
    expect(ran.code).toBe(0);
    expect(ran.out + ran.err).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  }
  put(
    folder,
    'wrong.yaml',
    `plumbline: 1\nname: "${script.replaceAll('"', '\\"')} \\e[31m"\n"\\e[31m\u202e": ${direction}\n`,
  );
  const ran = await runCli(['validate', 'wrong.yaml'], { cwd: folder });
  expect(ran.code).toBe(2);
  expect(ran.err).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
});
