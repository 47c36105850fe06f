import type { Settings } from './schema.ts';

/** StartTLS (RFC 4511, section 4.14). */
export const askStartTls = 'StartTLS';
/** What the server says of itself (RFC 4512, section 5.1). */
export const askRootDse = 'search base="" scope=base (objectClass=*)';
/** A server that says nothing of itself to strangers is asked again. */
export const askRootDseAgain = `${askRootDse}, after the login`;
/** Ends the connection; nothing comes back (RFC 4511, section 4.3). */
export const sayGoodbye = 'unbind';
/** Its version, which OpenLDAP tells there where it tells it at all (OpenLDAP Administrator’s Guide, "Monitoring"). */
export const askMonitor = 'search base="cn=Monitor" scope=base (objectClass=*)';

/** Everything that is asked, in this order. A handshake that fails is looked at again and once more. Pure. */
export function requests(settings: Settings): readonly string[] {
  const { startTls, search } = settings;
  return [
    ...(startTls ? [askStartTls, askStartTls, askStartTls] : []),
    askRootDse,
    ...(settings.user === undefined ? [] : [askRootDseAgain]),
    askMonitor,
    ...(search === undefined ? [] : [searchText(search)]),
    sayGoodbye,
  ];
}

/** A search in one line. */
export function searchText(search: NonNullable<Settings['search']>): string {
  const { base, scope, filter, attributes } = search;
  return [`search base="${base}" scope=${scope} ${filter}`, ...attributes].join(' ');
}
