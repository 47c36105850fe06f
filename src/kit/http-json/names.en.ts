import { en as service } from '../service/names.en.ts';
import type { Texts } from '../../model/message.ts';

const { 'setting.host': _host, 'setting.tls': _tls, 'setting.ca': _ca, ...shared } = service;

/** Names of the settings and facts of every product that is asked over HTTP, English. */
export const en = {
  ...shared,
  'setting.url': 'where it is: http or https, host, port and, where it lies below one, a path',
  'setting.ca': 'PEM file with the authority that signed the server’s certificate',
  'setting.answerWithin': 'milliseconds for each answer, 10000 unless said',
} as const satisfies Texts;
