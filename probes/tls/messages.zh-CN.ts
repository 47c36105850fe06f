import { zhCN as service } from '../../src/kit/service/names.zh-CN.ts';
import type { Texts } from '../../src/model/message.ts';

const { 'setting.tls': _always, ...names } = service;

export const zhCN: Texts = {
  ...names,
  probe: '服务器的 TLS',
  'probe.about':
    '描述服务器的 TLS：证书链中的各张证书、协议版本和加密套件、被谁信任、是否要求客户端证书，以及哪些旧客户端能够连接。不通过该连接发送任何内容。',
  'setting.port': '端口，默认 443；使用 startTls 时填写相应协议的端口',
  'setting.ca': '额外信任的机构证书，PEM 文件',
  'setting.startTls':
    '中途切换到 TLS 的协议：smtp、imap、pop3、ftp、ldap、postgres、mysql、xmpp；不写则从第一个字节起就是 TLS',
  'setting.alpn': '提供的应用层协议（ALPN），默认 h2 和 http/1.1',
  'setting.versions': '是否查询协议版本和加密套件，最多增加 14 个连接；受保护的环境中不查询',
  'fact.certificate.inDate': '所有证书均在有效期内',
  'fact.certificate.namesInExtension': '名称位于浏览器查看的扩展项中',
  'fact.chain.role': '在证书链中的位置',
  'fact.chain.authority': '可以签发证书',
  'fact.chain.purposes': '用途',
  'fact.chain.issuerUrls': '签发者证书的下载地址',
  'fact.chain.ocspUrls': '吊销查询地址（OCSP）',
  'fact.chain.crlUrls': '吊销列表地址（CRL）',
  'fact.chain.daysLeft': '剩余天数',
  'fact.trust': '信任情况',
  'fact.trust.node': '受 Node 信任',
  'fact.trust.system': '受操作系统信任',
  'fact.trust.named': '受 ca 中的机构信任',
  'fact.clientCertificate': '客户端证书',
  'fact.clientCertificate.asked': '要求客户端证书',
  'fact.clientCertificate.authorities': '接受的客户端证书机构',
  'fact.ocspStapled': '附带吊销状态（OCSP 装订）',
  'fact.versions': 'TLS 版本',
  'fact.ciphers': '加密套件类别',
  'fact.ciphers.group': '加密套件类别',
  'fact.ciphers.suite': '服务器选用的加密套件',
  'fact.oldClients': '旧客户端',
  'fact.oldClients.client': '客户端',
  'fact.oldClients.connects': '能够连接',
  'fact.oldClients.because': '无法连接的原因',
  'tls.gap.wish': '所用的加密套件无法旁读，不能得知服务器是否要求客户端证书',
  'tls.gap.protected': '受保护的环境：不采集需要多个连接的信息',
  'tls.gap.silent': '服务器对其中一个协议版本没有任何应答',
  'tls.gap.stopped': '服务器不再接受更多连接',
};
