import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Tests start real servers and child processes, so they get processes of their own and generous limits;
// no test asserts on how long something took.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/fixtures/**', 'test/**/*.long.test.ts'],
    pool: 'forks',
    // Much of it waits for servers and processes: two at once pay also where vitest would leave one core free of two.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 120_000,
    allowOnly: process.env['CI'] === undefined,
  },
});
