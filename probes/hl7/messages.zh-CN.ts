import { zhCN as service } from '../../src/kit/service/names.zh-CN.ts';
import type { Texts } from '../../src/model/message.ts';

export const zhCN: Texts = {
  ...service,
  probe: 'HL7 接口（MLLP）',
  'probe.about': '连接 HL7 v2 接口；只发送检查方案中给出的消息，并读取其确认消息。',
  'setting.port': '端口，默认 2575',
  'setting.message': '要发送的消息，每行一个段，以 MSH 开头；默认不发送',
  'setting.sideEffect': '该消息是否会改变对端数据，默认 true',
  'hl7.no-message': '不是有效的 HL7 v2 消息：应以 MSH 和字段分隔符开头',
  'hl7.charset': '消息以 UTF-8 发送：含非 ASCII 字符时，MSH-18 必须为 UNICODE UTF-8',
  'fact.acknowledgement': '确认消息',
  'fact.acknowledgement.code': '确认代码',
  'fact.acknowledgement.text': '确认说明',
  'fact.acknowledgement.errors': '错误',
  'fact.acknowledgement.forUs': '确认的是本条消息',
  'fact.acknowledgement.type': '应答类型',
  'fact.acknowledgement.version': 'HL7 版本',
  'fact.acknowledgement.charset': '字符集',
  'fact.acknowledgement.application': '应答应用',
  'fact.acknowledgement.facility': '应答机构',
  'fact.acknowledgement.processing': '处理模式',
};
