import { en as account } from '../../src/kit/service/account-names.en.ts';
import { en as service } from '../../src/kit/service/names.en.ts';
import type { Texts } from '../../src/model/message.ts';

export const en: Texts = {
  ...service,
  ...account,
  probe: 'MongoDB',
  'probe.about':
    'Reads version, role and replica set of a MongoDB server or a product that imitates it, which need no login; with an account also says whether the login works. Reads no data.',
  'setting.port': 'port, 27017 unless said',
  'setting.authSource': 'database that knows the account, admin unless said',
  'mongodb.wanted-database': 'the name of a database',
  'fact.product': 'product',
  'fact.version': 'version',
  'fact.productVersion': 'version of the imitating product',
  'fact.modules': 'modules',
  'fact.wireVersion': 'versions of the protocol',
  'fact.wireVersion.least': 'lowest version of the protocol',
  'fact.wireVersion.most': 'highest version of the protocol',
  'fact.role': 'role',
  'fact.replicaSet': 'replica set',
  'fact.replicaSet.name': 'name of the replica set',
  'fact.replicaSet.primary': 'primary',
  'fact.replicaSet.hosts': 'members',
  'fact.replicaSet.me': 'this member',
  'fact.readOnly': 'takes no writes',
  'fact.maxDocumentBytes': 'longest document',
  'fact.clock': 'clock of the server',
  'fact.loginMechanisms': 'ways to log in for the account',
  'fact.loggedIn': 'logged in',
  'fact.versionAtLeast': 'release, at least (by the protocol)',
};
