import type { CauseId } from '../../model/cause.ts';

/**
 * What servers say over HTTP where the trouble is one of TLS, in the words of nginx (ngx_http_special_response.c), Apache
 * httpd (ssl_engine_io.c), Go (net/http) and Tomcat; the numbers after 403 are those of IIS.
 */
const sayings: readonly (readonly [RegExp, CauseId])[] = [
  [/No required (?:SSL|TLS) certificate was sent|\b403\.7\b/, 'tls-client-certificate-required'],
  [/The (?:SSL|TLS) certificate error|\b403\.1[2367]\b/, 'tls-client-certificate-rejected'],
  [/The plain HTTP request was sent to HTTPS port/, 'tls-required'],
  [/speaking plain HTTP to an SSL-enabled server port/, 'tls-required'],
  [/Client sent an HTTP request to an HTTPS server/, 'tls-required'],
  [/This combination of host and port requires TLS/, 'tls-required'],
];

/** Longest beginning of a body that is searched, characters: these pages are short. */
const searched = 4000;

/** Whether a status may stand for a trouble of TLS: 400, 403 and those of nginx's own (494 to 497). */
export function mayBeOfTls(status: number): boolean {
  return status === 400 || status === 403 || (status >= 494 && status <= 497);
}

/**
 * The cause of TLS that an HTTP reply stands for; null: it stands for none. Pure.
 *
 * @param status HTTP status: only 400, 403 and those of nginx's own (494 to 497) count
 * @param bodyText beginning of the body
 */
export function tlsReplyOf(status: number, bodyText: string): CauseId | null {
  if (!mayBeOfTls(status)) return null;
  const text = bodyText.slice(0, searched);
  for (const [pattern, cause] of sayings) if (pattern.test(text)) return cause;
  return null;
}
