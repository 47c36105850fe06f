import * as z from 'zod';
import { isJsonObject, type Json } from '../../model/json.ts';

/** One setting as the server has it, and where that comes from. */
export interface ConfiguredSetting {
  readonly value: string | number | boolean;
  /** In the server’s own word: `COMPILED`, `configuration file`; null: it does not tell. */
  readonly origin: string | null;
}

/** Settings by name. */
export type Configuration = ReadonlyMap<string, ConfiguredSetting>;

/** Shape of the fact: settings by name, each with its origin. */
export const configurationShape = () =>
  z.record(
    z.string(),
    z.strictObject({
      value: z.union([z.string(), z.number(), z.boolean()]).describe('value of the setting'),
      origin: z.string().nullable().describe('where the value comes from, in the server’s own word; null: not told'),
    }),
  );

/** The fact as it was stored; null: not of this shape. */
export function readConfiguration(fact: Json): Configuration | null {
  if (!isJsonObject(fact)) return null;
  const found = new Map<string, ConfiguredSetting>();
  for (const [name, entry] of Object.entries(fact)) {
    const setting = readSetting(entry);
    if (setting === null) return null;
    found.set(name, setting);
  }
  return found;
}

function readSetting(entry: Json | undefined): ConfiguredSetting | null {
  if (entry === undefined || !isJsonObject(entry)) return null;
  const { value, origin } = entry;
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null;
  return typeof origin === 'string' || origin === null ? { value, origin } : null;
}
