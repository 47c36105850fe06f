/** What servers and poolers of the PostgreSQL protocol say to a login, and what it means. */
export interface Refusal {
  /** Whose words they are. */
  readonly who: string;
  /** SQLSTATE. */
  readonly state: string;
  /** Function of the source that says it; empty: the product sends none. */
  readonly routine: string;
  readonly text: string;
  readonly detail: string;
  readonly cause: string;
  /** Name of the note beside the cause; empty: none. */
  readonly note: string;
}

/**
 * PostgreSQL: texts of versions 10 to 18, and of their Chinese translation. openGauss: auth.cpp and postmaster.cpp of its
 * server. PgBouncer: client.c, objects.c and janitor.c of its source.
 */
const table = `
PostgreSQL | 28P01 | auth_failed | password authentication failed for user "ready" | - | login-denied | -
PostgreSQL | 28P01 | auth_failed | 用户 "ready" Password 认证失败 | - | login-denied | -
PostgreSQL | 28000 | InitializeSessionUserId | role "ready" does not exist | - | login-denied | role-missing
PostgreSQL | 28000 | InitializeSessionUserId | 角色 "ready" 不存在 | - | login-denied | role-missing
PostgreSQL | 28000 | InitializeSessionUserId | role "ready" is not permitted to log in | - | login-denied | role-no-login
PostgreSQL | 28000 | InitializeSessionUserId | 角色"ready" 不允许登录 | - | login-denied | role-no-login
PostgreSQL | 28000 | auth_failed | LDAP authentication failed for user "ready" | - | login-denied | elsewhere-checked
PostgreSQL | 28000 | auth_failed | Peer authentication failed for user "ready" | - | login-denied | elsewhere-checked
PostgreSQL | 28000 | ClientAuthentication | no pg_hba.conf entry for host "127.0.0.1", user "locked_role", database "orders", no encryption | - | login-not-admitted | -
PostgreSQL | 28000 | ClientAuthentication | 没有用于主机 "127.0.0.1", 用户 "ready", 数据库 "orders", 无加密 的 pg_hba.conf 记录 | - | login-not-admitted | -
PostgreSQL | 28000 | ClientAuthentication | pg_hba.conf rejects connection for host "127.0.0.1", user "ready" | - | login-not-admitted | hba-rejects
PostgreSQL | 28000 | ClientAuthentication | pg_hba.conf 拒绝来自主机"127.0.0.1"，用户"ready"的连接 | - | login-not-admitted | hba-rejects
PostgreSQL | 28000 | ClientAuthentication | connection requires a valid client certificate | - | tls-client-certificate-required | certificate-asked
PostgreSQL | 28000 | ClientAuthentication | 连接需要一个有效的客户端证书 | - | tls-client-certificate-required | certificate-asked
PostgreSQL | 3D000 | InitPostgres | database "orders" does not exist | - | database-missing | -
PostgreSQL | 42501 | CheckMyDatabase | permission denied for database "orders" | - | login-not-admitted | no-connect-right
PostgreSQL | 55000 | CheckMyDatabase | database "orders" is not currently accepting connections | - | login-not-admitted | database-closed
PostgreSQL | 53300 | InitProcess | sorry, too many clients already | - | too-many-connections | -
PostgreSQL | 53300 | InitPostgres | remaining connection slots are reserved for roles with the SUPERUSER attribute | - | too-many-connections | slots-reserved
PostgreSQL | 53300 | InitializeSessionUserId | 由角色"ready"发起的连接太多了 | - | too-many-connections | connections-of-account
PostgreSQL | 53300 | CheckMyDatabase | too many connections for database "orders" | - | too-many-connections | connections-of-database
PostgreSQL | 57P03 | ProcessStartupPacket | the database system is starting up | - | server-starting | -
PostgreSQL | 57P03 | ProcessStartupPacket | 数据库系统启动中 | - | server-starting | -
PostgreSQL | 57P03 | ProcessStartupPacket | the database system is shutting down | - | server-stopping | -
PostgreSQL | 57P03 | ProcessStartupPacket | 数据库系统正在关机 | - | server-stopping | -
PostgreSQL | 57P03 | ProcessStartupPacket | the database system is in recovery mode | - | server-starting | in-recovery
PostgreSQL | 57P03 | ProcessStartupPacket | 数据库系统在恢复模式中 | - | server-starting | in-recovery
PostgreSQL | 57P03 | ProcessStartupPacket | the database system is not yet accepting connections | Consistent recovery state has not been yet reached. | server-starting | in-recovery
PostgreSQL | 57P03 | ProcessStartupPacket | the database system is not accepting connections | Hot standby mode is disabled. | standby-closed | -
PostgreSQL | 57P01 | ProcessInterrupts | terminating connection due to administrator command | - | server-stopping | -
PostgreSQL | XX000 | whoever | cache lookup failed | - | reply-not-understood | -
openGauss | 28P01 | auth_failed | Invalid username/password,login denied. | - | login-denied | -
openGauss | 28000 | sendAuthRequest | Invalid username/password,login denied. | - | login-denied | -
openGauss | 28000 | ClientAuthentication | The account has been locked. | - | account-locked | -
openGauss | 28000 | auth_failed | The account is not within the period of validity. | - | password-expired | validity
openGauss | 28000 | ClientAuthentication | Forbid remote connection with initial user. | - | login-not-admitted | initial-user
openGauss | 57P03 | ProcessStartupPacket | can not accept connection in standby mode. | - | standby-closed | -
openGauss | 57P03 | ProcessStartupPacket | can not accept connection in pending mode. | - | standby-closed | -
KingbaseES | 28000 | InitializeSessionUserId | role "system" does not exist | - | login-denied | role-missing
KingbaseES | 28000 | whoever | The user "sao" is locked. | - | account-locked | -
PgBouncer | 08P01 | - | no such database: orders | - | database-missing | pool-says
PgBouncer | 08P01 | - | no such user: ready | - | login-denied | pool-says
PgBouncer | 08P01 | - | SASL authentication failed | - | login-denied | pool-says
PgBouncer | 08P01 | - | login rejected | - | login-denied | pool-says
PgBouncer | 08P01 | - | no authentication method is found | - | login-not-admitted | pool-says
PgBouncer | 08P01 | - | SSL required | - | tls-required | -
PgBouncer | 08P01 | - | unsupported startup parameter: application_name | - | login-not-admitted | pool-parameter
PgBouncer | 08P01 | - | unsupported startup parameter in options: search_path | - | login-not-admitted | pool-parameter
PgBouncer | 08P01 | - | no more connections allowed (max_client_conn) | - | too-many-connections | connections-of-pool
PgBouncer | 08P01 | - | pgbouncer cannot connect to server | - | backend-unreachable | -
PgBouncer | 08P01 | - | server login has been failing, try again later (server_login_retry) | - | backend-unreachable | -
PgBouncer | 08P01 | - | query_wait_timeout | - | backend-unreachable | -
PgBouncer | 08P01 | - | bouncer config error | - | reply-not-understood | -
`;

export const refusals: readonly Refusal[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [who, state, routine, text, detail, cause, note] = line
      .split(' | ')
      .map((cell) => (cell === '-' ? '' : cell));
    return { who, state, routine, text, detail, cause, note } as Refusal; // the table has seven columns
  });
