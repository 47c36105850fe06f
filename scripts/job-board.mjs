import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchPackage } from './npm-package.mjs';
import { projectFolder } from './project-folder.mjs';

/** The built pages of a real application (a board of the jobs in queues), as its package holds them. */
const spec = '@bull-board/ui@9.10.2';

const home = join(projectFolder, 'node_modules', '.cache', 'plumbline', 'job-board', '9.10.2');
const why = `${home}.why-not.txt`;

/**
 * Whether the pages are there: their folder, or why they are not. Looks at files only.
 *
 * @returns {{ folder: string } | { missing: string }}
 */
export function findJobBoard() {
  if (existsSync(home)) return { folder: join(home, 'dist') };
  const reason = existsSync(why) ? readFileSync(why, 'utf8') : 'not fetched yet (npm run test:long does)';
  return { missing: `${spec}: ${reason}` };
}

/**
 * Fetches them, where it may, and says so. Never throws: without them their test is skipped.
 *
 * @param {boolean | null} asked see askedFor; false: leave it
 */
export function bringJobBoard(asked) {
  if (asked === false || existsSync(home)) return;
  try {
    console.error(`Fetching ${spec} ...`);
    fetchPackage(spec, home);
    rmSync(why, { force: true });
  } catch (error) {
    mkdirSync(join(home, '..'), { recursive: true });
    writeFileSync(why, error instanceof Error ? error.message : String(error));
  }
}
