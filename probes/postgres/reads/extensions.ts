import * as z from 'zod';
import type { Found } from '../../../src/kit/database/look.ts';
import { text } from './cells.ts';

const installed = z.array(z.object({ name: text, version: text.nullable() }));

export function readExtensions(rows: readonly unknown[]): Found {
  return { facts: { extensions: installed.parse(rows) } };
}

const functions = z.array(z.object({ name: text }));

export function readFunctions(rows: readonly unknown[]): Found {
  return { facts: { productFunctions: functions.parse(rows).map(({ name }) => name) } };
}

const available = z.array(z.object({ name: text, version: text.nullable(), installed: text.nullable() }));

/** All that the server could install, and the installed ones of which it has another version. */
export function readAvailable(rows: readonly unknown[]): Found {
  const all = available.parse(rows);
  const outdated = all.filter((each) => each.installed !== null && each.installed !== each.version);
  return {
    facts: {
      availableExtensions: all.map(({ name, version }) => ({ name, version })),
      outdatedExtensions: outdated.map((each) => ({
        name: each.name,
        version: each.installed,
        available: each.version,
      })),
    },
  };
}
