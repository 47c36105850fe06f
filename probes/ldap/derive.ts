import { deriveService } from '../../src/kit/service/derive-service.ts';
import { isJsonList, isJsonObject, type Json, type JsonObject } from '../../src/model/json.ts';
import type { Derive } from '../../src/model/derive.ts';
import { notSupported } from '../../src/kit/machine/missed.ts';

/** Product by what a server says of its maker and version, and the version in it. Checked in this order. */
const makers: readonly (readonly [RegExp, string, RegExp | null])[] = [
  [/samba/i, 'Samba', null],
  [/389 project|389-directory/i, '389 Directory Server', /389-Directory\/([\d.]+)/i],
  [/red ?hat/i, 'Red Hat Directory Server', /Directory\/([\d.]+)/i],
  [/apache software foundation/i, 'ApacheDS', /^([\w.-]+)/],
  [/edirectory/i, 'eDirectory', /eDirectory ([\d.]+(?: SP\d+)?)/i],
  [/opendj|forgerock|open identity platform/i, 'OpenDJ', /([\d.]+)/],
  [/ping ?(?:identity|directory)/i, 'PingDirectory', /([\d.]+)/],
  [/oracle internet directory/i, 'Oracle Internet Directory', /([\d.]+)/],
  [/sun-directory|oracle-directory|oracle directory server/i, 'Oracle Directory Server', /([\d.]+)/],
  [/international business machines/i, 'IBM Security Directory Server', /([\d.]+)/],
  [/\blldap\b/i, 'LLDAP', /([\d.]+)/],
];

/** Functional levels of Active Directory by number (MS-ADTS, section 6.1.4.4). */
const levels: Readonly<Record<number, string>> = {
  0: 'Windows 2000',
  1: 'Windows Server 2003 (interim)',
  2: 'Windows Server 2003',
  3: 'Windows Server 2008',
  4: 'Windows Server 2008 R2',
  5: 'Windows Server 2012',
  6: 'Windows Server 2012 R2',
  7: 'Windows Server 2016',
  10: 'Windows Server 2025',
};

/** Which product it is, its version, and the names of the functional levels. Pure. */
export const derive: Derive = (facts, context) => {
  const service = deriveService(facts, context).facts;
  const found = productOf(facts);
  if (found === null) {
    const unknown = ['product', 'version'].map((path) => notSupported(path, 'ldap.gap.product'));
    return { facts: { ...service, ...levelNames(facts) }, gaps: unknown };
  }
  const { product, version } = found;
  const told = { ...service, ...levelNames(facts), product };
  if (version === null) return { facts: told, gaps: [notSupported('version', 'kit.gap.version-unknown')] };
  return { facts: { ...told, version } };
};

function productOf(facts: JsonObject): { readonly product: string; readonly version: string | null } | null {
  const text = (name: string): string => (typeof facts[name] === 'string' ? facts[name] : '');
  const maker = `${text('vendorName')} ${text('vendorVersion')}`;
  const own = makers.find(([sign]) => sign.test(maker));
  if (own !== undefined) return { product: own[1], version: own[2]?.exec(text('vendorVersion'))?.[1] ?? null };
  // AD LDS says 1851, a domain controller 800 (MS-ADTS, section 3.1.1.3.4.3).
  if (has(facts['capabilities'], '1.2.840.113556.1.4.1851')) return { product: 'Active Directory LDS', version: null };
  if (has(facts['capabilities'], '1.2.840.113556.1.4.800')) return { product: 'Active Directory', version: null };
  if (!has(facts['rootClasses'], 'OpenLDAProotDSE') && !text('serverInfo').includes('OpenLDAP')) return null;
  return { product: 'OpenLDAP', version: /slapd (\d[\w.]*)/.exec(text('serverInfo'))?.[1] ?? null };
}

function has(list: Json | undefined, item: string): boolean {
  return isJsonList(list) && list.includes(item);
}

function levelNames(facts: JsonObject): JsonObject {
  const own = facts['activeDirectory'];
  if (!isJsonObject(own)) return {};
  const name = (level: Json | undefined): string | null => (typeof level === 'number' ? (levels[level] ?? null) : null);
  const domainLevel = name(own['domain']);
  const forestLevel = name(own['forest']);
  return {
    activeDirectory: {
      ...(domainLevel === null ? {} : { domainLevel }),
      ...(forestLevel === null ? {} : { forestLevel }),
    },
  };
}
