import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { join } from 'node:path';
import { startExporter } from './support/exporter.mjs';
import { words } from './support/named-causes.mjs';
import { printTable } from './support/table.mjs';
import { inTemporaryFolder } from './support/temporary-folder.mjs';

/**
 * @typedef {object} Case something wrong that is served on loopback
 * @property {string} what
 * @property {string | null} cause null: nothing is wrong
 * @property {'http' | 'https'} scheme
 * @property {Record<string, unknown>} settings of our probe
 * @property {() => Promise<{ port: number, stop: () => Promise<void> }>} serve
 */

/** @typedef {{ noticed: boolean, text: string }} Said */

const checkHttp = '/usr/lib/nagios/plugins/check_http';
const patience = 4;

/**
 * The faults of the tests, each served once to every tool: whether it noticed that something is wrong, and whether what
 * it printed names the cause (bench/support/named-causes.mjs). Noticing what is right counts against it.
 *
 * @param {import('./run.mjs').BenchOptions & { verbose?: boolean }} _options
 */
export async function diagnosis(_options) {
  register('../test/support/typescript-hooks.mjs', import.meta.url);
  const tls = await import('../test/support/tls-faults.ts');
  const { faults } = await import('../test/support/http-faults.ts');
  const { startTcp } = await import('../test/support/http-servers.ts');
  const kit = await tls.makeTlsKit();
  /** @type {(fault: import('../test/support/tls-faults.ts').TlsFault) => Case} */
  const overTls = (fault) => ({
    what: fault.what,
    cause: fault.cause,
    scheme: 'https',
    settings: { ca: kit.root.pem, ...fault.settings?.(kit) },
    serve: () => fault.serve(kit),
  });
  /** @type {Readonly<Record<string, readonly Case[]>>} */
  const groups = {
    certificates: tls.certificateFaults.map(overTls),
    handshakes: tls.handshakeFaults.map(overTls),
    HTTP: faults.map(({ what, cause, settings, server }) => ({
      what,
      cause,
      scheme: 'http',
      settings: settings ?? {},
      serve: () => startTcp(server),
    })),
  };
  await inTemporaryFolder(async (folder) => {
    const ca = join(folder, 'ca.pem');
    writeFileSync(ca, kit.root.pem);
    const exporter = await startExporter(folder, ca);
    try {
      for (const [name, cases] of Object.entries(groups)) await compare(name, cases.filter(isFair), { ca, exporter });
    } finally {
      await exporter?.stop();
    }
  });
}

/** Settings that every tool has, or that only say how patient it is. */
const common = ['ca', 'answerWithin', 'bodyLimit', 'followRedirects'];

/** A case that is told by what a profile says besides (a name expected, a value to be read) is no comparison. @type {(each: Case) => boolean} */
function isFair({ settings }) {
  return settings['ca'] !== null && Object.keys(settings).every((name) => common.includes(name));
}

/**
 * @param {string} name
 * @param {readonly Case[]} cases
 * @param {{ ca: string, exporter: import('./support/exporter.mjs').Exporter | null }} with_
 */
async function compare(name, cases, { ca, exporter }) {
  /** @type {Map<string, (at: Case, port: number) => Promise<Said>>} */
  const tools = new Map([['plumbline', ours]]);
  tools.set('curl', (at, port) => curl(at, port, ca));
  if (existsSync(checkHttp)) tools.set('check_http', checkByPlugin);
  if (exporter !== null) tools.set('blackbox_exporter', (at, port) => exporter.probe(at.scheme, urlOf(at, port)));
  /** @type {Map<string, { noticed: number, named: number, wrong: number }>} */
  const counts = new Map([...tools.keys()].map((tool) => [tool, { noticed: 0, named: 0, wrong: 0 }]));
  for (const each of cases) {
    for (const [tool, ask] of tools) {
      const server = await each.serve();
      const said = await ask(each, server.port).finally(() => server.stop());
      const count = counts.get(tool) ?? { noticed: 0, named: 0, wrong: 0 };
      if (each.cause === null) count.wrong += said.noticed ? 1 : 0;
      else if (said.noticed) {
        count.noticed += 1;
        count.named += names(tool, each.cause, said.text) ? 1 : 0;
      }
    }
  }
  const faulty = cases.filter(({ cause }) => cause !== null).length;
  console.log(`\n  ${name}: ${String(faulty)} faults, ${String(cases.length - faulty)} that are none`);
  printTable([
    ['', 'noticed', 'cause named', 'false alarms'],
    ...[...counts].map(([tool, { noticed, named, wrong }]) => [tool, ...[noticed, named, wrong].map(String)]),
  ]);
}

/**
 * Ours must be the very cause; another tool has its own words.
 *
 * @param {string} tool
 * @param {string} cause
 * @param {string} text
 */
function names(tool, cause, text) {
  return tool === 'plumbline' ? text === cause : (words[cause]?.test(text) ?? false);
}

/** @type {(at: Case, port: number) => string} */
function urlOf({ scheme }, port) {
  return `${scheme}://127.0.0.1:${String(port)}/`;
}

/** @type {(at: Case, port: number) => Promise<Said>} */
async function ours(at, port) {
  const { look } = await import('../test/support/http-task.ts');
  const { http } = await import('../probes/http/index.ts');
  const { failure } = await look(http, { url: urlOf(at, port), ...at.settings });
  return { noticed: failure !== null, text: failure?.failureCause ?? '' };
}

/** @type {(at: Case, port: number, ca: string) => Promise<Said>} */
function curl(at, port, ca) {
  const limits = ['--max-time', String(patience), '--max-filesize', '1048576', '--max-redirs', '5'];
  const url = urlOf(at, port);
  return run('curl', ['-sS', '-f', '-L', '--compressed', ...limits, '--cacert', ca, '-o', '/dev/null', url]);
}

/** @type {(at: Case, port: number) => Promise<Said>} */
function checkByPlugin(at, port) {
  const secure = at.scheme === 'https' ? ['-S', '--sni'] : [];
  const where = ['-I', '127.0.0.1', '-p', String(port), '-u', '/'];
  return run(checkHttp, [...where, ...secure, '-t', String(patience), '-f', 'follow', '-v']);
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<Said>}
 */
function run(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: 3 * patience * 1000 });
    let text = '';
    const keep = (/** @type {Buffer} */ chunk) => {
      if (text.length < 100_000) text += chunk.toString('latin1');
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('close', (code) => resolve({ noticed: code !== 0, text }));
  });
}
