import type { SettingRow } from './setting-row.ts';

/** Bytes or milliseconds in one unit of pg_settings.unit (manual, section 20.1.1). */
const factors: Readonly<Record<string, number>> = {
  B: 1,
  kB: 1024,
  '8kB': 8192,
  '16kB': 16_384,
  '32kB': 32_768,
  '64kB': 65_536,
  MB: 1024 ** 2,
  '16MB': 16 * 1024 ** 2,
  us: 0.001,
  ms: 1,
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/**
 * A setting as a typed value: on/off as true/false, numbers as numbers, sizes in bytes, times in milliseconds.
 * -1 and 0 mean “off” or “automatic” to the server and are kept. A unit we do not know leaves the text with its unit.
 */
export function settingValue(row: Pick<SettingRow, 'setting' | 'unit' | 'vartype'>): string | number | boolean | null {
  const { setting, unit, vartype } = row;
  if (setting === null) return null;
  if (vartype === 'bool') return setting === 'on';
  if (vartype !== 'integer' && vartype !== 'real') return setting;
  const amount = Number(setting);
  if (!Number.isFinite(amount)) return setting;
  if (unit === null || unit === '' || amount <= 0) return amount;
  const factor = factors[unit];
  return factor === undefined ? `${setting} ${unit}` : amount * factor;
}
