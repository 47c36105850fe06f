import { describe, expect, it } from 'vitest';
import { columnDefault } from '../../../../probes/mysql/catalogue/column-default.ts';
import { collationText, columnType } from '../../../../probes/mysql/catalogue/column-type.ts';
import { normalisers, normalisesUnless } from '../../../../probes/mysql/catalogue/normalisers.ts';
import { privilegesOn } from '../../../../probes/mysql/catalogue/privileges.ts';
import { withoutPasswords } from '../../../../probes/mysql/catalogue/reading.ts';
import { scopeOf } from '../../../../probes/mysql/catalogue/scope.ts';

const all = normalisesUnless([]);
const none = normalisesUnless(normalisers);
const rules = { normalises: all, own: null };
const mysql = (text: string | null, type: string, extra = '') =>
  columnDefault({ default: text, type, extra }, 'mysql', rules);
const mariadb = (text: string | null, type: string) =>
  columnDefault({ default: text, type, extra: '' }, 'mariadb', rules);

it('leaves widths out that say nothing, and keeps those that do', () => {
  const types = ['int(11)', 'bigint(20) unsigned', 'year(4)', 'tinyint(4)', 'tinyint(1)', 'int(5) unsigned zerofill'];
  expect(types.map((type) => columnType(type, all))).toEqual([
    'int',
    'bigint unsigned',
    'year',
    'tinyint',
    'tinyint(1)',
    'int(5) unsigned zerofill',
  ]);
  expect(types.map((type) => columnType(type, none))).toEqual(types);
  expect(columnType('varchar(10)', all)).toBe('varchar(10)');
  expect(columnType("enum('A','int(11)')", all)).toBe("enum('A','int(11)')");
  expect(columnType('datetime /* mariadb-5.3 */', all)).toBe('datetime');
});

it('calls the older Unicode by one name', () => {
  expect(['utf8', 'utf8_bin', 'utf8mb4_bin', 'utf8mb3_bin'].map((name) => collationText(name, all))).toEqual([
    'utf8mb3',
    'utf8mb3_bin',
    'utf8mb4_bin',
    'utf8mb3_bin',
  ]);
  expect(collationText('utf8_bin', none)).toBe('utf8_bin');
});

describe('defaults', () => {
  it('of MySQL are values, but where it says that they are expressions', () => {
    expect(mysql("it's", 'varchar(9)')).toBe("'it''s'");
    expect(mysql('NULL', 'varchar(9)')).toBe("'NULL'");
    expect(mysql('', 'varchar(9)')).toBe("''");
    expect(mysql(null, 'varchar(9)')).toBeNull();
    expect(mysql('uuid()', 'varchar(40)')).toBe("'uuid()'");
    expect(mysql('uuid()', 'varchar(40)', 'DEFAULT_GENERATED')).toBe('uuid()');
    expect(mysql('CURRENT_TIMESTAMP', 'timestamp')).toBe('current_timestamp');
    expect(mysql("concat(\\'a\\',_utf8mb4\\'b\\')", 'varchar(9)', 'DEFAULT_GENERATED')).toBe("concat('a','b')");
    expect(mysql('0', 'int')).toBe('0');
    expect(mysql('0x6162', 'binary(4)')).toBe("x'6162'");
  });

  it('of MariaDB are SQL', () => {
    expect(mariadb("'it''s'", 'varchar(9)')).toBe("'it''s'");
    expect(mariadb('NULL', 'varchar(9)')).toBeNull();
    expect(mariadb("'NULL'", 'varchar(9)')).toBe("'NULL'");
    expect(mariadb('current_timestamp()', 'timestamp')).toBe('current_timestamp');
    expect(mariadb("concat('a','b')", 'varchar(9)')).toBe("concat('a','b')");
  });

  it('of bytes are alike however the release writes them', () => {
    expect(mariadb("'ab\\0\\0'", 'binary(4)')).toBe(mariadb("x'61620000'", 'binary(4)'));
    expect(mariadb("'\\0a'", 'varbinary(4)')).toBe(mariadb("x'0061'", 'varbinary(4)'));
    expect(mariadb("x'0062'", 'varbinary(4)')).not.toBe(mariadb("x'0061'", 'varbinary(4)'));
    expect(mariadb("x'6100'", 'varbinary(4)')).not.toBe(mariadb("x'61'", 'varbinary(4)'));
  });
});

it('reads what an account may do on a database from its grants', () => {
  const grants = [
    'GRANT USAGE ON *.* TO `a`@`%`',
    'GRANT SELECT, SHOW VIEW ON `sh\\_p`.* TO `a`@`%`',
    'GRANT EVENT ON `sh%`.* TO `a`@`%`',
    'GRANT INSERT ON `sh_p`.`t` TO `a`@`%`',
    'GRANT TRIGGER ON "other".* TO "a"@"%"',
    'GRANT SHOW_ROUTINE ON *.* TO `a`@`%`',
    'GRANT `role`@`%` TO `a`@`%`',
    'REVOKE EVENT ON `shop`.* FROM `a`@`%`',
  ];
  expect([...privilegesOn('sh_p', grants)].sort()).toEqual(['EVENT', 'SELECT', 'SHOW VIEW', 'SHOW_ROUTINE', 'USAGE']);
  expect([...privilegesOn('shop', grants)].sort()).toEqual(['SHOW_ROUTINE', 'USAGE']);
  expect([...privilegesOn('other', grants)].sort()).toEqual(['SHOW_ROUTINE', 'TRIGGER', 'USAGE']);
  expect([...privilegesOn(null, grants)].sort()).toEqual(['SHOW_ROUTINE', 'USAGE']);
});

it('takes passwords out of options and comments of remote tables', () => {
  const texts = [
    'host "h", user "u", password "top-secret"',
    "option_list='user=u,password=top-secret,x=1'",
    'connection=mysql://u:top-secret@h/db',
  ];
  for (const text of texts) expect(withoutPasswords(text)).not.toContain('top-secret');
  expect(withoutPasswords('orders of the day')).toBe('orders of the day');
});

it('writes filters that mean the same whatever the server is set to', () => {
  const schema = { level: 'cosmetic', strict: [] } as const;
  const objects = (more: object, database?: string) =>
    scopeOf({ schema: { ...schema, ...more }, ...(database === undefined ? {} : { database }) }).objects('s', 'n');
  expect(objects({}, 'shop')).toBe('s = DATABASE()');
  expect(objects({ schemas: ["it's"] })).toBe("s = 'it''s'");
  expect(objects({ schemas: ['a\\', 'b'] })).toBe("s IN (CONVERT(x'615c' USING utf8mb4), 'b')");
  expect(objects({ exclude: ['*.tmp_*', 'a.b?'] }, 'shop')).toBe(
    "s = DATABASE() AND NOT (n LIKE 'tmp!_%' ESCAPE '!') AND NOT (s LIKE 'a' ESCAPE '!' AND n LIKE 'b_' ESCAPE '!')",
  );
  expect(objects({})).toContain('NOT IN');
});
