import { en as service } from '../../src/kit/service/names.en.ts';
import type { Texts } from '../../src/model/message.ts';

const { 'setting.tls': _always, ...names } = service;

export const en: Texts = {
  ...names,
  probe: 'TLS of a server',
  'probe.about':
    'Describes the TLS of a server: certificates of the chain, versions and cipher suites, whom it trusts and who trusts it, and which old clients could connect. Sends nothing of its own through the connection.',
  'setting.port': 'port, 443 unless said; with startTls the one of that protocol',
  'setting.ca': 'PEM file with authorities that are trusted besides',
  'setting.startTls':
    'protocol that goes over to TLS in the middle: smtp, imap, pop3, ftp, ldap, postgres, mysql, xmpp; absent: TLS from the first byte',
  'setting.alpn': 'application protocols offered (ALPN), h2 and http/1.1 unless said',
  'setting.versions':
    'whether versions and cipher suites are asked for, with up to fourteen more connections; never in protected environments',
  'fact.certificate.inDate': 'all certificates in date',
  'fact.certificate.namesInExtension': 'names where browsers look',
  'fact.chain.role': 'place in the chain',
  'fact.chain.authority': 'may issue certificates',
  'fact.chain.purposes': 'purposes',
  'fact.chain.issuerUrls': 'where the issuer’s certificate is',
  'fact.chain.ocspUrls': 'where to ask about revocation (OCSP)',
  'fact.chain.crlUrls': 'lists of revoked certificates (CRL)',
  'fact.chain.daysLeft': 'days until it ends',
  'fact.trust': 'trust',
  'fact.trust.node': 'trusted by Node',
  'fact.trust.system': 'trusted by the operating system',
  'fact.trust.named': 'trusted by ca',
  'fact.clientCertificate': 'client certificate',
  'fact.clientCertificate.asked': 'client certificate asked for',
  'fact.clientCertificate.authorities': 'authorities of client certificates',
  'fact.ocspStapled': 'stapled reply on revocation (OCSP)',
  'fact.keyExchange': 'key exchange',
  'fact.keyExchange.type': 'key exchange',
  'fact.keyExchange.name': 'curve of the key exchange',
  'fact.keyExchange.bits': 'size of the key exchange, bits',
  'fact.versions': 'TLS versions',
  'fact.ciphers': 'kinds of cipher suites',
  'fact.ciphers.group': 'kind of cipher suites',
  'fact.ciphers.suite': 'cipher suite picked',
  'fact.oldClients': 'old clients',
  'fact.oldClients.client': 'client',
  'fact.oldClients.connects': 'could connect',
  'fact.oldClients.because': 'what stands in its way',
  'gap.wish': 'the server asks inside a cipher suite that is not read along',
  'gap.protected': 'the environment is protected: nothing is asked there that takes more than one connection',
  'gap.silent': 'the server said nothing at all on one of the versions',
  'gap.silent-on': 'the server said nothing at all when it was offered cipher suites of the kind {group}',
  'gap.stopped': 'the server took no more connections',
};
