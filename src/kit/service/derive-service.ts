import type { Derive } from '../../model/derive.ts';
import { isJsonList, isJsonObject, type Json } from '../../model/json.ts';

const dayMs = 86_400_000;

/** Days left of the server's certificate and of the one in its chain that ends first, in whole days. */
export const deriveService: Derive = (facts, context) => {
  const own = daysLeft(facts['certificate'], context.now);
  if (own === null) return { facts: {} };
  const chain = isJsonList(facts['chain']) ? facts['chain'] : [];
  const all = chain.map((link) => daysLeft(link, context.now)).filter((days) => days !== null);
  return { facts: { certificate: { daysLeft: own, chainDaysLeft: Math.min(own, ...all) } } };
};

function daysLeft(certificate: Json | undefined, now: number): number | null {
  if (!isJsonObject(certificate)) return null;
  const notAfter = certificate['notAfter'];
  const end = typeof notAfter === 'string' ? Date.parse(notAfter) : Number.NaN;
  return Number.isNaN(end) ? null : Math.floor((end - now) / dayMs);
}
