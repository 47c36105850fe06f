import { describe, it } from 'vitest';

/**
 * A contract is a group of tests against something real that may be missing on this machine: a server, a browser, a
 * second network. `required` ones must run in CI: there, missing is a failure. `optional` ones are skipped where they
 * cannot run, and the skip is counted and said.
 *
 * @param reasonIfMissing null where all that is needed is there; otherwise what is missing, in words
 */
export function contract(
  level: 'required' | 'optional',
  name: string,
  reasonIfMissing: string | null,
  tests: () => void,
): void {
  switch (contractMode(level, reasonIfMissing, process.env['CI'])) {
    case 'run':
      describe(name, tests);
      return;
    case 'skip':
      describe(name, () => {
        it.skip(`skipped: ${String(reasonIfMissing)}`);
      });
      console.warn(`Contract "${name}" (${level}) skipped: ${String(reasonIfMissing)}`);
      return;
    case 'fail':
      describe(name, () => {
        it('can run in CI', () => {
          throw new Error(`Required contract "${name}" cannot run: ${String(reasonIfMissing)}`);
        });
      });
  }
}

/** What becomes of a contract. `ci` is the environment variable CI; empty, `0` and `false` mean no. */
export function contractMode(
  level: 'required' | 'optional',
  reasonIfMissing: string | null,
  ci: string | undefined,
): 'run' | 'skip' | 'fail' {
  if (reasonIfMissing === null) return 'run';
  const inCi = ci !== undefined && !['', '0', 'false'].includes(ci.toLowerCase());
  return inCi && level === 'required' ? 'fail' : 'skip';
}
