import { existsSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findForeignServer, type ForeignServer, type ForeignServerName } from '../../scripts/foreign-servers.mjs';
import { runToEnd, startChild } from '../../src/landscape/child.ts';
import type { LandscapeFolder } from '../../src/landscape/landscape-folder.ts';

/** Servers that tests can start: `mariadb` is that of this machine’s distribution. */
export type MysqlServerName = 'mariadb' | ForeignServerName;

/** How one of them is started and how its data directory is made. */
export interface MysqlPrograms {
  readonly program: string;
  /** What the program needs before options of the server. */
  readonly args: readonly string[];
  /** Makes a data directory at `home/data`, with an administrator `root` without password. */
  readonly createData: (home: string, folder: LandscapeFolder) => Promise<void>;
}

const places = ['/usr/sbin', '/usr/bin', '/usr/local/bin', '/usr/local/sbin', '/opt/homebrew/bin'];

function find(program: string): string | null {
  return places.map((place) => join(place, program)).find((path) => existsSync(path)) ?? null;
}

/** Why this server cannot be started here; null: it can. For `contract`. */
export function mysqlMissing(name: MysqlServerName): string | null {
  if (process.platform === 'win32') return 'the servers are started from the packages of Debian, which Windows has not';
  if (name !== 'mariadb') {
    const found = findForeignServer(name);
    if (typeof found === 'string') return `${name}: ${found}`;
    return isOpen(found.root) ? null : `${name}: its folder cannot be reached by an account without rights`;
  }
  const found = find('mariadbd') !== null && find('mariadb-install-db') !== null && find('my_print_defaults') !== null;
  return found ? null : 'the programs of MariaDB are not installed (Debian: mariadb-server-core, mariadb-client-core)';
}

/** Tests that run as root start servers under another account, which has to get at the programs. */
function isOpen(folder: string): boolean {
  if (process.getuid?.() !== 0 || dirname(folder) === folder) return true;
  return (statSync(folder).mode & 0o001) !== 0 && isOpen(dirname(folder));
}

/** Programs of a server that is there. */
export function mysqlPrograms(name: MysqlServerName): MysqlPrograms {
  if (name === 'mariadb') return installed;
  const found = findForeignServer(name);
  if (typeof found === 'string') throw new Error(`${name}: ${found}`);
  return name === 'mysql-9.7' ? foreignMysql(found) : foreignMariaDb(found);
}

const installed: MysqlPrograms = {
  program: find('mariadbd') ?? 'mariadbd',
  args: ['--no-defaults', '--plugin-maturity=unknown'],
  createData: (home, folder) => {
    const args = ['--no-defaults', `--datadir=${join(home, 'data')}`, '--auth-root-authentication-method=normal'];
    const program = find('mariadb-install-db') ?? 'mariadb-install-db';
    return finish(program, [...args, '--skip-test-db', '--innodb-flush-method=nosync'], home, folder);
  },
};

function foreignMysql(server: ForeignServer): MysqlPrograms {
  const share = join(server.root, 'usr', 'share', 'mysql');
  const args = [
    ...loading(server),
    `--plugin-dir=${join(server.root, 'usr', 'lib', 'mysql', 'plugin')}`,
    `--lc-messages-dir=${share}`,
    `--character-sets-dir=${join(share, 'charsets')}`,
    '--secure-file-priv=',
    '--mysqlx=OFF',
  ];
  return {
    program: server.loader,
    args,
    createData: (home, folder) => {
      const own = [`--datadir=${join(home, 'data')}`, '--initialize-insecure', '--innodb-flush-method=nosync'];
      return finish(server.loader, [...args, ...own], home, folder);
    },
  };
}

/** In the order of MariaDB’s own script, which has the paths of its packages baked in. */
const systemTables = [
  'mariadb_system_tables',
  'mariadb_performance_tables',
  'mariadb_system_tables_data',
  'maria_add_gis_sp_bootstrap',
  'mariadb_sys_schema',
];

function foreignMariaDb(server: ForeignServer): MysqlPrograms {
  const share = join(server.root, 'usr', 'share', 'mariadb');
  const args = [
    ...loading(server),
    `--plugin-dir=${join(server.root, 'usr', 'lib', 'mysql', 'plugin')}`,
    `--lc-messages-dir=${existsSync(share) ? share : join(server.root, 'usr', 'share', 'mysql')}`,
    '--plugin-maturity=unknown',
  ];
  return {
    program: server.loader,
    args,
    createData: async (home, folder) => {
      const scripts = await Promise.all(systemTables.map((name) => readFile(join(share, `${name}.sql`), 'utf8')));
      const text = ['CREATE DATABASE mysql;', 'USE mysql;', 'SET @auth_root_socket=NULL;', ...scripts].join('\n');
      const script = join(home, 'bootstrap.sql');
      await writeFile(script, text, { mode: 0o644 });
      const own = [`--datadir=${join(home, 'data')}`, '--bootstrap', '--innodb-flush-method=nosync'];
      // The server does not make the folder itself; the script comes on its standard input.
      const shell = ['-c', 'mkdir "$1" && shift && script="$1" && shift && exec "$@" < "$script"', 'sh'];
      const command = [join(home, 'data'), script, server.loader, ...args, ...own, '--max-allowed-packet=8M'];
      await finish('/bin/sh', [...shell, ...command], home, folder);
    },
  };
}

function loading({ root, libraries, program }: ForeignServer): readonly string[] {
  return ['--library-path', libraries, program, '--no-defaults', `--basedir=${join(root, 'usr')}`];
}

async function finish(program: string, args: readonly string[], home: string, folder: LandscapeFolder): Promise<void> {
  const logFile = join(home, 'install.log');
  const child = await startChild({ program, args, folder, logFile });
  const code = await runToEnd(child, new AbortController().signal);
  if (code !== 0) throw new Error(`No data directory could be made:\n${await readFile(logFile, 'utf8')}`);
}
