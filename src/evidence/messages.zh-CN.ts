import type { Texts } from '../model/message.ts';

export const zhCN: Texts = {
  'evidence.not-zip': '这不是 zip 文件，因此不是证据包。',
  'evidence.torn': '证据包不完整或已损坏，请重新复制。',
  'evidence.too-many-entries': '证据包中的条目超过 {most} 个。',
  'evidence.repeated-entry': '证据包中条目“{name}”出现了两次。',
  'evidence.overlapping-entries': '条目“{name}”与其他条目共用数据，本工具生成的证据包不会如此。',
  'evidence.entry-unsupported': '条目“{name}”已加密，或采用了不支持的压缩方式。',
  'evidence.too-large': '证据包解压后将超过 {most}。',
  'evidence.bomb': '条目“{name}”解压后的大小远超证据应有的大小，未予解压。',
  'evidence.entry-damaged': '条目“{name}”已损坏，请重新复制证据包。',
  'evidence.no-manifest': '文件中没有 manifest.json，不是证据包。',
  'evidence.newer': '证据包的版本为 {version}，本程序最高支持 {known}，请使用更新的程序。',
  'evidence.manifest-invalid': 'manifest.json 在“{place}”处不符合要求。',
  'evidence.entry-missing': '清单中列出的条目“{name}”不存在。',
  'evidence.digest-differs': '条目“{name}”写入后被改动过：摘要不一致。',
  'evidence.entry-unlisted': '条目“{name}”是后来添加的：清单中没有列出。',
  'evidence.entry-invalid': '条目“{name}”不符合要求。',
  'evidence.record-invalid': 'observations.ndjson 第 {line} 行不是观测记录。',
  'evidence.blob-missing': 'observations.ndjson 第 {line} 行：单独存放的值缺失或不一致。',
  'evidence.records-missing': '清单写明有 {stated} 条观测记录，实际为 {found} 条。',
};
