import { en as account } from '../../src/kit/service/account-names.en.ts';
import { en as service } from '../../src/kit/service/names.en.ts';
import type { Texts } from '../../src/model/message.ts';

export const en: Texts = {
  ...service,
  ...account,
  probe: 'AMQP broker (RabbitMQ)',
  'probe.about':
    'Reads product, version and cluster of an AMQP 0-9-1 broker, which need no login; with an account also opens a virtual host and asks for queues. Publishes, consumes and creates nothing.',
  'setting.port': 'port, 5672 unless said; usually 5671 with TLS',
  'setting.vhost': 'virtual host that is opened after the login, / unless said',
  'setting.queues': 'queues to ask for; none is created',
  'amqp.queues-need-login': 'queues are shown to nobody without a login, so it needs user and password',
  'fact.product': 'product',
  'fact.version': 'version',
  'fact.platform': 'runs on',
  'fact.clusterName': 'name of the cluster',
  'fact.mechanisms': 'ways to log in',
  'fact.capabilities': 'extensions of the protocol',
  'fact.session': 'session',
  'fact.session.vhost': 'virtual host opened',
  'fact.session.channelMax': 'channels of a connection',
  'fact.session.frameMax': 'longest frame',
  'fact.session.heartbeat': 'interval of heartbeats',
  'fact.queues': 'queues',
};
