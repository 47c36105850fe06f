import { ProbeFailure } from './probe-failure.ts';

/**
 * Loads a module that needs a driver which may have been left out at the installation (an optional dependency). Throws
 * ProbeFailure `driver-missing` where it was.
 *
 * @param driver name of the npm package
 */
export async function withDriver<T>(driver: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    throw new ProbeFailure('driver-missing', { phase: 'driver', params: { driver }, cause: error });
  }
}
