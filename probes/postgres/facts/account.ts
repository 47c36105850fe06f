import * as z from 'zod';
import { amount, flag, instant, names, text } from '../../../src/kit/database/fact-shapes.ts';

/** Rights of the account that a check logs in with. */
export const accountFacts = {
  account: z
    .strictObject({
      name: text('ready').describe('current_user'),
      superuser: flag().describe('may do everything'),
      createRole: flag().describe('may create roles'),
      createDatabase: flag().describe('may create databases'),
      replication: flag().describe('may copy the cluster'),
      bypassRowSecurity: flag().describe('sees rows that policies hide'),
      createInDatabase: flag().describe('may create schemas in the database'),
      temporary: flag(true).describe('may create temporary tables in the database'),
      connectionLimit: amount(20).nullable().describe('connections it may have at most; null: no limit of its own'),
      passwordExpires: instant('2027-06-30T00:00:00Z')
        .nullable()
        .describe('until when its password holds (rolvaliduntil); null: for ever'),
      memberOf: names(['pg_monitor']).describe('roles it is a member of, directly or through others'),
    })
    .exactOptional()
    .describe('rights of the account the check logs in with'),
};

/** What follows from them by our own rules. */
export const accountDerived = {
  account: z.strictObject({
    passwordDaysLeft: z
      .number()
      .nullable()
      .meta({ unit: 'days', volatile: true, examples: [30] })
      .describe('whole days until the password ends; negative: days since; null: it never does'),
    beyondReading: names(['SUPERUSER']).describe(
      'rights that a check does not need, in the words of CREATE ROLE and GRANT',
    ),
  }),
};
