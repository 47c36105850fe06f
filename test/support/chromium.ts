import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What it is called by the packages of Linux distributions and by Google. */
const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** Keeps a browser to what the test asks of it: no updates, no accounts, no telemetry. */
export const quietBrowser: readonly string[] = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** Path of an installed Chromium; null: none is on PATH or in /usr/bin. */
export function findChromium(): string | null {
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
  const paths = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return paths.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
