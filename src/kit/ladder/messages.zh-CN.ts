import type { en } from './messages.en.ts';

/** Causes of TLS that concern client certificates and the national protocol, Simplified Chinese. */
export const zhCN: { readonly [K in keyof typeof en]: string } = {
  'cause.tls-client-certificate-rejected': '{host}:{port} 不接受所出示的客户端证书“{shown}”（{code}）。',
  'advice.tls-client-certificate-rejected':
    '请向服务负责人确认：该证书及其签发机构、证书链是否已被允许，证书是否已被吊销；具体原因见服务器日志。',
  'cause.client-certificate-unusable': '该检查项的客户端证书不可用。',
  'advice.client-certificate-unusable':
    '请更正 clientCertificate，或请签发方重新提供证书。旧的 PKCS #12 文件可用以下命令重新生成：openssl pkcs12 -legacy -in OLD -nodes | openssl pkcs12 -export -out NEW',
  'cause.tls-only-tlcp':
    '{host}:{port} 只支持国密 TLCP 协议（GB/T 38636，SM2/SM3/SM4），不支持标准 TLS；本工具无法进一步查看。',
  'advice.tls-only-tlcp':
    '如果此处要求国密，请用支持国密的客户端人工确认；如果普通客户端也要访问，请在服务器或网关上同时启用标准 TLS。',
  'kit.setting.two-client-keys': 'key 和 keyFile 不能同时使用',
  'kit.note.client-certificate.no-certificate': '其中没有可读取的证书（PEM 或 PKCS #12）',
  'kit.note.client-certificate.no-key': '其中没有可读取的私钥（PEM）',
  'kit.note.client-certificate.passphrase-missing': '私钥已加密，但未设置口令',
  'kit.note.client-certificate.passphrase-wrong': '口令不正确，无法打开',
  'kit.note.client-certificate.other-key': '私钥与证书不匹配',
  'kit.note.client-certificate.key-encryption-old': '其私钥采用旧的加密方式，本平台已不支持',
  'kit.note.client-certificate.encryption-old': '该 PKCS #12 文件采用旧的加密方式，本平台已不支持',
  'kit.note.client-certificate.refused-here': '本平台拒绝使用（{code}）',
  'kit.note.client-certificate.expired': '证书已于 {notAfter} 过期',
  'kit.note.client-certificate.not-yet': '证书自 {notBefore} 起才生效',
  'kit.note.clock': '相差不到一天：可能是本机时钟或签发证书的机器的时钟不准',
  'kit.note.download': '其签发者的证书可从 {url} 下载：浏览器会自动下载',
};
