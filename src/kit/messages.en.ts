import type { CauseId } from '../model/cause.ts';
import type { Texts } from '../model/message.ts';

/** Why a target gave no answer (`cause.ID`) and what to do next (`advice.ID`), English. */
export const en = {
  'cause.name-not-found': 'The name {host} is not known to the resolver of this machine.',
  'advice.name-not-found':
    'Check the spelling, and ask the network team for a DNS record or an entry in the hosts file of this machine.',
  'cause.name-lookup-failed': 'Looking up the name {host} failed: the resolver gave no usable answer.',
  'advice.name-lookup-failed':
    'Check which DNS servers this machine uses and whether they can be reached, then try again.',
  'cause.name-lookup-timeout': 'Looking up the name {host} took longer than {timeoutMs}.',
  'advice.name-lookup-timeout': 'Ask the network team whether the DNS servers of this machine answer, and how fast.',
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
    'Use the address where it leads, or allow it with redirectTo; it may be a login page.',
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
  'cause.body-html-instead': '{host}:{port} answered with a web page where JSON was expected. Its title: {title}.',
  'advice.body-html-instead': 'It is often a login page or the error page of a gateway: check path, login and gateway.',
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
} as const satisfies Texts & { readonly [K in `cause.${CauseId}` | `advice.${CauseId}`]: string };
