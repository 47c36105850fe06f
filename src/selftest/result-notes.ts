import { value, type Message } from '../model/message.ts';
import { rareCharacters } from './code/code-layout.ts';
import type { PcReport } from './read-results.ts';
import { zoneWord } from './local-time.ts';

/** A clock that is wrong by this many minutes breaks logins and signatures, or will soon. */
const mostSkew = 2;

/** UTC+8, the time zone of the pages’ readers unless said otherwise. */
const usualZone = 480;

/** What is to be said of a PC besides whether its browser fits. */
export function resultNotes({ result, spec, fitness, edited }: PcReport): readonly Message[] {
  const { clockAhead, documentMode, fonts, zone } = result;
  const notes: Message[] = [];
  const add = (code: string, params: Message['params'] = {}): void => {
    notes.push({ code: `selftest.note-${code}`, params });
  };
  if (edited) add('edited');
  if (fitness.failsAs) add('fails', { version: result.engine.low ?? 0 });
  if (documentMode !== null) add('mode', { mode: documentMode });
  if (claimsOther(result))
    add('claims', { claimed: value(`${result.claims?.name ?? ''} ${result.claims?.version ?? ''}`) });
  if (clockAhead !== null && Math.abs(clockAhead) >= mostSkew)
    add(clockAhead > 0 ? 'ahead' : 'behind', { minutes: Math.abs(clockAhead) });
  if (clockAhead === null && result.at < Date.parse(spec.madeAt) - 60_000) add('before-made');
  if (zone !== usualZone) add('zone', { zone: zoneWord(zone) });
  const lacking = rareCharacters.filter((_, index) => fonts[index] === 'no');
  if (lacking.length > 0) add('fonts', { characters: value(lacking.join(' ')) });
  for (const [index, { name }] of spec.services.entries())
    if (result.services[index] === 'no') add('service', { name: value(name) });
  if (spec.tls !== null && result.tls === 'no') add('tls', { url: value(spec.tls) });
  if (result.cookies === 'no') add('cookies');
  if (result.storage === 'no') add('storage');
  if (result.popups === 'no') add('popups');
  return notes;
}

/** Whether a browser whose versions are those of its engine names another one than was measured. */
function claimsOther({ claims, engine }: PcReport['result']): boolean {
  if (claims === null || claims.own || engine.low === null || claims.version === '') return false;
  const claimed = Number(claims.version.split('.')[0]);
  return claimed < Math.floor(engine.low) || (engine.high !== null && claimed > engine.high);
}
