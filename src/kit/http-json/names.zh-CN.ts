import { zhCN as service } from '../service/names.zh-CN.ts';
import type { en } from './names.en.ts';

const { 'setting.host': _host, 'setting.tls': _tls, 'setting.ca': _ca, ...shared } = service;

/** Names of the settings and facts of every product that is asked over HTTP, Simplified Chinese. */
export const zhCN: { readonly [K in keyof typeof en]: string } = {
  ...shared,
  'setting.url': '服务地址：http 或 https、主机、端口；服务位于某个路径之下时再加上路径',
  'setting.ca': '签发服务器证书的机构证书，PEM 文件',
  'setting.answerWithin': '每次应答的等待毫秒数，默认 10000',
};
