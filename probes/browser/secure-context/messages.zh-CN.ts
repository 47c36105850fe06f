import type { Texts } from '../../../src/model/message.ts';

/** Sentences of what browsers withhold from pages that are no secure contexts. */
export const zhCN: Texts = {
  'note.insecure':
    '{script} 第 {line} 行第 {column} 列使用了 {name}，但页面 {page} 不是通过 HTTPS 打开的，任何浏览器都不提供该接口',
  'gap.withheld-unseen': '页面因未使用 HTTPS 而缺少哪些接口尚不清楚，请重新采集',
  'fact.pages.withheld': '因未使用 HTTPS 而缺少的接口',
  'fact.needsSecureContext': '脚本使用但因未使用 HTTPS 而缺少的接口',
  'fact.insecureLosses': '页面因未使用 HTTPS 而缺少的接口',
  'fact.insecureLosses.name': '接口',
  'fact.insecureLosses.key': '接口标识',
  'fact.insecureLosses.script': '脚本',
  'fact.insecureLosses.line': '行号',
  'fact.insecureLosses.column': '列号',
  'fact.insecureLosses.original': '源文件位置',
  'fact.insecureLosses.guarded': '脚本已考虑其缺失',
  'fact.insecureLosses.pages': '页面',
};
