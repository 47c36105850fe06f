const properties = [
  'Id',
  'Names',
  'LoadState',
  'ActiveState',
  'SubState',
  'UnitFileState',
  'ActiveEnterTimestamp',
  'InactiveEnterTimestamp',
  'MainPID',
  'NRestarts',
  'Result',
].join(',');

type Argv = readonly [string, ...string[]];

/** Every unit file, also of services that were never started. */
export const listUnitFiles: Argv = ['systemctl', 'list-unit-files', '--type=service', '--no-legend', '--no-pager'];

/** Asks systemd for services by name; for all that are loaded where none is named. */
export function showUnits(names: readonly string[]): Argv {
  const units = names.length === 0 ? ['*.service'] : names.map(unitName);
  return ['systemctl', 'show', '--no-pager', `--property=${properties}`, '--', ...units];
}

/** `nginx.service` of nginx; other kinds of units (.socket, .timer) keep their name. */
export function unitName(name: string): string {
  return /\.(?:service|socket|timer|target|mount|path)$/.test(name) ? name : `${name}.service`;
}

/** The name a service goes by in the facts. */
export function shortName(unit: string): string {
  return unit.replace(/\.service$/, '');
}
