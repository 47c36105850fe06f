import * as z from 'zod';
import type { Found } from '../../../src/kit/database/look.ts';
import { bool, json, limit, moment, one, text } from './cells.ts';

const account = one({
  name: text,
  superuser: bool,
  createrole: bool,
  createdb: bool,
  replication: bool,
  bypassrls: bool,
  connections: limit,
  expires: moment,
  creates: bool,
  temporary: bool,
  roles: json(z.array(text)).nullable(),
});

/** Rights of the account that logged in. */
export function readAccount(rows: readonly unknown[]): Found {
  const row = account.parse(rows);
  return {
    facts: {
      account: {
        name: row.name,
        superuser: row.superuser,
        createRole: row.createrole,
        createDatabase: row.createdb,
        replication: row.replication,
        bypassRowSecurity: row.bypassrls,
        createInDatabase: row.creates,
        temporary: row.temporary,
        connectionLimit: row.connections,
        passwordExpires: row.expires,
        memberOf: row.roles ?? [],
      },
    },
  };
}
