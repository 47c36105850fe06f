import type { en } from './messages.en.ts';

/** What would fit in a file of reference data where something does not, Simplified Chinese. */
export const zhCN: { readonly [K in keyof typeof en]: string } = {
  'reference.wanted-line': '一行非空文本',
  'reference.wanted-day': '日期，例如 2026-11-22',
  'reference.wanted-end': '日期（例如 2026-11-22）、true（已停止，日期不详）或 false（未公布）',
  'reference.wanted-cycle': '版本系列名称，不含空格，例如 8.4',
  'reference.wanted-id': '小写字母、数字和连字符，例如 my-database',
  'reference.wanted-pattern': 'RE2 正则表达式（不支持环视和反向引用）',
  'reference.wanted-groups': '命名分组只能是 version 和 compatible',
  'reference.wanted-no-name': '此处不写 name：它只用于 setting、extension 和 function',
  'reference.wanted-a-pattern': 'pattern：version、comment 和 greeting 是文本，必须写出表达式',
  'reference.wanted-version': '带引号的版本，例如 "13" 或 "15.3"',
  'reference.wanted-share': '用户数量：填写 share（百分比）或 count（数量），二者选一',
  'reference.wanted-one-kind': '所有浏览器统一填写数量，或统一填写百分比',
  'reference.wanted-hundred': '各项占比之和不超过 100%',
  'reference.wanted-feature': '特性的键，例如 operators.optional_chaining',
  'reference.wanted-a-name': 'setting、extension 或 function 的名称，或名称的开头加 *',
};
