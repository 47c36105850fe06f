import { register } from 'node:module';
import { median, spread } from './support/statistics.mjs';
import { installedBrowser } from './support/page-opening.mjs';
import { printTable } from './support/table.mjs';
import { plainVisits, serveApplication } from './support/visits-plain.mjs';

/** Pages opened in one round, one after the other. */
const visits = 8;

/**
 * How fast pages are opened: the browser probe, which reads their scripts too, against a plain program with the same
 * driver and browser that waits for the same. And how long the search for the lowest Chromium takes. The application
 * has about 1 MB of JavaScript.
 *
 * @param {import('./run.mjs').BenchOptions} options
 */
export async function visitPages({ rounds }) {
  const executablePath = installedBrowser();
  if (executablePath === null) {
    console.log('  no Chromium is installed');
    return;
  }
  register('../test/support/typescript-hooks.mjs', import.meta.url);
  const { look } = await import('../test/support/http-task.ts');
  const { browser } = await import('../probes/browser/index.ts');
  const application = await serveApplication();
  const { url } = application;
  try {
    const pages = Array.from({ length: visits - 1 }, (_, at) => ({ name: `page-${String(at)}`, url }));
    /** @type {{ plain: number[], probe: number[] }} pages in a second, without the start of the browser */
    const speeds = { plain: [], probe: [] };
    for (let round = 0; round < rounds; round += 1) {
      speeds.plain.push(await plainVisits(executablePath, url, visits));
      const { answer } = await look(browser, { url, executablePath, pages, scan: true });
      const opened = (answer?.timings ?? []).filter(({ phase }) => phase === 'page' || phase === 'scan');
      const took = opened.reduce((sum, { durationMs }) => sum + durationMs, 0);
      speeds.probe.push(answer === null ? 0 : (visits * 1000) / took);
    }
    printTable([
      ['', 'pages in a second'],
      ['plain driver', spread(speeds.plain, 2)],
      ['the probe, scripts read', spread(speeds.probe, 2)],
      ['the ratio', (median(speeds.probe) / median(speeds.plain)).toFixed(2)],
    ]);
    const began = performance.now();
    const { answer } = await look(browser, { url, executablePath, findMinimum: true });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const tried = String(answer?.facts.emulations?.length ?? 0);
    console.log(`  the lowest Chromium: ${seconds} s, ${tried} engines`);
  } finally {
    application.close();
  }
}
