import type { RunResult, VersionRow } from '../src/model/run-result.ts';

/** The version most nodes of the gate have; where the gate was not seen, of all environments. Null: none was seen. */
export function usualVersion(row: VersionRow, result: RunResult): string | null {
  const gates = result.environments.filter(({ gate }) => gate).map(({ name }) => name);
  const seen = row.cells.filter((cell) => cell.version !== null);
  const atGate = seen.filter((cell) => gates.includes(cell.environment));
  const counted = new Map<string, number>();
  for (const { version } of atGate.length > 0 ? atGate : seen)
    if (version !== null) counted.set(version, (counted.get(version) ?? 0) + 1);
  const ranked = [...counted].sort((a, b) => b[1] - a[1]);
  return ranked[0]?.[0] ?? null;
}
