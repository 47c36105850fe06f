import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** Where the packages of Linux distributions put it. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Keeps the browser on this machine: it opens one file and nothing else. */
const args = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** The browser to open pages in; null: none of those we know is installed. */
export function installedBrowser() {
  return places.find((path) => existsSync(path)) ?? null;
}

/** Runs in the page: milliseconds until the first paint, until all was read, and for one search. */
const measure = `new Promise((resolve) => {
  requestAnimationFrame(() => setTimeout(() => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    const [navigation] = performance.getEntriesByType('navigation');
    const input = document.querySelector('.filter input');
    const select = document.querySelector('.filter select');
    const began = performance.now();
    input.value = 'max_connections';
    select.dispatchEvent(new Event('change'));
    document.body.getBoundingClientRect();
    resolve([paint ? paint.startTime : NaN, navigation.loadEventEnd, performance.now() - began]);
  }, 50));
})`;

/**
 * Opens a file again and again, each time in a fresh page.
 *
 * @param {string} file
 * @param {string} executablePath
 * @param {number} rounds
 * @returns {Promise<Record<string, readonly number[]>>} milliseconds by what was waited for
 */
export async function openPage(file, executablePath, rounds) {
  const { chromium } = await import('playwright');
  const browser = await chromium.launch({ executablePath, args });
  /** @type {Record<string, number[]>} */
  const times = { 'first paint': [], 'read whole': [], 'one search': [] };
  try {
    for (let round = 0; round < rounds; round += 1) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
      /** @type {readonly number[]} */
      const [paint = Number.NaN, whole = Number.NaN, search = Number.NaN] = await page.evaluate(measure);
      times['first paint']?.push(paint);
      times['read whole']?.push(whole);
      times['one search']?.push(search);
      await page.close();
    }
  } finally {
    await browser.close();
  }
  return times;
}
