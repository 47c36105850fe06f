import { defineConfig } from 'vitest/config';

// What takes minutes: `npm run test:long`.
export default defineConfig({
  test: {
    include: ['test/**/*.long.test.ts'],
    exclude: ['**/node_modules/**', 'test/fixtures/**'],
    pool: 'forks',
    testTimeout: 900_000,
    hookTimeout: 300_000,
    allowOnly: process.env['CI'] === undefined,
  },
});
