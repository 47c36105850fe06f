import { en as account } from '../../src/kit/service/account-names.en.ts';
import { en as service } from '../../src/kit/service/names.en.ts';
import { en as plainLogin } from '../../src/kit/service/plain-login-names.en.ts';
import type { Texts } from '../../src/model/message.ts';

export const en: Texts = {
  ...service,
  ...account,
  ...plainLogin,
  probe: 'Mail server (SMTP)',
  'probe.about':
    'Greets a mail server, learns what it offers, and on request begins TLS and logs in. It never begins a mail.',
  'setting.port': 'port, 25 unless said; 587 is usual for submission, 465 with TLS from the first byte',
  'setting.startTls': 'begin TLS by STARTTLS on the plain port; needs tls: require or verify',
  'setting.clientName': 'name we greet with; our own address unless said',
  'note.no-login': 'the server offers no login at all on this port; submission with a login is usually on port 587',
  'note.mechanisms': 'the server offers only {offered}',
  'gap.version': 'the greeting names the product and no version',
  'gap.product': 'the greeting names no product that is known here',
  'fact.greeting': 'greeting',
  'fact.hostName': 'name in the greeting',
  'fact.extended': 'knows extensions',
  'fact.extensions': 'extensions',
  'fact.sizeLimit': 'largest message',
  'fact.mechanisms': 'login mechanisms',
  'fact.beforeTls': 'on the plain connection',
  'fact.beforeTls.startTls': 'offers STARTTLS',
  'fact.beforeTls.mechanisms': 'login mechanisms without TLS',
  'fact.login': 'login',
  'fact.login.account': 'account that logged in',
  'fact.login.mechanism': 'login mechanism used',
  'fact.product': 'product',
  'fact.version': 'version',
};
