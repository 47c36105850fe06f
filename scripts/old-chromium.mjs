import { createReadStream, createWriteStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { fetchPackage, rename, untilOneFails } from './npm-package.mjs';
import { startChromium } from './old-chromium-client.mjs';
import { projectFolder } from './project-folder.mjs';

/**
 * Old builds of Chromium for Linux (headless shells cut where the release branched off) by major version, and the npm
 * packages that hold them. Tests ask them what old browsers really do. They are fetched into the cache below
 * node_modules, never installed, and nothing but tests and benchmarks uses them.
 */
export const oldChromiums = {
  70: 'chrome-aws-lambda@1.7.0',
  74: 'chrome-aws-lambda@1.13.0',
  78: 'chrome-aws-lambda@1.20.4',
  80: 'chrome-aws-lambda@2.1.1',
  83: 'chrome-aws-lambda@3.1.1',
  88: 'chrome-aws-lambda@5.5.0',
  92: 'chrome-aws-lambda@10.1.0',
  103: '@sparticuz/chromium@103.0.0',
  106: '@sparticuz/chromium@106.0.2',
  109: '@sparticuz/chromium@109.0.6',
  114: '@sparticuz/chromium@114.0.0',
  119: '@sparticuz/chromium@119.0.2',
  123: '@sparticuz/chromium@123.0.1',
  131: '@sparticuz/chromium@131.0.1',
  137: '@sparticuz/chromium@137.0.1',
};

/** Major versions, oldest first. */
export const oldChromiumVersions = Object.keys(oldChromiums).map(Number);

/** @param {number} version */
function homeOf(version) {
  return join(projectFolder, 'node_modules', '.cache', 'plumbline', 'chromium', String(version));
}

/**
 * Whether the build is there: its program, or why it is not. Looks at files only.
 *
 * @param {number} version
 * @returns {{ program: string } | { missing: string }}
 */
export function findOldChromium(version) {
  const program = join(homeOf(version), 'chromium');
  if (existsSync(program)) return { program };
  const why = `${homeOf(version)}.why-not.txt`;
  const missing = existsSync(why) ? readFileSync(why, 'utf8') : 'not fetched yet (npm run test:long does, on Linux)';
  return { missing: `Chromium ${String(version)}: ${missing}` };
}

/**
 * Fetches the builds that are missing, and says so. Never throws: what cannot be had is noted as the reason why its
 * tests are skipped. Processes that do so at once do not disturb each other.
 *
 * @param {boolean | null} asked see askedFor; false: leave it
 */
export async function bringOldChromiums(asked) {
  const fetch = untilOneFails((spec, folder) => {
    console.error(`Fetching ${spec} ...`);
    fetchPackage(spec, folder);
  });
  for (const [version, spec] of Object.entries(oldChromiums)) {
    if ('program' in findOldChromium(Number(version))) continue;
    const home = homeOf(Number(version));
    const reason =
      asked === false ? 'left out as asked (PLUMBLINE_TEST_PACKAGES=0)' : await bring(version, spec, home, fetch);
    mkdirSync(join(home, '..'), { recursive: true });
    if (reason === null) rmSync(`${home}.why-not.txt`, { force: true });
    else writeFileSync(`${home}.why-not.txt`, reason);
    if (reason === null) console.error(`Fetched Chromium ${version} for the tests.`);
  }
}

/**
 * @param {string} version
 * @param {string} spec
 * @param {string} home
 * @param {(spec: string, folder: string) => void} fetch
 * @returns {Promise<string | null>} why it failed
 */
async function bring(version, spec, home, fetch) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'the builds are for Linux on x64 only';
  mkdirSync(join(home, '..'), { recursive: true });
  const unfinished = mkdtempSync(`${home}-`);
  try {
    const files = join(unfinished, 'package');
    fetch(spec, files);
    const packed = readdirSync(join(files, 'bin')).find((name) => /^chromium.*\.br$/.test(name)) ?? 'chromium.br';
    const program = join(unfinished, 'chromium');
    await pipeline(
      createReadStream(join(files, 'bin', packed)),
      createBrotliDecompress(),
      createWriteStream(program, { mode: 0o755 }),
    );
    rmSync(files, { recursive: true, force: true });
    chmodSync(unfinished, 0o755);
    const wrong = await tryOut(program, version);
    if (wrong === null) rename(unfinished, home);
    return wrong;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/**
 * Old headless shells know no `--version`; over the DevTools protocol all of them say it.
 *
 * @param {string} program
 * @param {string} version
 * @returns {Promise<string | null>} what is wrong with it
 */
async function tryOut(program, version) {
  const browser = await startChromium(program);
  await browser.stop();
  return browser.product.includes(`/${version}.`) ? null : `the build calls itself ${browser.product}`;
}
