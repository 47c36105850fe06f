import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { projectFolder } from './project-folder.mjs';

const sources = ['src', 'probes', 'reports', 'tsconfig.json', 'tsconfig.build.json', 'package.json'];
const dist = join(projectFolder, 'dist');
const stamp = join(dist, '.built');

/** Builds dist where it is missing or older than a source; folders count too, so that a deleted file is noticed. */
export function compileWhenNeeded() {
  const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  const newest = Math.max(...sources.map((name) => newestTime(join(projectFolder, name))));
  if (newest > built) compile();
}

/**
 * Compiles src, probes and reports into dist, with the files beside them that are no TypeScript (texts, data). Done in
 * a folder beside it and moved at the end, so that a mistake leaves the earlier dist as it was.
 */
export function compile() {
  console.error('Building dist ...');
  const started = new Date();
  const next = join(projectFolder, 'node_modules', '.cache', 'plumbline', `build-${String(process.pid)}`);
  rmSync(next, { recursive: true, force: true });
  try {
    typescript(next);
    for (const name of ['src', 'probes', 'reports']) copyOtherFiles(name, next);
    const main = join(next, 'src', 'cli', 'main.js');
    if (existsSync(main)) chmodSync(main, 0o755);
    writeFileSync(join(next, '.built'), '');
    utimesSync(join(next, '.built'), started, started);
    rmSync(dist, { recursive: true, force: true });
    renameSync(next, dist);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}

/** @param {string} outDir */
function typescript(outDir) {
  const tsc = join(projectFolder, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = [tsc, '-p', 'tsconfig.build.json', '--outDir', outDir, '--noEmitOnError'];
  const { status } = spawnSync(process.execPath, args, { cwd: projectFolder, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('The sources do not compile; see the messages above.');
}

/**
 * @param {string} folder relative to the project's folder
 * @param {string} target
 */
function copyOtherFiles(folder, target) {
  const from = join(projectFolder, folder);
  if (!existsSync(from)) return;
  for (const name of readdirSync(from, { recursive: true, encoding: 'utf8' })) {
    const file = join(from, name);
    const isOther = statSync(file).isFile() && !/\.tsx?$/.test(name) && !/(^|[\\/])samples[\\/]/.test(name);
    if (!isOther) continue;
    const copy = join(target, folder, name);
    mkdirSync(dirname(copy), { recursive: true });
    cpSync(file, copy);
  }
}

/**
 * Newest modification time of a file, or of a folder and all in it; milliseconds since 1970, 0 where it is missing.
 *
 * @param {string} path
 * @returns {number}
 */
function newestTime(path) {
  if (!existsSync(path)) return 0;
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  let newest = own.mtimeMs;
  for (const name of readdirSync(path)) newest = Math.max(newest, newestTime(join(path, name)));
  return newest;
}
