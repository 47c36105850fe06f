import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {{ version?: string, integrity?: string, link?: boolean, optional?: boolean, devOptional?: boolean,
 *   os?: string[], cpu?: string[], optionalDependencies?: Record<string, string> }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} LockFile
 */

/**
 * Why node_modules does not hold what package-lock.json names, or null where it does. Compares with the list that npm
 * keeps in node_modules, so that an install by hand counts, and a changed lock file is noticed whatever the file times.
 *
 * @param {string} folder the project's folder
 * @param {{ platform: string, arch: string }} machine as in process.platform and process.arch
 * @returns {string | null}
 */
export function reasonToInstall(folder, machine) {
  const wanted = readLock(join(folder, 'package-lock.json'));
  if (wanted === null) return 'there is no package-lock.json';
  const present = readLock(join(folder, 'node_modules', '.package-lock.json'));
  if (present === null) return 'nothing is installed yet';
  for (const [path, want] of Object.entries(wanted.packages)) {
    if (path === '') continue;
    const have = present.packages[path];
    if (have === undefined && isRequired(wanted, path, want, machine)) return `${path} is missing`;
    if (have !== undefined && (have.version !== want.version || have.integrity !== want.integrity)) {
      return `${path} is another version`;
    }
  }
  return null;
}

/**
 * @param {string} file
 * @returns {LockFile | null}
 */
function readLock(file) {
  try {
    /** @type {LockFile} */
    const lock = JSON.parse(readFileSync(file, 'utf8'));
    return lock;
  } catch {
    return null;
  }
}

/**
 * Optional packages may be missing with good reason (another platform, another C library); of them only the ones that
 * the project itself names for this machine are asked for.
 *
 * @param {LockFile} lock
 * @param {string} path
 * @param {LockedPackage} want
 * @param {{ platform: string, arch: string }} machine
 */
function isRequired(lock, path, want, machine) {
  if (want.optional !== true && want.devOptional !== true) return true;
  const ours = lock.packages['']?.optionalDependencies ?? {};
  if (!(path.replace(/^node_modules\//, '') in ours)) return false;
  return (
    (want.os ?? [machine.platform]).includes(machine.platform) && (want.cpu ?? [machine.arch]).includes(machine.arch)
  );
}
