import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileWhenNeeded } from './compile.mjs';
import { bringPackages } from './debian-packages.mjs';
import { bringForeignServers } from './foreign-servers.mjs';
import { installWhenNeeded } from './install.mjs';
import { bringJobBoard } from './job-board.mjs';
import { bringOldChromiums } from './old-chromium.mjs';
import { askedFor } from './package-decision.mjs';
import { projectFolder } from './project-folder.mjs';
import { runChild } from './run-child.mjs';
import { summaryLine } from './summary-line.mjs';

const vitest = join(projectFolder, 'node_modules', 'vitest', 'vitest.mjs');

/**
 * Installs and builds where needed, runs the tests, and ends with one line that machines can read
 * (`12 passed, 0 failed, 1 skipped`). The exit code is vitest's, and never 0 where something failed.
 *
 * @param {readonly string[]} args
 */
export async function runTests(args) {
  const long = args.includes('--long');
  const { rest, asked } = askedFor(
    args.filter((arg) => arg !== '--long'),
    process.env['PLUMBLINE_TEST_PACKAGES'],
  );
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-tests-'));
  const results = join(folder, 'results.json');
  try {
    installWhenNeeded();
    installWhenNeeded(join(projectFolder, 'test', 'servers'));
    compileWhenNeeded();
    // Who runs a few tests does not wait for browsers.
    if (rest.length === 0 || asked === true) await bringPackages(asked);
    if (long && rest.length === 0) bringForeignServers(asked);
    if (long && rest.length === 0) bringJobBoard(asked);
    if (long && rest.length === 0) await bringOldChromiums(asked);
    const config = long ? 'vitest.long.config.ts' : 'vitest.config.ts';
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
    const code = await runChild([vitest, 'run', '--config', config, ...reporters, ...rest]);
    /** @type {import('./summary-line.mjs').VitestResult} */
    const report = JSON.parse(readFileSync(results, 'utf8'));
    const summary = summaryLine(report);
    console.log(summary.line);
    process.exitCode = code === 0 && summary.failed > 0 ? 1 : code;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
