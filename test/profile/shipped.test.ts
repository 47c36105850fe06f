import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeOrdersSite } from '../../src/landscape/orders-site.ts';
import { readTexts } from '../support/read-profile.ts';

/** Three environments as the demo starts them, two nodes in the last. */
const site = writeOrdersSite({
  caFile: 'C:\\temp folder\\ca.pem',
  environments: ['test', 'uat', 'production'].map((name, index) => ({
    name,
    database: { host: '127.0.0.1', port: 5_433 + index },
    apps: { app1: { url: 'http://127.0.0.1:8081' }, app2: { url: 'http://127.0.0.1:8082' } },
    configs: { app1: 'C:\\orders\\app1.properties', app2: 'C:\\orders\\app2.properties' },
    web: { url: 'https://127.0.0.1:8443' },
  })) as unknown as Parameters<typeof writeOrdersSite>[0]['environments'], // the addresses are all that is written
});

describe('the shipped profile', () => {
  const text = readFileSync('profiles/orders-go-live.yaml', 'utf8');

  it('reads without a mistake with the site file of the demo', () => {
    const outcome = readTexts('orders-go-live.yaml', text, { site: { name: 'site.yaml', content: site } });
    expect(outcome.ok ? [] : outcome.mistakes).toEqual([]);
  });
});
