import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll } from 'vitest';
import { runResultSchema, type RunResult } from '../../src/model/run-result.ts';

/** A folder for all tests of a file, deleted after them; call it at the top of the file. */
export function sharedFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-e2e-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Writes a file and gives its path. */
export function put(folder: string, name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** The saved result in a report folder, checked against its schema. */
export function savedResult(folder: string): RunResult {
  return parseResult(readFileSync(join(folder, 'report.json'), 'utf8'));
}

/** A result that was printed. */
export function parseResult(text: string): RunResult {
  return runResultSchema.parse(JSON.parse(text));
}

/** Every file below a folder with its text; the entries of zip archives one by one. */
export function everyText(folder: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    const name = relative(folder, path);
    if (!name.endsWith('.zip')) {
      texts.set(name, bytes.toString('utf8'));
      continue;
    }
    for (const [inner, content] of Object.entries(unzipSync(bytes))) {
      texts.set(`${name}!${inner}`, Buffer.from(content).toString('utf8'));
    }
  }
  return texts;
}
