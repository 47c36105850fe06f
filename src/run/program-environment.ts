/**
 * Variables that a program needs to find itself, its files and its language, none of which is a place for secrets.
 * A list of what is passed on, and not of what is held back: a secret may stand in a variable of any name.
 */
const posix = 'PATH HOME USER LOGNAME SHELL TMPDIR TZ LANG LANGUAGE LD_LIBRARY_PATH XDG_RUNTIME_DIR'.split(' ');

const windows =
  'PATH PATHEXT SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC TEMP TMP USERNAME USERDOMAIN USERPROFILE HOMEDRIVE HOMEPATH APPDATA LOCALAPPDATA PROGRAMDATA ALLUSERSPROFILE PROGRAMFILES PROGRAMFILES(X86) PROGRAMW6432 COMMONPROGRAMFILES COMMONPROGRAMFILES(X86) COMPUTERNAME PROCESSOR_ARCHITECTURE NUMBER_OF_PROCESSORS OS PSMODULEPATH'.split(
    ' ',
  );

/** Where products are installed: their own commands do not start without. */
const products =
  'JAVA_HOME JRE_HOME CATALINA_HOME CATALINA_BASE ORACLE_HOME ORACLE_BASE ORACLE_SID TNS_ADMIN NLS_LANG DM_HOME KINGBASE_HOME GAUSSHOME PGDATA MYSQL_HOME DOTNET_ROOT NODE_PATH'.split(
    ' ',
  );

/** The variables of our own process that a program of the task gets; names in capitals on Windows count alike. */
export function programEnvironment(
  own: Readonly<Record<string, string | undefined>>,
  platform: string,
): Readonly<Record<string, string>> {
  const isWindows = platform === 'win32';
  const passed = new Set([...(isWindows ? windows : posix), ...products]);
  const environment: Record<string, string> = {};
  for (const [name, text] of Object.entries(own)) {
    const known = isWindows ? name.toUpperCase() : name;
    if (text !== undefined && (passed.has(known) || /^LC_[A-Z]+$/.test(known))) environment[name] = text;
  }
  return environment;
}
