// `npm run new:probe -- KIND` makes the folder of a new probe and adds its line to the registry.
import { addProbe } from './add-probe.mjs';
import { projectFolder } from './project-folder.mjs';

const [kind, ...rest] = process.argv.slice(2);
if (kind === undefined || rest.length > 0) {
  console.error('Usage: npm run new:probe -- KIND (such as: npm run new:probe -- redis)');
  process.exitCode = 2;
} else {
  run(kind);
}

/** @param {string} wanted */
function run(wanted) {
  try {
    for (const file of addProbe(projectFolder, wanted)) console.log(`wrote ${file}`);
    console.log('Next: docs/writing-a-probe.md, then `npm run generate` and `npm run check`.');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}
