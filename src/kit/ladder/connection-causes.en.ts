import type { Texts } from '../../model/message.ts';

/** Why a name, a connection or TLS failed (`cause.ID`), and what to do next (`advice.ID`), English. */
export const en = {
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
  'cause.connection-lost': 'The connection to {host}:{port} broke off.',
  'advice.connection-lost': 'Look at the log of the server, and for time limits in between.',
  'cause.clock-skewed':
    '{host}:{port} refuses what is signed here: its clock and the one of this machine are {ahead} apart.',
  'advice.clock-skewed': 'Have both clocks set by the same time server; most services allow 5 to 15 minutes.',
} as const satisfies Texts;
