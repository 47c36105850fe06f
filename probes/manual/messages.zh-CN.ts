import type { Texts } from '../../src/model/message.ts';

export const zhCN: Texts = {
  probe: '人工问询',
  'probe.about':
    '只能由人回答的问题：备份是否做过恢复演练？回退方案是否已签字？在有人用 plumbline attest 答复之前，一律为“未核实”。',
  'setting.question': '需要有人答复的问题',
  'setting.guidance': '如何核实',
  'setting.evidence': '需要附上的材料，例如会议纪要、签字页照片',
  'fact.confirmed': '已确认',
  'fact.answer': '答复内容（文字或数字）',
  'fact.on': '发生或签署的日期、时间',
  'fact.took': '所用时间',
  'fact.reference': '依据文件的编号或名称',
  'fact.daysSince': '至今的天数',
};
