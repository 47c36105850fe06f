import type { en } from './plain-login-names.en.ts';

/** Texts of the settings that `protectedLogin` looks at, Simplified Chinese. */
export const zhCN: { readonly [K in keyof typeof en]: string } = {
  'setting.allowPlainLogin': '允许不加密发送密码，默认 false',
  'service.start-tls-off': 'startTls 需要同时设置 tls: require 或 tls: verify',
  'service.unprotected':
    '未启用 TLS 时密码会以明文传输：请设置 tls: verify（在明文端口上启用加密的，再加 startTls: true），或明确写 allowPlainLogin: true',
};
