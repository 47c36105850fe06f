import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from './project-folder.mjs';

/**
 * Programs whose package would push another off this machine when installed: Debian allows one time service. They are
 * unpacked into the cache below node_modules, and only what they depend on is installed. By package.
 */
export const unpackedPrograms = { chrony: 'usr/sbin/chronyd' };

/** @typedef {keyof typeof unpackedPrograms} UnpackedName */

/** @type {readonly UnpackedName[]} */
const names = ['chrony'];

/** Milliseconds. */
const limit = 60_000;

/** @param {UnpackedName} name */
const homeOf = (name) => join(projectFolder, 'node_modules', '.cache', 'plumbline-servers', name);

/**
 * Full path of the program: of the system where it has it, otherwise the unpacked one, which may not be there.
 *
 * @param {UnpackedName} name
 * @returns {string}
 */
export function programOf(name) {
  const ofSystem = join('/', unpackedPrograms[name]);
  return existsSync(ofSystem) ? ofSystem : join(homeOf(name), unpackedPrograms[name]);
}

/** @returns {readonly UnpackedName[]} */
export function notUnpacked() {
  return names.filter((name) => !existsSync(programOf(name)));
}

/**
 * Fetches a package, as any user.
 *
 * @param {UnpackedName} name
 * @param {(packages: readonly string[]) => boolean} installed installs what the package depends on
 * @returns {boolean} whether the program is there now
 */
export function unpack(name, installed) {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-package-'));
  try {
    if (!run(['apt-get', 'download', '-q', name], folder).ok) return false;
    const archive = readdirSync(folder).find((file) => file.endsWith('.deb'));
    if (archive === undefined) return false;
    const { output } = run(['dpkg-deb', '-f', archive, 'Depends'], folder);
    if (!installed(dependencies(output)) || !run(['dpkg-deb', '-x', archive, 'root'], folder).ok) return false;
    rmSync(homeOf(name), { recursive: true, force: true });
    cpSync(join(folder, 'root'), homeOf(name), { recursive: true, verbatimSymlinks: true });
    return existsSync(programOf(name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Names in a field like `libc6 (>= 2.34), libcap2 | libcap3`: of alternatives the first.
 *
 * @param {string} field
 * @returns {readonly string[]}
 */
export function dependencies(field) {
  return field
    .split(',')
    .map((each) => /^\s*([a-z0-9][a-z0-9+.-]*)/.exec(each)?.[1] ?? '')
    .filter((name) => name !== '');
}

/**
 * @param {readonly string[]} command
 * @param {string} cwd
 * @returns {{ ok: boolean, output: string }}
 */
function run(command, cwd) {
  const [program = '', ...args] = command;
  const result = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    timeout: limit,
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  return { ok: result.status === 0, output: result.stdout };
}
