import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { browserMissing, chromium, host, type Hosted } from '../support/browser.ts';
import { sharedFolder } from '../support/cli-files.ts';
import { contract } from '../support/contract.ts';
import { notPassed, runTemplate, type TemplateRun } from './run-template.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const folder = sharedFolder();
const page = '<!doctype html><title>Orders</title><h1>Orders 订单</h1>';
let test: Hosted;
let production: Hosted;
beforeAll(async () => {
  test = await host({ '/': page, '/help': page });
  production = await host({
    '/': page,
    '/help': `${page}<script src="https://cdn.example/help.js"></script><script>Help.show();</script>`,
  });
});
afterAll(async () => {
  for (const server of [test, production]) await server.stop();
});

function run(flags: NonNullable<TemplateRun['flags']>): TemplateRun {
  return {
    name: 'browser-fleet',
    site: {
      environments: {
        test: { with: { web: test.origin, ownBrowser: chromium } },
        production: { with: { web: production.origin, ownBrowser: chromium } },
      },
      timeZone: 'Asia/Shanghai',
    },
    flags,
  };
}

/** What is wrong with the page of production, in whichever browser. */
function wrongIn(check: string): Readonly<Record<string, string>> {
  return { [`${check}/exceptionCount/production`]: 'fail', [`${check}/foreignOrigins/production`]: 'fail' };
}

contract('required', 'the template of browsers', browserMissing(chromium), () => {
  it('fails in each browser that is there, also in one that is named by its path', async () => {
    const result = await runTemplate(folder, run({ only: ['chromium', 'own-browser'], allowCommands: true }));
    expect(notPassed(result)).toEqual({ ...wrongIn('chromium'), ...wrongIn('own-browser') });
  });
});

const somebodyHasEdge = [
  '/opt/microsoft/msedge/msedge',
  '/usr/bin/microsoft-edge-stable',
  '/usr/bin/microsoft-edge',
].some((path) => existsSync(path));
const why = process.platform === 'linux' && !somebodyHasEdge ? null : 'Edge may be installed here';

contract('optional', 'the template of browsers without Edge', why, () => {
  it('leaves a browser that is not installed unknown, and one by its path that nobody allowed', async () => {
    const result = await runTemplate(folder, run({ only: ['edge', 'own-browser'], env: ['production'] }));
    const causes = new Map(Object.entries(notPassed(result)).map(([key, what]) => [key.split('/')[0], what]));
    expect(notPassed(result)).toMatchObject({
      'edge/answers/production': 'unknown (browser-missing)',
      'own-browser/answers/production': 'unknown (commands-not-allowed)',
    });
    expect(result.findings.filter(({ outcome }) => outcome === 'pass' || outcome === 'fail')).toEqual([]);
    expect(result.verdict).toBe('inconclusive');
    expect([...causes.keys()]).toEqual(['edge', 'own-browser']);
  });
});
