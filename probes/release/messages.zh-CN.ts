import type { Texts } from '../../src/model/message.ts';

export const zhCN: Texts = {
  probe: '组件版本',
  'probe.about': '请求一个 URL，从应答中取出已部署组件自报的版本：来自 JSON 值、头部或正则表达式。',
  'setting.url': '组件报告版本的地址',
  'setting.json': 'JSON 应答中版本的路径：build.version',
  'setting.header': '包含版本的应答头部',
  'setting.pattern': '对应答内容使用的正则表达式；其唯一的分组即版本',
  'setting.headers': '发送的头部；值可以是密钥',
  'setting.bearer': 'Authorization: Bearer 的令牌，写作 ${secret:名称}',
  'setting.ca': '额外信任的证书机构：PEM 文本或文件',
  'release.one-place': 'json、header、pattern 必须且只能写一个',
  'release.wanted-pattern': '恰有一个分组的正则表达式，不支持环视和反向引用',
  'fact.version': '版本',
  'fact.source': '版本所在的位置',
};
