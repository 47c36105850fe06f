import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { largeProfile } from './data/large-profile.mjs';
import { built, command } from './support/built.mjs';
import { printProfile } from './support/cpu-profile.mjs';
import { cpuTime } from './support/cpu-time.mjs';
import { inRounds, usageHead, usageRow } from './support/rounds.mjs';
import { spread } from './support/statistics.mjs';
import { printTable } from './support/table.mjs';
import { inTemporaryFolder } from './support/temporary-folder.mjs';

const checks = 10_000;

/**
 * `validate` of 10,000 checks for three environments: the whole process, then its phases within one process.
 *
 * @param {import('./run.mjs').BenchOptions} options
 */
export async function validate({ rounds, profile }) {
  const text = largeProfile(checks);
  await inTemporaryFolder(async (folder) => {
    const files = [join(folder, 'large.yaml'), join(folder, 'site.yaml')];
    for (const [index, file] of files.entries()) writeFileSync(file, index === 0 ? text.profile : text.site);
    const args = [command, 'validate', ...files];
    console.log(`  ${String(checks)} checks: profile ${mebibytes(text.profile)}, site file ${mebibytes(text.site)}`);
    const measured = await inRounds([{ name: 'whole process', args }], rounds);
    printTable([usageHead, ...Array.from(measured, ([name, usages]) => usageRow(name, usages))]);
    await phases(text, rounds);
    if (profile) await printProfile(args);
  });
}

/**
 * @param {{ profile: string, site: string }} text
 * @param {number} rounds
 */
async function phases(text, rounds) {
  const read = await reader();
  /** @type {Record<string, number[]>} */
  const times = { 'bytes to text': [], 'text to tree': [], 'tree to meaning': [] };
  for (let round = 0; round < rounds; round += 1) {
    const [toText, toTree, all] = read(text);
    times['bytes to text']?.push(toText);
    times['text to tree']?.push(toTree);
    times['tree to meaning']?.push(all - toTree - toText);
  }
  printTable([['within one process', 'CPU ms'], ...Object.entries(times).map(([name, ms]) => [name, spread(ms, 0)])]);
}

/** Gives a function that reads both files: CPU milliseconds to texts, to trees, and for everything. */
async function reader() {
  const { readText } = /** @type {typeof import('../src/profile/text/read-text.ts')} */ (
    await built('src/profile/text/read-text.ts')
  );
  const { readTree } = /** @type {typeof import('../src/profile/text/read-tree.ts')} */ (
    await built('src/profile/text/read-tree.ts')
  );
  const readAll = await profileReader();
  /** @param {{ profile: string, site: string }} text */
  return (text) => {
    const bytes = [Buffer.from(text.profile), Buffer.from(text.site)];
    /** @type {string[]} */
    let texts = [];
    const toText = cpuTime(() => {
      texts = bytes.map((each) => readText('large.yaml', each).text ?? '');
    });
    const toTree = cpuTime(() => texts.map((each) => readTree('large.yaml', each)));
    return /** @type {const} */ ([toText, toTree, cpuTime(() => readAll(text))]);
  };
}

/** The profile reader with the probes of this installation. Gives a profile, or throws for a mistake in it. */
export async function profileReader() {
  const { readProfile } = /** @type {typeof import('../src/profile/read-profile.ts')} */ (
    await built('src/profile/read-profile.ts')
  );
  const { ourTools } = /** @type {typeof import('../src/cli/prepare.ts')} */ (await built('src/cli/prepare.ts'));
  const { knownProbes } = /** @type {typeof import('../src/cli/known-probes.ts')} */ (
    await built('src/cli/known-probes.ts')
  );
  const tools = await ourTools();
  const probes = knownProbes(tools.probes.values(), 'en');
  /** @param {{ profile: string, site: string }} text */
  return (text) => {
    const outcome = readProfile({
      profile: { name: 'large.yaml', bytes: Buffer.from(text.profile) },
      site: { name: 'site.yaml', bytes: Buffer.from(text.site) },
      open: () => ({ problem: 'missing' }),
      probes,
      sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
      defaultTimeZone: 'UTC',
    });
    if (outcome.ok) return outcome.profile;
    throw new Error(`The generated profile is wrong: ${JSON.stringify(outcome.mistakes.slice(0, 5))}`);
  };
}

/** @param {string} text */
function mebibytes(text) {
  return `${(Buffer.byteLength(text) / 1024 ** 2).toFixed(1)} MiB`;
}
