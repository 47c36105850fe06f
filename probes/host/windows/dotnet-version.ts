/** Least Release number of each .NET Framework version (Microsoft, "Determine which .NET Framework versions are installed"). */
const releases: readonly (readonly [number, string])[] = [
  [533_320, '4.8.1'],
  [528_040, '4.8'],
  [461_808, '4.7.2'],
  [461_308, '4.7.1'],
  [460_798, '4.7'],
  [394_802, '4.6.2'],
  [394_254, '4.6.1'],
  [393_295, '4.6'],
  [379_893, '4.5.2'],
  [378_675, '4.5.1'],
  [378_389, '4.5'],
];

/** The .NET Framework version of a Release number; null: earlier than 4.5. */
export function dotnetVersion(release: number): string | null {
  return releases.find(([least]) => release >= least)?.[1] ?? null;
}
