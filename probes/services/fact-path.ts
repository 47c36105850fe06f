import { formatFactPath } from '../../src/model/fact-path.ts';

/** Path of a fact of one service. */
export function factPath(service: string, fact: string): string {
  return formatFactPath(['services', service, fact].map((name) => ({ kind: 'name', name })));
}
