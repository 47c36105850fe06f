import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { vi } from 'vitest';
import { startChromium } from '../../scripts/old-chromium-client.mjs';
import { findOldChromium, oldChromiumVersions } from '../../scripts/old-chromium.mjs';
import { makePage } from '../../src/selftest/make-page.ts';
import { coded, type ReadResult } from '../../src/selftest/read-results.ts';
import type { PageSpec } from '../../src/selftest/page-spec.ts';
import { browserMissing, chromium } from '../support/browser.ts';

/** A browser that pages are tried in. */
export interface Build {
  readonly name: string;
  readonly program: string;
  /** Why it is not here; null: it is. */
  readonly missing: string | null;
}

/** Chromium as it is installed. */
export const installed: Build = { name: 'Chromium of Debian', program: chromium, missing: browserMissing(chromium) };

/** Every old build, and the installed one. */
export const builds: readonly Build[] = [
  ...oldChromiumVersions.map((version) => {
    const found = findOldChromium(version);
    const name = `Chromium ${String(version)}`;
    return 'program' in found
      ? { name, program: found.program, missing: null }
      : { name, program: '', missing: found.missing };
  }),
  installed,
];

/** What a page gave back: its verdict as it shows it, and its code, read. */
export interface Opened {
  readonly shown: string;
  readonly read: ReadResult & { readonly ok: true };
  /** Major version of the browser. */
  readonly major: number;
}

/** True where all tests of a page are done. */
export const isDone =
  "!!document.getElementById('code') && document.getElementById('code').getAttribute('data-done') === 'yes'";

/** Opens a page in a Chromium and waits for its code. */
export async function openPage(program: string, url: string, spec: PageSpec): Promise<Opened> {
  const browser = await startChromium(program, url);
  try {
    await vi.waitUntil(() => browser.evaluate(isDone), { timeout: 40_000, interval: 100 });
    const shown = await browser.evaluate("document.getElementById('verdict').getAttribute('data-verdict')");
    const code = await browser.evaluate("document.getElementById('code').textContent");
    return opened(shown, code, spec, browser.product);
  } finally {
    await browser.stop();
  }
}

/** What a page showed, its code read with the page it was made of. */
export function opened(shown: unknown, code: unknown, spec: PageSpec, product: string): Opened {
  const read = coded(String(code), spec.application, [spec]);
  if (!read.ok) throw new Error(`${spec.application}: ${JSON.stringify(read.mistake)}: ${String(code)}`);
  return { shown: String(shown), read, major: Number(/\/?(\d+)\./.exec(product)?.[1]) };
}

/** Puts a page on disk and gives its address. */
export function onDisk(folder: string, spec: PageSpec): string {
  const path = join(folder, `${spec.application.replaceAll(/\W+/g, '-')}.html`);
  writeFileSync(path, makePage(spec));
  return pathToFileURL(path).href;
}
