import type { JsonObject } from '../model/json.ts';
import { rareCharacters } from './code/code-layout.ts';
import type { PcReport, UnreadResult } from './read-results.ts';
import { resultNotes } from './result-notes.ts';

/** All that is known of every PC, for programs. Times are ISO 8601, UTC. */
export function resultJson(read: readonly PcReport[], unread: readonly UnreadResult[]): JsonObject {
  return {
    format: 'plumbline-selftest-results',
    version: 1,
    results: read.map(oneJson),
    unread: unread.map(({ source, mistake }) => ({ source, problem: mistake.problem })),
  };
}

function oneJson(report: PcReport): JsonObject {
  const { source, code, spec, result, fitness, userAgent } = report;
  const { tests: _, at, fonts, services, claims, engine, screen, ...rest } = result;
  const [width, height] = screen;
  return {
    source,
    code,
    application: spec.application,
    ...rest,
    at: new Date(at).toISOString(),
    userAgent,
    claims: claims === null ? null : { name: claims.name, version: claims.version },
    engine: { ...engine },
    verdict: fitness.verdict,
    missing: fitness.missing.map(({ key, name, costs, since }) => ({ key, name, costs, since })),
    screen: { width, height },
    fonts: Object.fromEntries(rareCharacters.map((character, index) => [character, fonts[index] ?? 'unknown'])),
    services: spec.services.map(({ name, url }, index) => ({ name, url, reached: services[index] ?? 'unknown' })),
    notes: resultNotes(report).map(({ code: note }) => note.replace('selftest.note-', '')),
  };
}
