import type { JsonObject } from '../../src/model/json.ts';
import type { Entry } from './message.ts';

/** What is asked of the root entry (RFC 4512, section 5.1; RFC 3045; MS-ADTS, section 3.1.1.3.2). */
export const rootAttributes = [
  'objectClass',
  'vendorName',
  'vendorVersion',
  'namingContexts',
  'defaultNamingContext',
  'supportedLDAPVersion',
  'supportedControl',
  'supportedExtension',
  'supportedSASLMechanisms',
  'supportedCapabilities',
  'supportedFeatures',
  'monitorContext',
  'dnsHostName',
  'domainFunctionality',
  'forestFunctionality',
  'domainControllerFunctionality',
  'isSynchronized',
  'isGlobalCatalogReady',
  'currentTime',
] as const;

/** Facts of the root entry. */
export const rootFacts = [
  'vendorName',
  'vendorVersion',
  'namingContexts',
  'defaultNamingContext',
  'ldapVersions',
  'controls',
  'extensions',
  'mechanisms',
  'capabilities',
  'rootClasses',
  'activeDirectory',
  'serverInfo',
] as const;

/** The facts in a root entry. */
export function rootDse(entry: Entry): JsonObject {
  const all = (name: string): string[] => [...(entry.attributes.get(name.toLowerCase()) ?? [])].sort();
  const one = (name: string): string | null => entry.attributes.get(name.toLowerCase())?.[0] ?? null;
  return {
    vendorName: one('vendorName'),
    vendorVersion: one('vendorVersion'),
    namingContexts: all('namingContexts'),
    defaultNamingContext: one('defaultNamingContext'),
    ldapVersions: all('supportedLDAPVersion'),
    controls: all('supportedControl'),
    extensions: all('supportedExtension'),
    mechanisms: all('supportedSASLMechanisms'),
    capabilities: [...all('supportedCapabilities'), ...all('supportedFeatures')].sort(),
    rootClasses: all('objectClass'),
    activeDirectory: activeDirectory(one),
  };
}

function activeDirectory(one: (name: string) => string | null): JsonObject | null {
  if (one('domainControllerFunctionality') === null && one('forestFunctionality') === null) return null;
  const number = (name: string): number | null => {
    const text = one(name);
    return text !== null && /^\d{1,3}$/.test(text) ? Number(text) : null;
  };
  const flag = (name: string): boolean | null => {
    const text = one(name);
    return text === 'TRUE' || text === 'FALSE' ? text === 'TRUE' : null;
  };
  return {
    host: one('dnsHostName'),
    domain: number('domainFunctionality'),
    forest: number('forestFunctionality'),
    controller: number('domainControllerFunctionality'),
    synchronized: flag('isSynchronized'),
    globalCatalog: flag('isGlobalCatalogReady'),
    time: instantOf(one('currentTime')),
  };
}

/** A moment written as `20261123054000.0Z` (RFC 4517, section 3.3.13). */
function instantOf(text: string | null): string | null {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:[.,]\d+)?Z$/.exec(text ?? '');
  if (parts === null) return null;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] = parts;
  const moment = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(moment) ? null : new Date(moment).toISOString();
}
