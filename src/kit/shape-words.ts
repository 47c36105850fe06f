import { settle, type FactSchema } from '../model/catalogue.ts';
import type { Language } from '../model/words.ts';

const words = {
  en: {
    secret: 'secret',
    version: 'version',
    array: 'list',
    object: 'map',
    string: 'text',
    number: 'number',
    integer: 'whole number',
    boolean: 'true or false',
    null: 'none',
    any: 'any value',
    bytes: 'bytes',
    milliseconds: 'milliseconds',
    seconds: 'seconds',
    days: 'days',
    percent: 'percent',
    instant: 'date or time',
    host: 'host name or address',
    port: 'port',
    url: 'URL',
    file: 'file',
    'json-path': 'JSON path',
    or: ' or ',
  },
  'zh-CN': {
    secret: '密钥',
    version: '版本号',
    array: '列表',
    object: '映射',
    string: '文本',
    number: '数字',
    integer: '整数',
    boolean: '真假值',
    null: '无',
    any: '任意值',
    bytes: '字节',
    milliseconds: '毫秒',
    seconds: '秒',
    days: '天',
    percent: '百分比',
    instant: '日期或时间',
    host: '主机名或地址',
    port: '端口',
    url: 'URL',
    file: '文件',
    'json-path': 'JSON 路径',
    or: '或',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>;

/** The type of a fact or setting, with its unit, in words: `text`, `bytes`, `one of off, require`. */
export function shapeWords(schema: FactSchema, language: Language): string {
  const shape = settle(schema);
  const own: Readonly<Record<string, string>> = words[language];
  if ('secret' in shape && shape.secret === true) return words[language].secret;
  if (shape.unit !== undefined) return words[language][shape.unit];
  if (shape.dialect !== undefined) return words[language].version;
  if (shape.enum !== undefined) return shape.enum.map(String).join(' | ');
  if (shape.const !== undefined) return JSON.stringify(shape.const);
  if ('kind' in shape && typeof shape.kind === 'string') return own[shape.kind] ?? shape.kind;
  if (shape.anyOf !== undefined) {
    return [...new Set(shape.anyOf.map((each) => shapeWords(each, language)))].join(words[language].or);
  }
  return shape.type === undefined ? words[language].any : (own[shape.type] ?? shape.type);
}
