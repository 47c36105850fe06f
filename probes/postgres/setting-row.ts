import * as z from 'zod';
import { bool, text } from './reads/cells.ts';

/** One row of pg_settings. */
export const settingRow = z.object({
  name: text,
  setting: text.nullable(),
  unit: text.nullable(),
  vartype: text,
  source: text,
  pending_restart: bool.nullable(),
});
export type SettingRow = z.infer<typeof settingRow>;
