import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { aptReason, missingPackages, packageDecision, testPackages } from './package-decision.mjs';
import { notUnpacked, unpack } from './unpacked-packages.mjs';
import { withoutServices } from './without-services.mjs';

/** What packages ask whether they may start services (invoke-rc.d(8)). */
const policy = '/usr/sbin/policy-rc.d';

/** Milliseconds. */
const limits = { query: 20_000, update: 180_000, install: 900_000 };

/** Waits for another apt-get, and removes nothing to make room (a MySQL of the user’s, say). */
const options = ['-y', '--no-install-recommends', '--no-remove', '-o', 'DPkg::Lock::Timeout=120'];

/**
 * Brings the packages of Debian that tests need, where it may (package-decision.mjs), and says what it did or why not.
 * Never throws: tests that miss something are skipped, and fail in CI where they are required, each with its reason.
 *
 * @param {boolean | null} asked see askedFor
 */
export async function bringPackages(asked) {
  if (process.platform !== 'linux') return;
  const hasApt = run(['apt-get', '--version'], limits.query).ok && run(['dpkg-query', '--version'], limits.query).ok;
  const missing = hasApt ? lacking() : [...testPackages, ...notUnpacked()];
  const root = process.getuid?.() === 0;
  const decision = packageDecision(
    {
      hasApt,
      root,
      sudo: !root && missing.length > 0 && run(['sudo', '-n', 'true'], limits.query).ok,
      ci: !['', '0', 'false'].includes((process.env['CI'] ?? '').toLowerCase()),
      container: inContainer(),
      asked,
    },
    missing,
  );
  if (decision.kind === 'say') console.error(decision.text);
  if (decision.kind === 'install') await install(missing, decision.as);
}

/** @returns {readonly string[]} */
function lacking() {
  const format = '${Package} ${db:Status-Status}\n';
  // Packages that dpkg has never heard of give an error for themselves and not for the others.
  const installed = run(['dpkg-query', '-W', '-f', format, ...testPackages], limits.query).output;
  return [...missingPackages(installed), ...notUnpacked()];
}

/** A container by its marks, or a machine without systemd: one that nobody’s services live on. */
function inContainer() {
  const marks = ['/.dockerenv', '/run/.containerenv'];
  return marks.some((path) => existsSync(path)) || !existsSync('/run/systemd/system');
}

/**
 * @param {readonly string[]} packages
 * @param {'root' | 'sudo'} as
 */
async function install(packages, as) {
  const began = performance.now();
  const apt = [...(as === 'sudo' ? ['sudo', '-n'] : []), 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
  console.error(
    `Installing packages of Debian for the tests (PLUMBLINE_TEST_PACKAGES=0 to leave out): ${packages.join(', ')}`,
  );
  const update = run([...apt, 'update', '-q'], limits.update);
  if (!update.ok) console.error(`apt-get update failed, going on with what is known: ${aptReason(update.output)}`);
  const shell = [...(as === 'sudo' ? ['sudo', '-n'] : []), 'sh', '-c'];
  const write = (/** @type {string} */ script) => run([...shell, script], limits.query).ok;
  const together = await withoutServices(policy, write, () => {
    const get = (/** @type {readonly string[]} */ some) =>
      run([...apt, 'install', ...options, ...some], limits.install);
    const unpacked = notUnpacked();
    const ordinary = packages.filter((name) => !unpacked.some((other) => other === name));
    const all = get(ordinary);
    // One that this distribution does not have must not cost the others.
    if (!all.ok && !all.late && !all.stopped) for (const name of ordinary) get([name]);
    for (const name of unpacked) if (!all.stopped) unpack(name, (needed) => get(needed).ok);
    return all;
  });
  if (together === null) {
    console.error(`Not installed: ${policy}, which keeps services from starting, could not be written.`);
    return;
  }
  const still = lacking();
  const seconds = Math.round((performance.now() - began) / 1000);
  if (still.length === 0) console.error(`Installed in ${String(seconds)} s.`);
  else console.error(`Not installed after ${String(seconds)} s: ${still.join(', ')}. ${whyNot(together)}`);
}

/** @param {ReturnType<typeof run>} took */
function whyNot({ ok, late, stopped, output }) {
  if (stopped) return 'apt-get was stopped.';
  if (ok) return 'The package could not be fetched and unpacked.';
  return `apt-get: ${late ? `not done within ${String(limits.install / 60_000)} minutes` : aptReason(output)}`;
}

/**
 * @param {readonly [string, ...string[]] | readonly string[]} command
 * @param {number} limitMs
 * @returns {{ ok: boolean, late: boolean, stopped: boolean, output: string }} stopped: by a signal, such as Ctrl-C
 */
function run(command, limitMs) {
  const [program = '', ...args] = command;
  const result = spawnSync(program, args, {
    encoding: 'utf8',
    timeout: limitMs,
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 ** 2,
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  // Both outputs are null where the program is not there.
  const late = result.error !== undefined && 'code' in result.error && result.error.code === 'ETIMEDOUT';
  const stopped = result.signal !== null && !late;
  return { ok: result.status === 0, late, stopped, output: [result.stdout, result.stderr].join('\n') };
}
