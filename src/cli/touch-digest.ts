import { createHash } from 'node:crypto';
import { canonical } from '../model/canonical.ts';
import type { TouchList } from '../model/plan.ts';

/**
 * SHA-256 of the lines of a touch list, hexadecimal: of the canonical JSON text of what `--approved` compares and people
 * approve (environment, vantage, line, count, whether it may change something). Names of checks and files do not count.
 */
export function touchDigest({ lines }: TouchList): string {
  const compared = lines.map(({ environment, vantage, line, count, sideEffect }) => ({
    environment,
    vantage,
    line,
    count,
    sideEffect,
  }));
  return createHash('sha256').update(canonical(compared)).digest('hex');
}
