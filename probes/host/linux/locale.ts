import { gapsAt, noted, notSupported } from '../../../src/kit/machine/missed.ts';
import { value } from '../../../src/model/message.ts';
import type { Found, HostTask } from '../found.ts';
import { isText, readText } from '../../../src/kit/machine/read-text.ts';
import { charsetOfLocale } from '../charset.ts';
import { parseAssignments } from './parse-assignments.ts';

/** LANG of the system (locale.conf(5); Debian keeps it in /etc/default/locale). Our own environment is not asked. */
export async function readLocale(task: HostTask): Promise<Found> {
  const read = await readText(task, '/etc/locale.conf', '/etc/default/locale');
  if (!isText(read)) return { facts: {}, gaps: gapsAt(['locale', 'charset'], read) };
  const locale = parseAssignments(read.text).get('LANG') ?? '';
  if (locale === '') return { facts: {}, gaps: gapsAt(['locale', 'charset'], unset) };
  const charset = charsetOfLocale(locale);
  if (charset !== null) return { facts: { locale, charset }, gaps: [] };
  return { facts: { locale }, gaps: [notSupported('charset', 'host.gap.no-encoding', { locale: value(locale) })] };
}

const unset = noted('not-supported', 'host.gap.unset', { variable: value('LANG') });
