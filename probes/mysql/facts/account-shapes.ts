import * as z from 'zod';
import { flag, names, text } from '../../../src/kit/database/fact-shapes.ts';

/** Facts about the account the check logs in with. */
export const accountFactShapes = {
  account: z
    .strictObject({
      name: text('ready@%').exactOptional().describe('CURRENT_USER(): the account the server took us for'),
      grants: names(['GRANT USAGE ON *.* TO `ready`@`%`'])
        .exactOptional()
        .describe('SHOW GRANTS, password hashes taken out'),
      globalPrivileges: names(['USAGE'], ['PROCESS', 'REPLICATION CLIENT'])
        .exactOptional()
        .describe('privileges on *.*; sorted'),
      allPrivileges: flag().exactOptional().describe('it may do everything on the whole server'),
      beyondReading: names([], ['FILE', 'SUPER'])
        .exactOptional()
        .describe('privileges at any level that let it do more than look; sorted. A check needs none of them'),
      authentication: names(['caching_sha2_password'], ['ed25519', 'unix_socket'])
        .exactOptional()
        .describe('methods by which the account logs in'),
      passwordLifetime: z
        .number()
        .nullable()
        .exactOptional()
        .meta({ unit: 'days', examples: [90] })
        .describe('how long a password of the account lasts; null: for ever'),
      passwordExpires: z
        .string()
        .nullable()
        .exactOptional()
        .meta({
          unit: 'instant',
          privilege: 'MySQL: SELECT on mysql.user, where passwords expire at all',
          examples: ['2027-02-21T02:41:02.000Z'],
        })
        .describe('moment from which the server wants another password; null: never. MariaDB tells it from 11.5 on'),
    })
    .exactOptional()
    .describe('rights and password of the account the check logs in with'),
};

/** What follows from them. */
export const accountDerivedShapes = {
  account: z.strictObject({
    passwordDaysLeft: z
      .number()
      .nullable()
      .meta({ unit: 'days', volatile: true, examples: [60] })
      .describe('days until the password of the account expires; null: never'),
  }),
};
