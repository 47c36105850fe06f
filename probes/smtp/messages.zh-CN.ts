import { zhCN as account } from '../../src/kit/service/account-names.zh-CN.ts';
import { zhCN as service } from '../../src/kit/service/names.zh-CN.ts';
import { zhCN as plainLogin } from '../../src/kit/service/plain-login-names.zh-CN.ts';
import type { Texts } from '../../src/model/message.ts';

export const zhCN: Texts = {
  ...service,
  ...account,
  ...plainLogin,
  probe: '邮件服务器（SMTP）',
  'probe.about': '与邮件服务器握手，查询其支持的扩展；按需启用 TLS 并登录。不发送任何邮件。',
  'setting.port': '端口，默认 25；邮件提交通常为 587，直接使用 TLS 时通常为 465',
  'setting.startTls': '在明文端口上用 STARTTLS 启用加密，需同时设置 tls: require 或 verify',
  'setting.clientName': '握手（EHLO）时使用的本机名称，默认使用本机地址',
  'note.no-login': '该端口不提供登录；需要登录的邮件提交通常使用 587 端口',
  'note.mechanisms': '服务器只提供 {offered}',
  'gap.version': '欢迎信息中只有产品名，没有版本',
  'gap.product': '欢迎信息中没有可识别的产品名',
  'fact.greeting': '欢迎信息',
  'fact.hostName': '欢迎信息中的名称',
  'fact.extended': '支持扩展（EHLO）',
  'fact.extensions': '扩展',
  'fact.sizeLimit': '邮件大小上限',
  'fact.mechanisms': '登录机制',
  'fact.beforeTls': '加密前',
  'fact.beforeTls.startTls': '提供 STARTTLS',
  'fact.beforeTls.mechanisms': '加密前提供的登录机制',
  'fact.login': '登录',
  'fact.login.account': '登录账号',
  'fact.login.mechanism': '使用的登录机制',
  'fact.product': '产品',
  'fact.version': '版本',
};
