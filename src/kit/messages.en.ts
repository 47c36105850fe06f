import type { CauseId } from '../model/cause.ts';
import { en as database } from './database/messages.en.ts';
import { en as ladder } from './ladder/messages.en.ts';
import { en as schema } from './schema/messages.en.ts';
import type { Texts } from '../model/message.ts';

/** Why a target gave no answer (`cause.ID`), what to do next (`advice.ID`), why a fact is missing (`kit.gap.ID`), English. */
export const en = {
  ...database,
  ...ladder,
  ...schema,
  'cause.name-not-found': 'The name {host} is not known to the resolver of this machine.',
  'advice.name-not-found':
    'Check the spelling, and ask the network team for a DNS record or an entry in the hosts file of this machine.',
  'cause.name-lookup-failed': 'Looking up the name {host} failed: the resolver gave no usable answer.',
  'advice.name-lookup-failed':
    'Check which DNS servers this machine uses and whether they can be reached, then try again.',
  'cause.name-lookup-timeout': 'Looking up the name {host} took longer than {timeoutMs}.',
  'advice.name-lookup-timeout': 'Ask the network team whether the DNS servers of this machine answer, and how fast.',
  'cause.name-no-address': 'DNS knows the name {host}, and no address of it (neither A nor AAAA).',
  'advice.name-no-address':
    'Ask whoever keeps the zone for an A or AAAA record; the name may be meant for mail or for something else.',
  'cause.name-server-failed':
    'The DNS server could not find out what {host} is ({code}): it did not get an answer from the servers of that zone, or does not believe it.',
  'advice.name-server-failed':
    'Ask the network team to look up {host} on the DNS server itself; forwarding, the zone or DNSSEC is broken.',
  'cause.name-server-refused': 'The DNS server refuses to answer this machine ({host}).',
  'advice.name-server-refused':
    'Ask the network team which DNS server this machine is to use, and to admit it there. Servers asked: {servers}.',
  'cause.name-server-timeout': 'No DNS server answered when asked for {host}. Asked: {servers}.',
  'advice.name-server-timeout':
    'Ask the network team whether these DNS servers run and whether port 53 (UDP and TCP) is open to them.',
  'cause.name-server-unreachable': 'No DNS server can be reached that was asked for {host}: {servers}.',
  'advice.name-server-unreachable':
    'Correct the DNS servers in the network settings of this machine (or of this check), or have the name entered into its hosts file.',
  'cause.address-invalid': '{host} is neither a host name nor an IP address.',
  'advice.address-invalid': 'Correct the address in the site file.',
  'cause.connect-refused':
    '{address} refused the connection to port {port} ({host}): nothing listens there, or a firewall rejects it.',
  'advice.connect-refused':
    'Check that the service runs and listens on this address and port, not on 127.0.0.1 only; then ask for the firewall rule.',
  'cause.connect-timeout': 'No answer from {address} on port {port} ({host}) within {timeoutMs}: most likely filtered.',
  'advice.connect-timeout': 'Ask the network team for a firewall rule from this machine to {address}, port {port}.',
  'cause.host-unreachable':
    '{address} ({host}, port {port}) cannot be reached: the network says that the host is not there, or that it is prohibited.',
  'advice.host-unreachable':
    'Check that the machine is switched on and that routing and firewall let this machine reach it.',
  'cause.network-unreachable': 'This machine has no route to {address} ({host}, port {port}).',
  'advice.network-unreachable':
    'Ask the network team for a route, or run the check from a machine inside that network.',
  'cause.connect-reset': '{address} broke off the connection to port {port} ({host}) while it was being made.',
  'advice.connect-reset': 'Look for a firewall, load balancer or connection limit in between that resets connections.',
  'cause.connect-denied-locally': 'This machine itself does not allow a connection to {address}, port {port} ({host}).',
  'advice.connect-denied-locally':
    'Check the local firewall, security software and routing rules of the machine that runs the check.',
  'cause.connect-failed': 'Connecting to {address}, port {port} ({host}), failed.',
  'advice.connect-failed': 'Try the same connection by hand from this machine and show the result to the network team.',
  'cause.proxy-unreachable': 'The proxy {proxy} on the way to {target} cannot be reached.',
  'advice.proxy-unreachable':
    'Ask the network team for the right address of the proxy and for the way to it; {target} itself was not asked.',
  'cause.proxy-timeout': 'The proxy {proxy} did not say within {timeoutMs} whether it leads on to {target}.',
  'advice.proxy-timeout':
    'Often the proxy itself waits for {target} in vain: ask whoever runs the proxy whether its firewall lets it there.',
  'cause.proxy-closed': 'The proxy {proxy} closed the connection when it was asked for {target}.',
  'advice.proxy-closed':
    'Ask whoever runs the proxy what its log says; some proxies close on what their rules do not allow.',
  'cause.proxy-not-spoken': '{proxy} does not behave like such a proxy. It answers: {seen}.',
  'advice.proxy-not-spoken': 'Correct kind (http, https, socks5, socks4), name and port of the proxy.',
  'cause.proxy-login-required': 'The proxy {proxy} demands a login ({schemes}), and none is given.',
  'advice.proxy-login-required':
    'Ask whoever runs the proxy for an account, or for a rule that lets this machine through to {target} without; give it with proxyUser and proxyPassword.',
  'cause.proxy-login-denied': 'The proxy {proxy} refused the login of {account}.',
  'advice.proxy-login-denied':
    'Check account and password at the proxy. It is not tried again in this run, so that the account is not locked.',
  'cause.proxy-method-unsupported': 'The proxy {proxy} asks for something that this tool does not know: {schemes}.',
  'advice.proxy-method-unsupported':
    'Ask for a login by name and password (Basic), for a rule that needs none, or for another proxy. Whether {target} can be reached stays open.',
  'cause.proxy-denied': 'The proxy {proxy} does not allow {target}: {said}.',
  'advice.proxy-denied': 'Ask whoever runs the proxy to allow this machine the way to {target}.',
  'cause.proxy-target-unreachable': 'The proxy {proxy} could not connect to {target}: {said}.',
  'advice.proxy-target-unreachable':
    'Check that the service runs at {target}; then ask whoever runs the proxy whether routing and firewall let the proxy there.',
  'cause.proxy-target-unresolved': 'The proxy {proxy} cannot look up the name of {target}: {said}.',
  'advice.proxy-target-unresolved':
    'Ask whoever runs the proxy: it has DNS servers of its own. For internal names, perhaps the proxy must not be used at all.',
  'cause.proxy-tls-failed': 'The TLS connection to the proxy {proxy} itself failed.',
  'advice.proxy-tls-failed':
    'Check whether the proxy speaks TLS at all (else write http://), and its certificate; name its authority with ca.',
  'cause.proxy-failed': 'The proxy {proxy} did not lead on to {target}: {said}.',
  'advice.proxy-failed': 'Ask whoever runs the proxy what its log says of this moment.',
  'cause.tls-not-spoken': '{host}:{port} does not speak TLS. It answers: {seen}.',
  'advice.tls-not-spoken':
    'Check port and scheme: perhaps the address must begin with http://, or another port speaks TLS.',
  'cause.tls-closed': '{host}:{port} closed the connection during the TLS handshake.',
  'advice.tls-closed':
    'Look at the log of the server or of the load balancer before it: a missing certificate, an unknown name or a filter on the way often ends like this.',
  'cause.tls-timeout': '{host}:{port} accepted the connection but did not finish the TLS handshake within {timeoutMs}.',
  'advice.tls-timeout':
    'Check whether the port speaks TLS at all and whether a firewall that inspects traffic stands in between.',
  'cause.tls-version-unsupported':
    '{host}:{port} speaks no TLS version of today (1.2 or 1.3). Version it offers: {version}.',
  'advice.tls-version-unsupported': 'Have TLS 1.2 or newer switched on at the server.',
  'cause.tls-handshake-refused':
    '{host}:{port} refused the TLS handshake: no cipher suite in common, or a rule of the server ({code}).',
  'advice.tls-handshake-refused':
    'Compare the cipher suites allowed at the server with those of current clients; its log says what it missed.',
  'cause.tls-client-certificate-required': '{host}:{port} demands a client certificate.',
  'advice.tls-client-certificate-required':
    'Ask the owner of the service for a client certificate, or for an address that needs none.',
  'cause.tls-name-unknown': '{host}:{port} does not know the name it was asked for in TLS.',
  'advice.tls-name-unknown': 'Use the name the service is published under, or set serverName.',
  'cause.tls-legacy-renegotiation': '{host}:{port} only offers the old, unsafe form of TLS renegotiation.',
  'advice.tls-legacy-renegotiation': 'Have the appliance or server updated (RFC 5746); current clients refuse it.',
  'cause.tls-failed': 'The TLS handshake with {host}:{port} failed ({code}).',
  'advice.tls-failed':
    'Look at the log of the server for this moment; the code above is what OpenSSL says on our side.',
  'cause.certificate-expired': 'The certificate “{subject}” of {host}:{port} expired on {notAfter}, {days} ago.',
  'advice.certificate-expired':
    'Ask its owner for a new certificate; where it is not the server’s own, for a new chain. Issuer: {issuer}.',
  'cause.certificate-not-yet-valid':
    'The certificate “{subject}” of {host}:{port} is valid only from {notBefore}, in {days}.',
  'advice.certificate-not-yet-valid': 'Check the clock of this machine and of the machine that made the certificate.',
  'cause.certificate-untrusted':
    'The certificate “{subject}” of {host}:{port} comes from an authority that is not trusted here: “{issuer}”.',
  'advice.certificate-untrusted':
    'Where it is the customer’s own authority, name its certificate with ca. Where it is not, find out who stands in between.',
  'cause.certificate-incomplete-chain':
    '{host}:{port} sends its certificate “{subject}” without that of its issuer “{issuer}”.',
  'advice.certificate-incomplete-chain':
    'Have the intermediate certificate installed at the server. Browsers may fetch it by themselves, programs do not.',
  'cause.certificate-self-signed': 'The certificate “{subject}” of {host}:{port} is signed by itself.',
  'advice.certificate-self-signed': 'Ask for a certificate of an authority; where this one is meant, name it with ca.',
  'cause.certificate-wrong-host': 'The certificate of {host}:{port} is not valid for {name}. It is valid for: {names}.',
  'advice.certificate-wrong-host':
    'Use a name it is valid for, or ask its owner for a certificate with the name {name}.',
  'cause.certificate-wrong-purpose': 'The certificate “{subject}” of {host}:{port} is not meant for servers.',
  'advice.certificate-wrong-purpose': 'Ask for a certificate with the purpose “server authentication”.',
  'cause.certificate-rejected': 'The certificate of {host}:{port} is not accepted ({code}).',
  'advice.certificate-rejected':
    'Ask its owner for a certificate with a current signature and key (SHA-256, RSA 2048 or EC).',
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
  'xml.not-well-formed': 'it is not well formed',
  'xml.doctype': 'it has a DOCTYPE, which is not read because of what entities can do',
  'xml.too-deep': 'it is nested deeper than 200 levels',
  'xml.too-many': 'it has more than 50,000 elements, attributes and texts',
  'cause.value-not-found': 'The reply of {host}:{port} has no value at {place}.',
  'advice.value-not-found': 'Look at the reply and correct the path, header or pattern.',
  'cause.login-denied': '{host}:{port} refused the login of {account}.',
  'advice.login-denied':
    'Check account and password. It is not tried again in this run, so that the account is not locked.',
  'cause.login-not-admitted': '{host}:{port} does not admit {account} from this machine ({from}).',
  'advice.login-not-admitted': 'Ask the administrator to admit this machine and account (pg_hba.conf, host lists).',
  'cause.login-method-unsupported': '{host}:{port} asks for a way to log in that this tool does not know.',
  'advice.login-method-unsupported':
    'Ask for an account with another method of authentication, for example SCRAM-SHA-256.',
  'cause.login-unprotected':
    '{host}:{port} asks for the password itself ({method}), and the connection does not protect it; it was not sent.',
  'advice.login-unprotected':
    'Have TLS switched on at the server. Where the network is trusted, allow it with tls: off; mysql_clear_password is never answered.',
  'cause.login-required': '{host}:{port} admits nobody without a login.',
  'advice.login-required': 'Ask for an account and name it in the settings of this check.',
  'cause.login-denied-before': '{host}:{port} already refused {account} in this run; it was not tried again.',
  'advice.login-denied-before': 'Correct the password for {account} and run again.',
  'cause.database-missing': '{host}:{port} has no database named {database}.',
  'advice.database-missing': 'Check the name; have the database created.',
  'cause.tls-required': '{host}:{port} admits only encrypted connections.',
  'advice.tls-required': 'Switch TLS on in the settings of this check.',
  'cause.tls-refused': '{host}:{port} offers no encryption.',
  'advice.tls-refused':
    'Have TLS switched on at the server, or allow a connection without it in the settings of this check.',
  'cause.too-many-connections': '{host}:{port} takes no more connections.',
  'advice.too-many-connections': 'Look at who holds the connections, then raise the limit or lower the pools.',
  'cause.server-starting': '{host}:{port} is starting up.',
  'advice.server-starting': 'Try again in a moment.',
  'cause.server-stopping': '{host}:{port} is shutting down.',
  'advice.server-stopping': 'Ask who stopped it, and try again when it runs.',
  'cause.service-refused': '{host}:{port} answers and refuses to serve this machine ({from}): {said}',
  'advice.service-refused':
    'Take the words of the server to its administrator: it may be overloaded or stopping, or not admit this machine.',
  'cause.association-rejected': '{host}:{port} rejected the association of {calling} with {called}: {said}',
  'advice.association-rejected':
    'Have both names (AE titles), this machine and its address registered at the other side; names are compared to the letter.',
  'cause.host-key-changed': 'The host key of {host}:{port} is not the one expected: it shows {seen}.',
  'advice.host-key-changed':
    'Ask the administrator whether the host was set up anew. If not, something else answers in its place: send no password.',
  'cause.no-common-algorithm': '{host}:{port} offers no algorithm that this tool knows as {kind}: {offered}.',
  'advice.no-common-algorithm': 'Have the server updated, or have current algorithms switched on there.',
  'cause.protocol-not-spoken': '{host}:{port} does not speak {protocol}. It answers: {seen}.',
  'advice.protocol-not-spoken': 'Check the port.',
  'cause.connection-lost': 'The connection to {host}:{port} broke off.',
  'advice.connection-lost': 'Look at the log of the server, and for time limits in between.',
  'cause.no-answer': '{host}:{port} accepted the connection and said nothing.',
  'advice.no-answer': 'Check that the right service listens there and that it is not overloaded.',
  'cause.query-failed': 'A query was refused by {host}:{port}: {said}',
  'advice.query-failed': 'Show it to the administrator of the database together with the statement on the touch list.',
  'cause.reply-not-understood': '{host}:{port} answered something that this tool does not understand.',
  'advice.reply-not-understood': 'Check product and port; where both are right, report it to the makers of this tool.',
  'cause.reply-late': '{host}:{port} began to answer and then said nothing more for {timeoutMs}.',
  'advice.reply-late':
    'Look at the load and the log of the service, and for filters on the way that hold packets back.',
  'cause.clock-skewed':
    '{host}:{port} refuses what is signed here: its clock and the one of this machine are {ahead} apart.',
  'advice.clock-skewed': 'Have both clocks set by the same time server; most services allow 5 to 15 minutes.',
  'cause.ntp-refused': 'The time server {host}:{port} refuses to tell this machine the time ({code}).',
  'advice.ntp-refused': 'Ask its administrator to admit this machine, or to ask less often where the code is RATE.',
  'cause.ping-no-reply': '{host} answered none of {sent} {sent|one:echo request|other:echo requests} (ping).',
  'advice.ping-no-reply':
    'Many networks drop ICMP on purpose: ask the network team, and check a port that the system needs instead.',
  'cause.account-locked': '{host}:{port} has locked the account {account}.',
  'advice.account-locked': 'Have the account unlocked; find out who tries it with a wrong password.',
  'cause.password-expired': 'The password of {account} at {host}:{port} has expired.',
  'advice.password-expired': 'Have the password renewed, and give the new one to every place that uses the account.',
  'cause.driver-missing': 'The driver {driver} is not there, or cannot be loaded.',
  'advice.driver-missing':
    'Install it beside this tool, or name the folder of its package as it came with the database; its own index.js must be in there.',
  'cause.host-blocked': '{host}:{port} no longer admits this machine after too many broken connections.',
  'advice.host-blocked': 'Ask the administrator to clear it (FLUSH HOSTS), and find out what broke the connections.',
  'cause.standby-closed': '{host}:{port} is a standby that takes no connections.',
  'advice.standby-closed':
    'Name the primary, or have the standby opened for reading (PostgreSQL: hot_standby = on); waiting does not help.',
  'cause.backend-unreachable': '{host}:{port} is a connection pool or proxy that cannot reach the database behind it.',
  'advice.backend-unreachable':
    'Look at the log of the pool: whether the database behind it runs, lets the pool in, and has connections left.',
  'cause.access-denied': '{host}:{port} let {account} in and does not permit it {object}.',
  'advice.access-denied': 'Ask the administrator for the right, or name another account or object.',
  'cause.virtual-host-missing': '{host}:{port} has no virtual host named {vhost}.',
  'advice.virtual-host-missing': 'Check the name (capitals count, and “/” is a name too); have it created.',
  'cause.protocol-version-refused': '{host}:{port} speaks {protocol}, but does not take version {version} of it.',
  'advice.protocol-version-refused': 'Set another version in the settings of this check, or have the server updated.',
  'cause.client-id-refused': '{host}:{port} does not admit the client id {clientId}.',
  'advice.client-id-refused': 'Ask which client ids are admitted and name a free one in the settings of this check.',
  'cause.server-unavailable': '{host}:{port} answers that it is not available at present: {said}',
  'advice.server-unavailable': 'Look at its load and log, and at the services it stands on; then try again.',
  'cause.request-refused': '{host}:{port} refused what was asked: {said}',
  'advice.request-refused': 'Show it to the administrator together with the requests on the touch list.',
  'cause.websocket-not-upgraded':
    '{host}:{port} answered {status} {reason} in place of switching to WebSocket. Who answered: {server}.',
  'advice.websocket-not-upgraded':
    'Check the path, then each proxy on the way: it must pass on the headers Upgrade and Connection and speak HTTP/1.1.',
  'cause.http2-not-spoken': '{host}:{port} does not speak HTTP/2, which gRPC needs. It answers: {seen}.',
  'advice.http2-not-spoken':
    'Check the port, then each proxy on the way: it must speak HTTP/2 on both sides (nginx: http2 and grpc_pass).',
  'cause.page-failed': 'The page {url} could not be opened: {said}.',
  'advice.page-failed': 'Open the address in a browser on this machine and show the result to its owner.',
  'cause.page-timeout': 'The page {url} was not loaded within {timeoutMs}.',
  'advice.page-timeout': 'See which requests were still open; look at the load of the service.',
  'cause.page-crashed': 'The page {url} crashed in the browser.',
  'advice.page-crashed': 'Open it by hand in the same browser and watch its memory.',
  'cause.browser-missing': 'No {browser} was found on this machine; looked for {looked}.',
  'advice.browser-missing': 'Install it, name its path in the settings, or run the check on a machine that has one.',
  'cause.browser-failed': '{browser} could not be started or controlled.',
  'advice.browser-failed': 'See the detail below; start the browser by hand with the same account.',
  'cause.path-outside': '{path} leads out of {root} (a link or `..`) and was not read.',
  'advice.path-outside': 'Name the place it leads to as a target of its own, if it is meant.',
  'cause.commands-not-allowed': 'The profile wants to run {command}; commands were not allowed.',
  'advice.commands-not-allowed': 'Read the command, then run with --allow-commands.',
  'cause.command-not-found': 'There is no program {program} on this machine.',
  'advice.command-not-found': 'Install it, or give its full path.',
  'cause.command-failed': '{program} could not be run.',
  'advice.command-failed': 'See the detail below: rights of the account, and the file itself.',
  'cause.unanswered': 'Nobody has answered this question yet: {question}',
  'advice.unanswered': 'Have it answered, then record the answer with plumbline attest.',
  'cause.deadline-exceeded': 'The target did not answer within {timeoutMs}. Last completed step: {completed}.',
  'advice.deadline-exceeded': 'Look at its load and log; raise the time limit of the check if it may take that long.',
  'cause.secret-missing': 'The secret {name} was not given; looked for {looked}.',
  'advice.secret-missing': 'Give it as environment variable or file, or run at a terminal and be asked.',
  'cause.secret-empty': 'The secret {name} is empty.',
  'advice.secret-empty': 'Give it a value.',
  'cause.settings-invalid': 'The settings of this check cannot be used: {settings}.',
  'advice.settings-invalid': 'Correct the profile, the site file or the secret they come from.',
  'cause.file-missing': 'The file {path} cannot be read.',
  'advice.file-missing': 'Check path and rights; paths start where the command was run.',
  'cause.not-approved': 'This would touch something that is not on the approved list: {line}',
  'advice.not-approved': 'Have the new touch list approved, or allow it (--approved, --allow-side-effects).',
  'cause.not-declared': 'The probe wanted to connect to {host}:{port}, which it had not declared.',
  'advice.not-declared': 'Report it to the makers of the probe.',
  'cause.outside-window': 'Outside the time window of the environment ({window}); it was not started.',
  'advice.outside-window': 'Run again inside the window, or with --wait.',
  'cause.elsewhere': 'This must be looked at from {wanted}, and this machine is {here}.',
  'advice.elsewhere': 'Run the check there too and merge the evidence.',
  'cause.elsewhere-unknown':
    'This must be looked at from {wanted}, and this machine ({here}) is none of the machines in the site file.',
  'advice.elsewhere-unknown': 'Run the check there and merge the evidence, or say which machine this is with --as.',
  'cause.needs-failed': 'It was not looked at, because {check}, which it needs, failed.',
  'advice.needs-failed': 'Solve that first.',
  'cause.cancelled': 'The run was stopped before this was finished.',
  'advice.cancelled': 'Run again.',
  'cause.not-run': 'This was not looked at.',
  'advice.not-run': 'Run again with a selection that includes it.',
  'cause.not-in-evidence': 'The evidence says nothing about this.',
  'advice.not-in-evidence': 'Collect evidence for it where it can be reached, and judge again with both.',
  'cause.other-target':
    'The evidence answers another question than the one planned; these settings differ: {settings}.',
  'advice.other-target': 'Judge with the profile and site file the evidence was collected with, or collect it anew.',
  'cause.probe-unknown': 'This version has no probe named {probe}.',
  'advice.probe-unknown': 'Check the name, update the tool, or name the plug-in.',
  'cause.probe-crashed': 'The probe itself failed; this says nothing about the target.',
  'advice.probe-crashed': 'Report it to the makers of the probe, with the detail below.',
  'cause.facts-invalid':
    'The probe reported facts that do not fit its own description; this says nothing about the target.',
  'advice.facts-invalid': 'Report it to the makers of the probe, with the detail below.',
  'cause.capability-missing': 'This machine lacks something that the probe needs.',
  'advice.capability-missing': 'See the detail below; install it, or run on another machine.',
  'cause.local-failed':
    'This machine itself could not do it (too few files, ports or memory, or a refusal of the system).',
  'advice.local-failed':
    'See the detail below; lower the number of tasks at once, or raise the limits of this machine.',
  'kit.wanted-proxy': 'direct, or http://, https://, socks5:// or socks4:// with name and port, without an account',
  'kit.wanted-proxy-user': 'a name without colon and without line ends',
  'kit.note.proxy-headers': 'The headers of its reply have no end in sight.',
  'kit.note.proxy-ports':
    'Many proxies lead on (CONNECT) to port 443 only, and {port} is another: it has to be allowed there.',
  'kit.note.name-in-dns':
    'DNS knows the name ({addresses}), but the resolver of this machine does not: look at its hosts file, at nsswitch.conf and at its search domains.',
  'kit.note.name-busy': 'DNS knows the name ({addresses}): it is the resolver of this machine that is slow.',
  'kit.note.from': 'The rule is needed from {from}: that is the address this machine would come from.',
  'kit.note.filtered-open':
    '{address} does answer on port {other} from here: what is missing is a firewall rule from {from} to port {port}.',
  'kit.note.filtered-refused':
    '{address} answers on port {other} (refused at once), so packets do get there and back: what is missing is a firewall rule from {from} to port {port}.',
  'kit.gap.through-proxy': 'the proxy looks up the name; the address it goes to is not seen from here',
  'kit.gap.first': 'only the first {kept} are kept',
  'kit.gap.first-of': 'only the first {kept} of {all} are kept',
  'kit.gap.from-unseen': 'it follows from {from}, which was not seen completely',
  'kit.gap.no-answer': '{program} gave no answer',
  'kit.gap.no-entry': '{file} has no entry {entry}',
  'kit.gap.no-file': 'no file is known that says it',
  'kit.gap.not-installed': '{program} is not installed, or not on the search path',
  'kit.gap.not-told': '{source} does not tell it',
  'kit.gap.not-understood': 'the answer of {program} was not understood',
  'kit.gap.other-system': 'not read on this operating system',
  'kit.gap.reply-form': 'the reply has another form than that of {product}',
  'kit.gap.secret': 'it looks like a secret and is not kept',
  'kit.gap.setting': 'the setting {setting} leaves it out',
  'kit.gap.too-long': 'the output of {program} is too long to be read whole',
  'kit.gap.too-slow': '{program} gave no answer within {limit}',
  'kit.gap.unnamed': 'only what the setting {setting} names is looked at',
  'kit.gap.unsaid': 'no reason was given',
  'kit.gap.version-unknown': 'the server names no version that is understood',
} as const satisfies Texts & { readonly [K in `cause.${CauseId}` | `advice.${CauseId}`]: string };
