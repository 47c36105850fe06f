import type { en } from './messages.en.ts';

/** Texts of what the probes for databases have in common, Simplified Chinese. */
export const zhCN: { readonly [K in keyof typeof en]: string } = {
  'kit.note.without-tls': '本次登录未使用 TLS；服务器提供 TLS，也可能要求必须使用',
};
