/** One reading statement: which facts it gives and its verbatim text, as the touch list shows it. */
interface Statement {
  /** Paths of the facts it gives: they become gaps when it is refused. */
  readonly gives: readonly string[];
  readonly text: string;
}

/** Nothing can be written in it. */
export const sessionStatements: readonly string[] = ['SET TRANSACTION READ ONLY'];

const parameters = [
  'BUFFER',
  'COMPATIBLE_MODE',
  'LENGTH_IN_CHAR',
  'MAX_SESSIONS',
  'MAX_SESSION_STATEMENT',
  'MEMORY_POOL',
  'PK_WITH_CLUSTER',
  'WORKER_THREADS',
];

/** Views and functions of the DM8 manuals (系统管理员手册, SQL 语言使用手册). Names in quotes keep their case. */
export const statements = {
  banner: { gives: ['banner'], text: 'SELECT BANNER AS "banner" FROM V$VERSION' },
  build: { gives: ['build'], text: 'SELECT ID_CODE AS "build"' },
  instance: {
    gives: ['instance', 'machine', 'serverVersion', 'startedAt', 'status', 'mode'],
    text: `SELECT INSTANCE_NAME AS "name", HOST_NAME AS "host", SVR_VERSION AS "version", TO_CHAR(START_TIME, 'YYYY-MM-DD HH24:MI:SS') AS "started", STATUS$ AS "status", MODE$ AS "mode" FROM V$INSTANCE`,
  },
  fixed: {
    gives: ['characterSet', 'caseSensitive', 'pageSize'],
    text: 'SELECT SF_GET_UNICODE_FLAG() AS "charset", SF_GET_CASE_SENSITIVE_FLAG() AS "sensitive", SF_GET_PAGE_SIZE() AS "page"',
  },
  archive: { gives: ['archiving'], text: 'SELECT ARCH_MODE AS "mode" FROM V$DATABASE' },
  license: {
    gives: ['license'],
    text: `SELECT SERVER_SERIES AS "series", TO_CHAR(EXPIRED_DATE, 'YYYY-MM-DD') AS "expires" FROM V$LICENSE`,
  },
  settings: {
    gives: ['settings', 'lengthInCharacters', 'compatibleMode'],
    text: `SELECT PARA_NAME AS "name", PARA_VALUE AS "value" FROM V$DM_INI WHERE PARA_NAME IN (${parameters.map((name) => `'${name}'`).join(', ')}) ORDER BY PARA_NAME`,
  },
  connections: { gives: ['connections'], text: 'SELECT COUNT(*) AS "used" FROM V$SESSIONS' },
  account: {
    gives: ['account'],
    text: `SELECT USERNAME AS "name", ACCOUNT_STATUS AS "status", TO_CHAR(EXPIRY_DATE, 'YYYY-MM-DD') AS "expires" FROM USER_USERS`,
  },
} as const satisfies Record<string, Statement>;

export type StatementName = keyof typeof statements;

/** The names of all statements, in the order they are sent. */
export const statementNames: readonly StatementName[] = Object.keys(statements).filter((name): name is StatementName =>
  Object.hasOwn(statements, name),
);

/** Every statement of one look, in the order they are sent. */
export const allStatements: readonly string[] = [
  ...sessionStatements,
  ...statementNames.map((name) => statements[name].text),
];
