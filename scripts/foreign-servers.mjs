import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aptReason } from './package-decision.mjs';
import { projectFolder } from './project-folder.mjs';

/**
 * Servers that this distribution does not have, for the tests of `npm run test:long`: programs of other suites of
 * Debian. They are unpacked into the cache below node_modules and run with their own suite’s loader and libraries;
 * nothing is installed.
 */
export const foreignServers = {
  'mariadb-11.8': { suite: 'trixie', package: 'mariadb-server-core', version: '11.8.', program: 'usr/sbin/mariadbd' },
  // Of the suite that moves: one day it has another version, and what asks for this one is skipped.
  'mysql-9.7': { suite: 'sid', package: 'mysql-server-core', version: '9.7.', program: 'usr/sbin/mysqld' },
};

/** @typedef {keyof typeof foreignServers} ForeignServerName */

/**
 * @typedef {object} ForeignServer
 * @property {string} root folder that the packages were unpacked into
 * @property {string} program
 * @property {string} loader dynamic loader of the suite, which takes the program as its argument
 * @property {string} libraries
 */

/** Milliseconds. */
const limits = { query: 20_000, update: 180_000, download: 600_000, unpack: 120_000 };

const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** @param {ForeignServerName} name */
function homeOf(name) {
  return join(projectFolder, 'node_modules', '.cache', 'plumbline-servers', name);
}

/**
 * The unpacked server, or why it is not there. Looks at files only.
 *
 * @param {ForeignServerName} name
 * @returns {ForeignServer | string}
 */
export function findForeignServer(name) {
  const home = homeOf(name);
  const why = join(home, 'why-not.txt');
  if (existsSync(why)) return readFileSync(why, 'utf8');
  const root = join(home, 'root');
  const { program } = foreignServers[name];
  if (!existsSync(join(root, program))) return 'not fetched yet (npm run test:long does, on Debian)';
  const libraryRoot = join(root, 'usr', 'lib');
  for (const triplet of readdirSync(libraryRoot).filter((each) => each.includes('-linux-'))) {
    const libraries = join(libraryRoot, triplet);
    const loader = readdirSync(libraries).find((file) => /^ld-linux.*\.so\.\d+$/.test(file));
    if (loader !== undefined) return { root, program: join(root, program), loader: join(libraries, loader), libraries };
  }
  return 'its packages hold no dynamic loader';
}

/**
 * Fetches what is missing, where it may, and says so. Never throws: what cannot be had is noted as the reason why its
 * tests are skipped.
 *
 * @param {boolean | null} asked see askedFor; false: leave it
 */
export function bringForeignServers(asked) {
  for (const name of /** @type {ForeignServerName[]} */ (Object.keys(foreignServers))) {
    if (typeof findForeignServer(name) !== 'string') continue;
    const home = homeOf(name);
    rmSync(home, { recursive: true, force: true });
    mkdirSync(home, { recursive: true });
    const reason = asked === false ? 'left out as asked (PLUMBLINE_TEST_PACKAGES=0)' : fetchServer(name, home);
    if (reason === null) console.error(`Fetched ${name} for the tests.`);
    else writeFileSync(join(home, 'why-not.txt'), reason);
  }
}

/**
 * @param {ForeignServerName} name
 * @param {string} home
 * @returns {string | null} why it failed
 */
function fetchServer(name, home) {
  const mirror = findMirror();
  if (mirror === null) return 'no package source of Debian is set up on this machine';
  const { suite, package: wanted, version } = foreignServers[name];
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-apt-'));
  try {
    const config = writeAptFolder(folder, mirror, suite);
    const env = { APT_CONFIG: config };
    console.error(`Fetching ${wanted} of Debian ${suite} ...`);
    const update = run(['apt-get', 'update', '-q'], limits.update, env);
    if (!update.ok) return `Debian ${suite} cannot be read: ${aptReason(update.output)}`;
    const options = ['-y', '-q', '--download-only', '--no-install-recommends'];
    const download = run(['apt-get', 'install', ...options, wanted], limits.download, env);
    if (!download.ok) return `${wanted} of Debian ${suite} cannot be fetched: ${aptReason(download.output)}`;
    const archives = join(folder, 'cache', 'archives');
    const fetched = readdirSync(archives).find((file) => file.startsWith(`${wanted}_`)) ?? '';
    // An epoch stands in front of some version numbers: `1%3a11.8.6`.
    if (!fetched.replace(/_\d+%3a/, '_').startsWith(`${wanted}_${version}`))
      return `Debian ${suite} has ${fetched} and no ${version}x`;
    return unpack(archives, home);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The address from which this machine gets Debian itself, by its own package sources.
 *
 * @returns {string | null}
 */
function findMirror() {
  if (process.platform !== 'linux' || !run(['dpkg-deb', '--version'], limits.query).ok) return null;
  const format = '$(LABEL)|$(CODENAME)|$(COMPONENT)|$(REPO_URI)';
  const targets = run(['apt-get', 'indextargets', '--format', format, 'Created-By: Packages'], limits.query);
  for (const line of targets.ok ? targets.output.split('\n') : []) {
    const [label, codename = '', component, address = ''] = line.split('|');
    // Updates and security fixes have their own suites, the latter at an address of their own.
    if (label === 'Debian' && component === 'main' && /^[a-z]+$/.test(codename)) return address;
  }
  return null;
}

/**
 * Lists, state and cache of a package manager that knows this one suite, and of which nothing is installed.
 *
 * @param {string} folder
 * @param {string} mirror
 * @param {string} suite
 * @returns {string} the configuration file
 */
function writeAptFolder(folder, mirror, suite) {
  for (const inner of ['state/lists/partial', 'cache/archives/partial'])
    mkdirSync(join(folder, inner), { recursive: true });
  const signed = existsSync(keyring) ? `[signed-by=${keyring}] ` : '';
  writeFileSync(join(folder, 'sources.list'), `deb ${signed}${mirror} ${suite} main\n`);
  writeFileSync(join(folder, 'status'), '');
  const config = join(folder, 'apt.conf');
  const lines = [
    `Dir::Etc::sourcelist "${folder}/sources.list";`,
    ...['sourceparts', 'preferences', 'preferencesparts'].map((part) => `Dir::Etc::${part} "/dev/null";`),
    `Dir::State "${folder}/state";`,
    `Dir::State::status "${folder}/status";`,
    `Dir::Cache "${folder}/cache";`,
    'APT::Sandbox::User "";',
    'Acquire::Languages "none";',
    // What images of containers do after each call is meant for the system’s own cache.
    ...['APT::Update::Post-Invoke', 'APT::Update::Post-Invoke-Success', 'DPkg::Post-Invoke'].map(
      (hook) => `#clear ${hook};`,
    ),
  ];
  writeFileSync(config, `${lines.join('\n')}\n`);
  return config;
}

/**
 * @param {string} archives
 * @param {string} home
 * @returns {string | null} why it failed
 */
function unpack(archives, home) {
  // Whoever finds the folder finds all of it.
  const unfinished = mkdtempSync(join(home, 'root-'));
  for (const file of readdirSync(archives).filter((each) => each.endsWith('.deb'))) {
    const unpacked = run(['dpkg-deb', '-x', join(archives, file), unfinished], limits.unpack);
    if (!unpacked.ok) return `${file} cannot be unpacked: ${unpacked.output.trim().slice(0, 300)}`;
  }
  // Older packages know no merged /usr.
  for (const inner of ['lib', 'lib64', 'bin', 'sbin']) {
    const from = join(unfinished, inner);
    if (!existsSync(from)) continue;
    const moved = run(['cp', '-a', `${from}/.`, join(unfinished, 'usr', inner)], limits.unpack);
    if (!moved.ok) return `/${inner} cannot be merged: ${moved.output.trim().slice(0, 300)}`;
  }
  run(['chmod', '755', unfinished], limits.query);
  renameSync(unfinished, join(home, 'root'));
  return null;
}

/**
 * @param {readonly string[]} command
 * @param {number} limitMs
 * @param {Readonly<Record<string, string>>} [more] environment variables
 * @returns {{ ok: boolean, output: string }}
 */
function run(command, limitMs, more = {}) {
  const [program = '', ...args] = command;
  const result = spawnSync(program, args, {
    encoding: 'utf8',
    timeout: limitMs,
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 ** 2,
    env: { ...process.env, LC_ALL: 'C.UTF-8', DEBIAN_FRONTEND: 'noninteractive', ...more },
  });
  // Both outputs are null where the program is not there.
  return { ok: result.status === 0, output: [result.stdout, result.stderr].join('\n') };
}
