import { defineConfig } from 'vitest/config';

// Tests start real servers and child processes, so they get processes of their own and generous limits;
// no test asserts on how long something took.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/fixtures/**', 'test/**/*.long.test.ts'],
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    allowOnly: process.env['CI'] === undefined,
  },
});
