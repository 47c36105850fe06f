import { en as account } from '../../src/kit/service/account-names.en.ts';
import { en as service } from '../../src/kit/service/names.en.ts';
import type { Texts } from '../../src/model/message.ts';

export const en: Texts = {
  ...service,
  ...account,
  probe: 'Kafka',
  'probe.about':
    'Asks a broker which requests it takes, which brokers the cluster has and where they send clients, and for the topics you name. Produces, consumes and creates nothing.',
  'setting.port': 'port, 9092 unless said',
  'setting.mechanism': 'how to log in: SCRAM-SHA-512 (the default), SCRAM-SHA-256, or PLAIN, which sends the password',
  'setting.topics': 'topics to ask for; none is created',
  'setting.alsoReach': 'brokers as they advertise themselves (kafka1:9092) that are dialled from here too',
  'kafka.wanted-place': 'name and port, such as kafka1:9092',
  'kafka.wanted-topic': 'a name of letters, digits, dot, _ and -',
  'gap.no-metadata': 'the broker does not take version 4 of Metadata, the first that creates no topic by being asked',
  'note.no-login-wanted':
    'This listener wants no login: leave out user and password, or name the port of the listener that has one.',
  'fact.apis': 'requests it takes',
  'fact.clusterId': 'id of the cluster',
  'fact.controller': 'controller',
  'fact.brokers': 'brokers',
  'fact.advertised': 'where brokers send clients',
  'fact.reach': 'brokers reached from here',
  'fact.topics': 'topics',
  'fact.versionAtLeast': 'release, at least (inferred)',
};
