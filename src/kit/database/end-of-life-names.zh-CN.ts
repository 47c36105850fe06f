import type { en } from './end-of-life-names.en.ts';

/** Names of the facts of the end of support, Simplified Chinese. */
export const zhCN: { readonly [K in keyof typeof en]: string } = {
  'fact.endOfLife': '停止维护',
  'fact.endOfLife.series': '版本系列',
  'fact.endOfLife.date': '停止维护日期',
  'fact.endOfLife.daysLeft': '距停止维护的天数',
  'fact.endOfLife.ended': '已停止维护',
  'fact.endOfLife.extendedDate': '延长支持截止日期',
  'fact.endOfLife.extendedDaysLeft': '距延长支持截止的天数',
  'fact.endOfLife.distribution': '软件包所属的发行版',
  'fact.endOfLife.distribution.name': '发行版名称',
  'fact.endOfLife.distribution.date': '发行版停止维护日期',
  'fact.endOfLife.distribution.extendedDate': '发行版延长支持截止日期',
  'fact.endOfLife.dataDate': '停止维护数据的日期',
  'fact.endOfLife.source': '停止维护数据的来源',
};
