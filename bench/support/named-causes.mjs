/**
 * Words by which a tool names a cause, whatever else it says: generous, because another tool speaks to experts and need
 * not use ours. `certificate-expired` counts without saying which certificate. A cause that is not here is named by
 * nobody but us.
 *
 * @type {Readonly<Record<string, RegExp>>}
 */
export const words = {
  'certificate-expired': /expired/i,
  'certificate-not-yet-valid': /not yet valid/i,
  'certificate-untrusted': /local issuer|self.signed certificate in|unknown authority|unable to verify/i,
  'certificate-incomplete-chain': /local issuer|unable to verify the first|unknown authority/i,
  'certificate-self-signed': /self.signed|unknown authority/i,
  'certificate-wrong-host': /match|not valid for|cannot validate|doesn.t contain any/i,
  'certificate-wrong-purpose': /purpose|key usage/i,
  'certificate-rejected': /weak|too small|insecure|SHA1|md5/i,
  'tls-not-spoken': /wrong version|does not look like|HTTP response to HTTPS|record layer/i,
  'tls-closed': /eof|reset|syscall|closed/i,
  'tls-timeout': /(?:tls|ssl|handshake).*(?:timed? ?out|deadline)|(?:timed? ?out|deadline).*(?:tls|ssl|handshake)/i,
  'tls-version-unsupported': /protocol version|unsupported protocol|supported versions/i,
  'tls-handshake-refused': /handshake failure|no cipher|insufficient security|internal error|decode error|alert/i,
  'tls-client-certificate-required': /certificate required|client certificate/i,
  'tls-client-certificate-rejected':
    /bad certificate|unknown ca|certificate (?:unknown|revoked|expired)|access denied/i,
  'tls-name-unknown': /unrecognized name/i,
  'tls-legacy-renegotiation': /renegotiation/i,
  'tls-failed': /alert|bad|illegal|decode|invalid|error:/i,
  'http-not-spoken': /HTTP\/0\.9|malformed HTTP|invalid HTTP|unsupported protocol|not HTTP/i,
  'http-malformed': /malformed|invalid|illegal|weird|\bbad\b|nul/i,
  'http-timeout': /timed? ?out|deadline/i,
  'http-closed': /empty reply|eof|reset|no data/i,
  'http-headers-too-large': /too large|too long|exceed/i,
  'http-unexpected-status': /\b[45]\d\d\b/,
  'http-gateway-failed': /\b50[234]\b/,
  'http-login-denied': /\b40[13]\b/,
  'http-rate-limited': /\b429\b/,
  'http-redirect-loop': /redirect/i,
  'http-redirect-too-many': /redirect/i,
  'http-redirect-invalid': /redirect|location|unsupported protocol|protocol .* not supported/i,
  'http-redirect-not-followed': /\b30\d\b/,
  'body-closed': /unexpected eof|transfer closed|outstanding|partial|reset|eof/i,
  'body-timeout': /timed? ?out|deadline/i,
  'body-too-large': /too large|exceed|filesize/i,
  'body-encoding-broken': /decompress|deflat|gzip|inflat|encoding/i,
  'body-not-json': /json/i,
  'body-html-instead': /json/i,
};
