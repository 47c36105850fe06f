const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** A size in the largest unit that leaves a number of at least 1, with at most one digit behind the point. */
export function bytesText(bytes: number, down: boolean): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)));
  const tenths = (bytes / 1024 ** step) * 10;
  const rounded = (down ? Math.floor(tenths) : Math.ceil(tenths)) / 10;
  return `${String(rounded)} ${units[step] ?? 'B'}`;
}
