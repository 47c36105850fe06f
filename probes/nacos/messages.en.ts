import { en as product } from '../../src/kit/http-json/names.en.ts';
import type { Texts } from '../../src/model/message.ts';

export const en: Texts = {
  ...product,
  probe: 'Nacos',
  'probe.about':
    'Asks a Nacos server for its version, mode, readiness and the size of its registry. Reads no configuration and no service; no login.',
  'setting.url': 'address of the server with its context path, such as http://nacos:8848/nacos',
  'fact.version': 'version',
  'fact.mode': 'mode',
  'fact.functions': 'functions switched on',
  'fact.authEnabled': 'login asked for',
  'fact.storage': 'storage',
  'fact.ready': 'ready',
  'fact.notReadyBecause': 'why it is not ready',
  'fact.naming': 'service registry',
  'fact.naming.status': 'state of the registry',
  'fact.naming.services': 'services registered',
  'fact.naming.instances': 'instances registered',
};
