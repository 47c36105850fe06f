import { en as account } from '../../src/kit/service/account-names.en.ts';
import { en as service } from '../../src/kit/service/names.en.ts';
import type { Texts } from '../../src/model/message.ts';

export const en: Texts = {
  ...service,
  ...account,
  probe: 'MQTT broker',
  'probe.about':
    'Connects to an MQTT broker with a clean session and reads what it allows and, where it publishes it, its version. Publishes nothing.',
  'setting.port': 'port, 1883 unless said; usually 8883 with TLS',
  'setting.protocolVersion': '3.1.1 (the default) or 5.0; only 5.0 tells what the broker allows',
  'setting.clientId':
    'client id, where the broker admits only known ones; a client that is connected under it is cut off',
  'setting.sideEffect':
    'whether a client may be using that client id; yes unless said, and then the look needs --allow-side-effects',
  'gap.no-version': 'the broker publishes no version under $SYS/broker/version, or not to this account',
  'fact.protocolVersion': 'version of MQTT',
  'fact.versionText': 'version as published',
  'fact.product': 'product',
  'fact.version': 'version',
  'fact.sessionPresent': 'session kept from before',
  'fact.limits': 'what the broker allows',
  'fact.limits.maximumQos': 'highest quality of service',
  'fact.limits.retainAvailable': 'messages can be retained',
  'fact.limits.wildcards': 'wildcards in subscriptions',
  'fact.limits.sharedSubscriptions': 'shared subscriptions',
  'fact.limits.subscriptionIds': 'numbers of subscriptions',
  'fact.limits.receiveMaximum': 'messages before the first confirmation',
  'fact.limits.topicAliases': 'topic aliases',
  'fact.limits.maximumPacketSize': 'longest packet',
  'fact.limits.keepAlive': 'keep-alive insisted on',
};
