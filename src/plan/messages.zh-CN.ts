import type { Texts } from '../model/message.ts';

export const zhCN: Texts = {
  'plan.unknown-environment': '没有名为“{name}”的环境。现有：{known}。',
  'plan.unknown-check': '没有名为“{name}”的检查项。现有：{known}。',
  'plan.unknown-tag': '没有检查项带有标签“{name}”。现有：{known}。',
  'plan.unknown-stage': '没有检查项属于阶段“{name}”。现有：{known}。',
  'plan.no-environment': '没有名为“{name}”的环境：检查方案里没有任何环境。',
  'plan.no-check': '没有名为“{name}”的检查项：检查方案里没有任何检查项。',
  'plan.no-tag': '没有检查项带有标签“{name}”：检查方案里没有使用标签。',
  'plan.no-stage': '没有检查项属于阶段“{name}”：检查方案里没有使用阶段。',
  'plan.nothing': '所选范围内没有可执行的检查项。请放宽 --env、--only、--tag 或 --stage。',
};
