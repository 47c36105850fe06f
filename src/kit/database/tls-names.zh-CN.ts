import type { en } from './tls-names.en.ts';

/** Names of the facts of TLS within a protocol, Simplified Chinese. */
export const zhCN: { readonly [K in keyof typeof en]: string } = {
  'fact.sessionTls': '本会话的 TLS',
  'fact.sessionTls.used': '本会话已加密',
  'fact.sessionTls.version': '本会话的 TLS 版本',
  'fact.sessionTls.cipher': '本会话的加密套件',
  'fact.certificate': '服务器证书',
  'fact.certificate.subject': '证书持有者',
  'fact.certificate.issuer': '证书签发者',
  'fact.certificate.names': '证书适用的名称',
  'fact.certificate.notBefore': '证书生效时间',
  'fact.certificate.notAfter': '证书到期时间',
  'fact.certificate.serialNumber': '证书序列号',
  'fact.certificate.fingerprint': '证书指纹',
  'fact.certificate.keyType': '证书密钥类型',
  'fact.certificate.keySize': '证书密钥长度（位）',
  'fact.certificate.signature': '证书签名算法',
  'fact.certificate.selfSigned': '自签名证书',
  'fact.certificate.trusted': '由受信任的机构签发',
  'fact.certificate.hostMatches': '证书适用于该主机',
};
