import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DriverConnection } from '../../src/kit/database/driver-session.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { value } from '../../src/model/message.ts';

/** The part of the interface of `dmdb` that is used (DM8 程序员手册, Node.js); it was made after `oracledb`. */
export interface Driver {
  readonly OUT_FORMAT_OBJECT: number;
  getConnection(options: { readonly [name: string]: string | number | boolean }): Promise<DriverConnection>;
}

/**
 * Loads the customer’s copy of the driver. Throws ProbeFailure `driver-missing` where the folder holds none.
 *
 * @param folder of the package: `/opt/dmdbms/drivers/nodejs/dmdb`
 */
export async function loadDriver(folder: string): Promise<Driver> {
  let found: unknown;
  try {
    found = await import(pathToFileURL(join(folder, 'index.js')).href);
  } catch (error) {
    throw failure(folder, error);
  }
  const driver = driverIn(found);
  if (driver === null) throw failure(folder);
  return driver;
}

function failure(folder: string, error?: unknown): ProbeFailure {
  return new ProbeFailure('driver-missing', { phase: 'driver', params: { driver: value(folder) }, cause: error });
}

/** A CommonJS module stands under `default` where an ES module imports it. */
function driverIn(found: unknown): Driver | null {
  if (typeof found !== 'object' || found === null) return null;
  if (isDriver(found)) return found;
  return 'default' in found && isDriver(found.default) ? found.default : null;
}

function isDriver(found: unknown): found is Driver {
  return (
    typeof found === 'object' && found !== null && 'getConnection' in found && typeof found.getConnection === 'function'
  );
}
