import { en as service } from '../../src/kit/service/names.en.ts';
import type { Texts } from '../../src/model/message.ts';

export const en: Texts = {
  ...service,
  probe: 'DICOM application',
  'probe.about':
    'Opens an association with a DICOM application (a PACS, a modality) and sends C-ECHO. No image is asked for or sent.',
  'setting.port': 'port, 104 unless said; 11112 is usual too, 2762 with TLS',
  'setting.called': 'AE title of the other side, ANY-SCP unless said',
  'setting.calling': 'AE title we give ourselves, PLUMBLINE unless said; the other side often has to know it',
  'dicom.ae-title': 'an AE title has 1 to 16 characters of ASCII, no backslash, and no blank at its ends',
  'reason.none': 'no reason is given',
  'reason.context': 'the application context is not supported',
  'reason.calling': 'our own AE title is not known there',
  'reason.called': 'no application of that AE title is there',
  'reason.version': 'the version of the protocol is not supported',
  'reason.abort': 'it broke the association off (source {source}, reason {reason})',
  'reason.other': 'reason {number}',
  'gap.product': 'the version name of the implementation belongs to no software that is known here',
  'fact.implementation': 'implementation',
  'fact.implementation.classUid': 'implementation class UID',
  'fact.implementation.versionName': 'implementation version name',
  'fact.mostBytes': 'largest message part',
  'fact.verification': 'Verification service',
  'fact.transferSyntax': 'transfer syntax',
  'fact.echo': 'C-ECHO',
  'fact.echo.success': 'C-ECHO succeeded',
  'fact.echo.status': 'status of C-ECHO',
  'fact.product': 'software',
  'fact.version': 'version',
};
