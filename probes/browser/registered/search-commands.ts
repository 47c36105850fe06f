import { applicationQuery } from './mac-applications.ts';
import { registryKeys, registryQuery } from './windows-registry.ts';

/** Programs that may be asked where browsers stand; which of them depends on the machine. */
export const searchCommands: readonly (readonly [string, ...string[]])[] = [
  ...registryKeys.map(registryQuery),
  applicationQuery,
];
