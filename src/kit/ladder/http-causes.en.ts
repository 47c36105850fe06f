import type { Texts } from '../../model/message.ts';

/** Why a request over HTTP failed (`cause.ID`), and what to do next (`advice.ID`), English. */
export const en = {
  'cause.http-not-spoken': '{host}:{port} does not speak HTTP. It answers: {seen}.',
  'advice.http-not-spoken': 'Check port and scheme: where it answers TLS, the address must begin with https://.',
  'cause.http-malformed': 'The reply of {host}:{port} breaks the rules of HTTP: {rule}.',
  'advice.http-malformed':
    'Show it to the maker of the service; more tolerant clients may pass over it, others will not.',
  'cause.http-timeout': '{host}:{port} took the request and did not answer within {timeoutMs}.',
  'advice.http-timeout': 'Look at the load and the log of the service and of what it depends on.',
  'cause.http-closed': '{host}:{port} closed the connection without an answer.',
  'advice.http-closed':
    'Look at the log of the service, and for a gateway or filter in between that cuts such requests off.',
  'cause.http-headers-too-large': 'The headers of the reply of {host}:{port} have no end in sight.',
  'advice.http-headers-too-large': 'Look at what the service puts into its headers (cookies above all).',
  'cause.http-unexpected-status': '{host}:{port} answered {status} {reason}. Accepted: {accepted}.',
  'advice.http-unexpected-status': 'Check the path; from 500 on look at the log of the service. Answered by: {server}.',
  'cause.http-login-method': '{host}:{port} asks for another login than the check is set to. It asks for: {schemes}.',
  'advice.http-login-method': 'Write the login that the service asks for: basic, bearer or auth.',
  'cause.http-login-denied': '{host}:{port} did not let us in: {status} {reason}.',
  'advice.http-login-denied': 'Check user, password or token and their rights. It is not tried again in this run.',
  'cause.http-redirect-loop':
    '{host}:{port} redirects in a circle: {url} for the second time, after {hops} {hops|one:hop|other:hops}.',
  'advice.http-redirect-loop':
    'Often a proxy ends TLS and the application does not know it; look at its X-Forwarded-Proto settings.',
  'cause.http-redirect-too-many': '{host}:{port} still redirects after {hops} {hops|one:hop|other:hops}.',
  'advice.http-redirect-too-many': 'Use the address where it ends, or raise followRedirects.',
  'cause.http-redirect-invalid': '{host}:{port} answered {status} without a usable address to go to: {location}.',
  'advice.http-redirect-invalid': 'Have the Location header of the service corrected.',
  'cause.http-redirect-not-followed':
    '{host}:{port} answered {status} and redirects to {location}, which is not followed.',
  'advice.http-redirect-not-followed':
    'Use the address where it leads, or allow it with redirectTo (in a browser: allowOrigins); it may be a login page.',
  'cause.http-redirect-downgrade':
    '{host}:{port} redirects from https to http ({location}). It is not followed: anybody on the way could read and change what comes.',
  'advice.http-redirect-downgrade':
    'Often a proxy ends TLS and the application does not know it: have X-Forwarded-Proto passed on and heeded.',
  'cause.http-method-refused': '{host}:{port} takes no {method} here: {status} {reason}. Allowed: {allow}.',
  'advice.http-method-refused': 'Check method and path; gateways often let only some methods through.',
  'cause.http-rate-limited':
    '{host}:{port} limits how often it is asked: {status} {reason}. Wait asked for: {retryAfter}.',
  'advice.http-rate-limited':
    'Ask the owner for a higher limit for the address that checks, or check less at once. It says nothing of the service behind.',
  'cause.http-gateway-failed':
    '{host}:{port} is a gateway ({server}) that got no good answer from the service behind it: {status} {reason}.',
  'advice.http-gateway-failed':
    'The way to the gateway is fine. Ask its owner which service it passes this path on to, and look whether that one runs and answers in time.',
  'cause.http-proxy-instead':
    '{host}:{port} answers like a proxy that wants a login ({status} {reason}), and not like the service. It asks for: {schemes}.',
  'advice.http-proxy-instead': 'Check whether the address is that of a proxy, or a proxy stands in the way.',
  'cause.token-denied': '{host}:{port} gave no token to {account}: {status} {error}.',
  'advice.token-denied':
    'Check client id, secret, scope and audience with the owner of the login service. It is not tried again in this run.',
  'cause.token-unusable': 'The answer of {host}:{port} holds no token that can be used: {rule}.',
  'advice.token-unusable': 'Check tokenUrl: it must be the token endpoint of an OAuth 2.0 service (RFC 6749).',
  'cause.body-closed': '{host}:{port} broke off in the middle of its reply: {received} came, expected {expected}.',
  'advice.body-closed': 'Look at the log of the service, and at the time limits of gateways in between.',
  'cause.body-timeout': 'The reply of {host}:{port} did not come to its end within {timeoutMs}: {received} came.',
  'advice.body-timeout': 'Look at the load of the service and at the line in between.',
  'cause.body-too-large': 'The reply of {host}:{port} is larger than {limit}.',
  'advice.body-too-large': 'Ask for something smaller, use HEAD, or raise bodyLimit.',
  'cause.body-encoding-broken': 'The compressed reply of {host}:{port} cannot be unpacked: {encoding}, {how}.',
  'advice.body-encoding-broken': 'Look at the compression settings of the server and of gateways in between.',
  'encoding.unknown': 'an encoding that is not known',
  'encoding.broken': 'its data are broken',
  'encoding.truncated': 'it ends too early',
  'cause.body-not-json': 'The reply of {host}:{port} is no JSON, from character {at} on. It begins with: {begins}.',
  'advice.body-not-json': 'Check the path, and the Accept header where the service can answer in several forms.',
  'cause.body-html-instead': '{host}:{port} answered with a web page where data were expected. Its title: {title}.',
  'advice.body-html-instead': 'It is often a login page or the error page of a gateway: check path, login and gateway.',
  'cause.body-not-xml': 'The reply of {host}:{port} is no XML that can be read: {why}, line {line}, column {column}.',
  'advice.body-not-xml': 'Check the path, and what the service answers where it refuses: show the reply to its maker.',
  'cause.value-not-found': 'The reply of {host}:{port} has no value at {place}.',
  'advice.value-not-found': 'Look at the reply and correct the path, header or pattern.',
  'cause.websocket-not-upgraded':
    '{host}:{port} answered {status} {reason} in place of switching to WebSocket. Who answered: {server}.',
  'advice.websocket-not-upgraded':
    'Check the path, then each proxy on the way: it must pass on the headers Upgrade and Connection and speak HTTP/1.1.',
  'cause.http2-not-spoken': '{host}:{port} does not speak HTTP/2, which gRPC needs. It answers: {seen}.',
  'advice.http2-not-spoken':
    'Check the port, then each proxy on the way: it must speak HTTP/2 on both sides (nginx: http2 and grpc_pass).',
} as const satisfies Texts;
