import './node-version.mjs';
const { compile } = await import('./compile.mjs');

try {
  compile();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
