// `npm run check:directions`: fails on an import against the rules, and where the sources were not read whole.
import { directions } from './directions.mjs';
import { projectFolder } from './project-folder.mjs';

const result = await directions(projectFolder);
for (const { rule, from, to, because } of result.violations) {
  console.log(`${from} -> ${to}\n  ${rule}: ${because}`);
}
for (const file of result.unread) console.log(`${file} was not read, or not all its imports were seen.`);
console.log(`${String(result.modules)} modules read, ${String(result.dependencies)} imports followed.`);
const readNothing = result.modules === 0 || result.dependencies === 0;
if (readNothing || result.violations.length + result.unread.length > 0) process.exitCode = 1;
