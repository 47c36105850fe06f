import type { Texts } from '../../src/model/message.ts';

/** Stand-ins for the sentences of judge, kit and probes, so that the goldens change with the reports only. */
export const sampleTexts: { readonly en: Texts; readonly 'zh-CN': Texts } = {
  en: {
    'sample.reason': '{environment}: {n} {n|one:blocker|other:blockers} failed',
    'sample.at-least': 'at least {bound}',
    'sample.seen': '{value}',
    'sample.same': 'the same as {other}',
    'sample.differs': '{value} here, {others} in {other}',
    'sample.answers': 'the target answers',
    'sample.no-answer': '{why}',
    'sample.blocked': 'not judged: what it depends on failed',
    'sample.left-out': 'not applicable in this environment',
    'sample.advice': 'Ask whoever runs the firewall between {from} and {to}.',
    'sample.note': 'Both sides were seen at different times.',
    'cause.not-run': 'nobody has looked',
    'cause.connect-timeout': '{address} did not answer within {timeout}',
    'postgres.fact.version': 'server version',
  },
  'zh-CN': {
    'sample.reason': '{environment}：{n} 个阻断项不符合',
    'sample.at-least': '不低于 {bound}',
    'sample.seen': '{value}',
    'sample.same': '与 {other} 相同',
    'sample.differs': '此处为 {value}，{other} 为 {others}',
    'sample.answers': '目标可正常应答',
    'sample.no-answer': '{why}',
    'sample.blocked': '未判定：前置项未通过',
    'sample.left-out': '在该环境不适用',
    'sample.advice': '请联系 {from} 与 {to} 之间防火墙的管理员。',
    'sample.note': '两侧的观测时间不同。',
    'cause.not-run': '尚未观测',
    'cause.connect-timeout': '{address} 在 {timeout} 内未应答',
    'postgres.fact.version': '服务器版本',
  },
};
