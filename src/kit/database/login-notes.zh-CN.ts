import type { en } from './login-notes.en.ts';

/** What may be said about a login that failed, besides the sentence of its cause, Simplified Chinese. */
export const zhCN: { readonly [K in keyof typeof en]: string } = {
  'kit.note.login-method': '服务器要求的认证方式为 {method}',
  'kit.note.digest-missing': '本机的 Node.js 不支持 {digest}（FIPS 版本或 FIPS 设置）；请换一台支持的机器运行',
  'kit.note.hash-rounds': '服务器声明的口令散列迭代次数为 {rounds}；可接受的范围为 2,048 至 1,000,000',
  'kit.note.server-signature':
    '未发送任何会计入密码错误次数的内容：服务器自身的签名与此处提供的密码不符。可能是密码有误，或密码以特殊的 auth_iteration_count 存储，或应答方不是真正的服务器',
  'kit.note.md5-over-sha256':
    'pg_hba.conf 要求对以 SHA-256 存储的密码做 MD5 认证；除非存储时的迭代次数为 10000，否则正确的密码也会被拒绝。将 pg_hba.conf 改为 sha256 则不受迭代次数影响',
  'kit.note.no-password': '登录时没有提供密码：该检查项未设置密码',
  'kit.note.role-missing':
    '服务器上没有该账号；名称区分大小写（KingbaseES 的管理员是 SYSTEM 还是 system，取决于初始化时的设置）',
  'kit.note.role-no-login': '账号存在，但没有登录权限（NOLOGIN）；可由管理员用 ALTER ROLE 授予',
  'kit.note.elsewhere-checked':
    '服务器把登录交给外部认证（LDAP、PAM、RADIUS、客户端证书或操作系统用户名），外部认证未通过',
  'kit.note.certificate-asked': 'pg_hba.conf 要求客户端证书；本工具不提供客户端证书',
  'kit.note.hba-rejects': 'pg_hba.conf 中有一行明确拒绝此类登录（reject）',
  'kit.note.hba-without-tls': '按设置（tls: off）未使用 TLS 登录；pg_hba.conf 可能只允许本机以 TLS 方式登录（hostssl）',
  'kit.note.initial-user': 'openGauss 和 GaussDB 不允许初始用户远程登录；请另建一个账号',
  'kit.note.validity': '账号不在有效期内（VALID BEGIN、VALID UNTIL）',
  'kit.note.no-connect-right': '该账号没有此数据库的 CONNECT 权限',
  'kit.note.database-closed': '该数据库本身不接受连接（ALLOW_CONNECTIONS 为 false，或 DROP 中途失败）',
  'kit.note.database-or-right': '对没有权限的账号，无论数据库是否存在，服务器的回答都一样',
  'kit.note.slots-reserved': '剩余的连接是为管理员保留的',
  'kit.note.connections-of-account': '达到的是该账号的连接数上限',
  'kit.note.connections-of-database': '达到的是该数据库的连接数上限',
  'kit.note.connections-of-pool': '达到的是数据库前置连接池的连接数上限',
  'kit.note.in-recovery': '服务器正在做崩溃恢复或备库恢复，完成后才接受连接；待回放的日志较多时可能需要很久',
  'kit.note.pool-says': '这是数据库前置连接池的回答：请检查连接池中的数据库列表和账号列表',
  'kit.note.pool-parameter': '连接池不接受登录参数 {parameter}；PgBouncer 可用 ignore_startup_parameters 放行',
  'kit.note.proxy-says': '这是数据库前置的 {product} 的回答：请检查其自身的账号列表',
  'kit.note.offline-mode': '服务器处于离线模式（offline_mode），只允许管理员登录',
  'kit.note.tenant':
    'OceanBase 的用户名须带租户：{account}@租户名；经 OBProxy（2883 端口）时为 {account}@租户名#集群名',
  'kit.note.tenant-wrong': '用户名中的租户或集群在该处不存在，或该租户不在这台服务器上',
  'kit.note.other-service': '该处应答的是 {seen}；对应的采集项为“{probe}”',
  'kit.note.tls-first': '该端口一开始就要求 TLS：多为 HTTPS，或数据库前的 TLS 代理。请改用数据库自身的端口',
  'kit.note.usual-port': '端口 {port} 通常是 {product}',
};
