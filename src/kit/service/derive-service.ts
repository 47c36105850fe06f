import type { Derive } from '../../model/derive.ts';
import { isJsonList, isJsonObject, type Json } from '../../model/json.ts';
import { daysLeft } from './days-left.ts';

/** Days left of the server's certificate and of the one in its chain that ends first, in whole days. */
export const deriveService: Derive = (facts, context) => {
  const own = daysOf(facts['certificate'], context.now);
  if (own === null) return { facts: {} };
  const chain = isJsonList(facts['chain']) ? facts['chain'] : [];
  const all = chain.map((link) => daysOf(link, context.now)).filter((days) => days !== null);
  return { facts: { certificate: { daysLeft: own, chainDaysLeft: Math.min(own, ...all) } } };
};

function daysOf(certificate: Json | undefined, now: number): number | null {
  return isJsonObject(certificate) ? daysLeft(certificate['notAfter'], now) : null;
}
