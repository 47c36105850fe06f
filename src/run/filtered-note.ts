import { nested, type Param } from '../model/message.ts';
import type { Answered } from './answered.ts';
import { ownAddress } from './own-address.ts';
import type { Address } from './resolve.ts';

/**
 * What is known of an address that did not answer, from nothing but what this run heard of it before and the routes of
 * this machine: the remark beside `connect-timeout`; null: nothing.
 */
export async function filteredNote(to: Address, port: number, answered: Answered | null): Promise<Param | null> {
  const from = await ownAddress(to, port);
  if (from === null) return null;
  const other = answered?.besides(to.address, port) ?? null;
  if (other === null) return nested({ code: 'kit.note.from', params: { from } });
  const params = { from, address: to.address, port: String(port) };
  const code = other.how === 'open' ? 'kit.note.filtered-open' : 'kit.note.filtered-refused';
  return nested({ code, params: { ...params, other: String(other.port) } });
}
