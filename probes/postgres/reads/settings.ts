import * as z from 'zod';
import type { Found } from '../../../src/kit/database/look.ts';
import { settingsFacts } from '../settings-facts.ts';
import { settingRow } from '../setting-row.ts';

/** pg_settings: never empty. */
const settingRows = z.array(settingRow).min(1);

export function readSettings(rows: readonly unknown[], serverVersionNumber: number | null): Found {
  return settingsFacts(settingRows.parse(rows), serverVersionNumber);
}
