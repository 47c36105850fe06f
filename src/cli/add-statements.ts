import { closeSync, existsSync, openSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeAttestations } from '../assess/attestation-file.ts';
import type { Attestation } from '../model/observation.ts';
import { attestationsIn } from './attestations.ts';
import { NoResultError, type Context } from './context.ts';
import { phrase } from './phrase.ts';
import { cannotWrite, mustBeWritable, writeWhole } from './write-whole.ts';

/** How long another `attest` may hold the file, and when one that died is given up, milliseconds. */
const patienceMs = 5000;
const staleMs = 30_000;

/**
 * Adds statements to a file, which is made where it is missing. What stands there stays: a file that cannot be read is
 * an error, and two people who state something at once wait for each other.
 */
export async function addStatements(context: Context, path: string, statements: readonly Attestation[]): Promise<void> {
  const full = resolve(context.cwd, path);
  mustBeWritable(context, full);
  const lock = `${full}.lock`;
  await takeLock(context, lock);
  try {
    const before = existsSync(full) ? attestationsIn(context, path) : [];
    writeWhole(context, full, writeAttestations([...before, ...statements]));
  } finally {
    rmSync(lock, { force: true });
  }
}

async function takeLock(context: Context, lock: string): Promise<void> {
  for (let waited = 0; waited <= patienceMs; waited += 50) {
    if (isTaken(context, lock)) return;
    const held = statSync(lock, { throwIfNoEntry: false });
    if (held !== undefined && context.now() - held.mtimeMs > staleMs) rmSync(lock, { force: true });
    await sleep(50);
  }
  throw new NoResultError(phrase(context.language, 'cli.attestations-locked', { path: lock }));
}

function isTaken(context: Context, lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx'));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw cannotWrite(context, lock, error);
  }
}
