// `npm run generate` writes the generated files; with --check it compares instead and fails where one is not fresh.
// What they are and what stands in them is decided by scripts/generate.ts, which exports
// `generate(): Promise<readonly { path: string, text: string }[]>`, paths relative to the project's folder.
import './node-version.mjs';

void import('./generated-files.mjs').then((files) => files.generatedFiles(process.argv.includes('--check')));
