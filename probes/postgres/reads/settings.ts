import * as z from 'zod';
import type { Found } from '../../../src/kit/database/look.ts';
import { settingsFacts } from '../settings-facts.ts';
import { bool, text } from './cells.ts';

/** One row of pg_settings. */
const setting = z.object({
  name: text,
  setting: text.nullable(),
  unit: text.nullable(),
  vartype: text,
  source: text,
  pending_restart: bool.nullable(),
});
export type SettingRow = z.infer<typeof setting>;

/** pg_settings: never empty. */
const settingRows = z.array(setting).min(1);

export function readSettings(rows: readonly unknown[], serverVersionNumber: number | null): Found {
  return settingsFacts(settingRows.parse(rows), serverVersionNumber);
}
