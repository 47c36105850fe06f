import { createHash } from 'node:crypto';
import { canonical } from '../model/canonical.ts';
import type { PageSpec } from './page-spec.ts';

/**
 * 16 bits of all that a code is read with: two pages of the same digest read each other’s codes alike. When and in
 * which language a page was made does not count.
 */
export function digestOf(spec: Omit<PageSpec, 'digest'>): number {
  const { application, tests, untestable, whole, legacy, acted, services, tls } = spec;
  const asked = tests.map(({ key, how, text, costs, since }) => [key, how, text, costs, since]);
  const named = services.map(({ name, url }) => [name, url]);
  const steps = acted?.map(({ from, works }) => [from, works]) ?? null;
  const text = canonical([application, asked, [...untestable], whole, legacy, steps, named, tls]);
  return createHash('sha256').update(text).digest().readUInt16BE(0);
}
