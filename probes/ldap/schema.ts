import * as z from 'zod';
import { flag, names, text } from '../../src/kit/database/fact-shapes.ts';
import { protectedLogin, wholeAccount } from '../../src/kit/service/account.ts';
import { serviceDerivedShapes, serviceFactShapes } from '../../src/kit/service/fact-shapes.ts';
import { serviceSettings } from '../../src/kit/service/settings.ts';
import { secret } from '../../src/kit/settings.ts';
import { encodeFilter } from './filter.ts';

/** Entries that one search may count at most. */
const most = 1000;

const Search = z.strictObject({
  base: z.string().max(1000).describe('entry it begins at'),
  scope: z.enum(['base', 'one', 'sub']).default('sub'),
  filter: z
    .string()
    .max(4000)
    .refine((filter) => encodeFilter(filter) !== null, 'ldap.filter')
    .default('(objectClass=*)'),
  limit: z.number().int().min(1).max(most).default(100),
  attributes: z
    .array(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.;_-]*$/, 'ldap.attribute'))
    .max(20)
    .default([]),
});
export type Search = z.infer<typeof Search>;

export const Settings = z
  .strictObject({
    ...serviceSettings(389),
    startTls: z.boolean().default(false),
    user: z.string().min(1).max(1000).exactOptional(),
    password: secret().exactOptional(),
    allowPlainLogin: z.boolean().default(false),
    search: Search.exactOptional(),
  })
  .superRefine((settings, context) => {
    protectedLogin(settings, context);
    wholeAccount(settings, context);
  });
export type Settings = z.infer<typeof Settings>;

const privilege = 'read access to the root DSE';

export const Facts = z.strictObject({
  ...serviceFactShapes,
  vendorName: text('389 Project').nullable().exactOptional().describe('maker, as the server says; null: it does not'),
  vendorVersion: text('389-Directory/2.4.5')
    .nullable()
    .exactOptional()
    .describe('version text of the maker; null: it says none'),
  serverInfo: text('OpenLDAP: slapd 2.5.13')
    .nullable()
    .exactOptional()
    .meta({ privilege: 'read access to cn=Monitor' })
    .describe('what cn=Monitor says of the server; null: it says nothing'),
  namingContexts: names(['dc=example,dc=org'])
    .exactOptional()
    .meta({ privilege })
    .describe('roots of the trees the server holds'),
  defaultNamingContext: text('dc=example,dc=org').nullable().exactOptional().describe('main tree; null: none is named'),
  ldapVersions: names(['3']).exactOptional().describe('versions of the protocol'),
  controls: names(['1.2.840.113556.1.4.319']).exactOptional().describe('OIDs of the controls it supports'),
  extensions: names(['1.3.6.1.4.1.1466.20037']).exactOptional().describe('OIDs of the extended operations it supports'),
  mechanisms: names(['GSSAPI', 'EXTERNAL']).exactOptional().describe('SASL mechanisms it offers on this connection'),
  capabilities: names(['1.2.840.113556.1.4.800'])
    .exactOptional()
    .describe('OIDs of the capabilities and features it names'),
  rootClasses: names(['top', 'OpenLDAProotDSE']).exactOptional().describe('object classes of its root entry'),
  activeDirectory: z
    .strictObject({
      host: text('dc1.example.org').nullable().describe('name of the domain controller'),
      domain: z.number().nullable().describe('functional level of the domain, as a number'),
      forest: z.number().nullable().describe('functional level of the forest, as a number'),
      controller: z.number().nullable().describe('functional level of the domain controller, as a number'),
      synchronized: flag(true).nullable().describe('whether it has finished its first replication'),
      globalCatalog: flag(true).nullable().describe('whether it serves the global catalogue'),
      time: z
        .string()
        .nullable()
        .meta({ unit: 'instant', volatile: true })
        .describe('its clock when it answered, to the second'),
    })
    .nullable()
    .exactOptional()
    .describe('what Active Directory adds; null: it is none'),
  anonymous: flag(true).describe('whether it says what it is without a login'),
  login: z
    .strictObject({
      account: text('cn=app,dc=example,dc=org').describe('account that logged in'),
      passwordEnds: z
        .number()
        .nullable()
        .meta({ unit: 'seconds', volatile: true })
        .describe('until the password ends, where the server warns; null: it does not'),
      graceLogins: z.number().nullable().describe('logins left with a password that ended; null: it has not'),
    })
    .nullable()
    .exactOptional()
    .describe('login; null: none'),
  search: z
    .strictObject({
      entries: z.number().exactOptional().describe('entries found; where there are more than the limit a gap'),
      references: z.number().describe('places in other servers it was referred to; they are not asked'),
      found: z
        .array(
          z.strictObject({
            dn: z.string().describe('name of the entry'),
            attributes: z.record(z.string(), z.array(z.string())).describe('values by attribute, as far as asked for'),
          }),
        )
        .meta({ key: 'dn' })
        .exactOptional()
        .describe('entries with the attributes that were asked for'),
    })
    .exactOptional()
    .describe('what the search found'),
});
export type Facts = z.infer<typeof Facts>;

export const Derived = z.object({
  ...serviceDerivedShapes,
  product: z
    .string()
    .meta({ spelling: 'free', examples: ['OpenLDAP'] })
    .describe('product'),
  version: z
    .string()
    .meta({ dialect: 'loose', role: 'version', dependsOn: ['product'], examples: ['2.5.13'] })
    .describe('version of the product'),
  activeDirectory: z
    .object({
      domainLevel: text('Windows Server 2016').describe('functional level of the domain by its name'),
      forestLevel: text('Windows Server 2016').describe('functional level of the forest by its name'),
    })
    .describe('what Active Directory adds'),
});
