// `npm run bench -- NAME` measures the built program; see docs/benchmarks.md. `--profile` says where the time goes.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../scripts/project-folder.mjs';
import { describeMachine } from './support/machine.mjs';

/** @typedef {{ rounds: number, profile: boolean }} BenchOptions */

/** @type {Readonly<Record<string, () => Promise<(options: BenchOptions) => Promise<void>>>>} */
const benches = {
  'start-up': async () => (await import('./start-up.mjs')).startUp,
  validate: async () => (await import('./validate.mjs')).validate,
  judge: async () => (await import('./judge.mjs')).judge,
  report: async () => (await import('./report.mjs')).report,
  'schema-mysql': async () => (await import('./schema-mysql.mjs')).schemaMysql,
  runner: async () => (await import('./runner.mjs')).runner,
  schema: async () => (await import('./schema.mjs')).schema,
  diagnosis: async () => (await import('./diagnosis.mjs')).diagnosis,
  network: async () => (await import('./network.mjs')).network,
  accuracy: async () => (await import('./accuracy.mjs')).accuracy,
  sheets: async () => (await import('./sheets.mjs')).styleSheets,
  emulation: async () => (await import('./emulation.mjs')).emulation,
  guards: async () => (await import('./guards.mjs')).guards,
  visits: async () => (await import('./visits.mjs')).visitPages,
  'scan-script': async () => (await import('./scan-script.mjs')).scanScript,
  logins: async () => (await import('./logins.mjs')).databaseLogins,
};

const words = process.argv.slice(2);
const names = words.filter((word) => !word.startsWith('--'));
const rounds = Number(words.find((word) => word.startsWith('--rounds='))?.slice('--rounds='.length) ?? '5');
const unknown = names.filter((name) => !(name in benches));

if (unknown.length > 0 || !Number.isInteger(rounds) || rounds < 1) {
  console.error(`Usage: npm run bench -- [${Object.keys(benches).join('|')}] ... [--rounds=N] [--profile]`);
  process.exitCode = 2;
} else if (!existsSync(join(projectFolder, 'dist', '.built'))) {
  console.error('Nothing is built yet: npm run build');
  process.exitCode = 2;
} else {
  console.log(describeMachine());
  for (const [name, load] of Object.entries(benches)) {
    if (names.length > 0 && !names.includes(name)) continue;
    console.log(`\n${name}`);
    const bench = await load();
    await bench({ rounds, profile: words.includes('--profile') });
  }
}
