import { en as service } from '../../src/kit/service/names.en.ts';
import type { Texts } from '../../src/model/message.ts';

export const en: Texts = {
  ...service,
  probe: 'HL7 interface (MLLP)',
  'probe.about':
    'Connects to an HL7 version 2 interface; sends only the message that the profile gives, and reads its acknowledgement.',
  'setting.port': 'port, 2575 unless said',
  'setting.message': 'message that is sent, one segment a line, beginning with MSH; none unless said',
  'setting.sideEffect': 'whether the message changes something at the other side; true unless said',
  'hl7.no-message': 'this is no message of HL7 version 2: it begins with MSH and the separator',
  'hl7.charset': 'the message is sent as UTF-8: MSH-18 must say UNICODE UTF-8 where it has other characters than ASCII',
  'fact.acknowledgement': 'acknowledgement',
  'fact.acknowledgement.code': 'acknowledgement code',
  'fact.acknowledgement.text': 'words to it',
  'fact.acknowledgement.errors': 'errors',
  'fact.acknowledgement.forUs': 'acknowledges this message',
  'fact.acknowledgement.type': 'type of the answer',
  'fact.acknowledgement.version': 'version of HL7',
  'fact.acknowledgement.charset': 'character set',
  'fact.acknowledgement.application': 'answering application',
  'fact.acknowledgement.facility': 'answering facility',
  'fact.acknowledgement.processing': 'processing mode',
};
