import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { visit, type Visited, type Visiting } from '../../src/kit/service/visit.ts';
import { nested } from '../../src/model/message.ts';
import type { Gap } from '../../src/model/observation.ts';
import { meanings } from './replies.ts';
import { Facts, type Settings } from './schema.ts';
import { words, type Word } from './words.ts';

/** Asks the four-letter words, one connection each. The first one decides whether this is ZooKeeper at all. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const [first, ...others] = words;
  const visited = await askWord(task, first);
  let facts = visited.facts;
  const gaps = [...visited.gaps];
  for (const word of others) {
    const more = await furtherWord(task, word);
    // Where the connection went was told by the first.
    facts = { ...more.facts, ...facts };
    gaps.push(...more.gaps);
  }
  return { facts: Facts.parse(facts), gaps, timings: visited.timings };
}

function askWord(task: ProbeTask<Settings>, word: Word): Promise<Visited> {
  return visit(task, { name: 'ZooKeeper' }, async (server) => {
    server.touched(word);
    server.send(word);
    const text = await server.read((bytes, ended) =>
      ended && bytes.length > 0 ? { value: bytes.toString('utf8').trim(), used: bytes.length } : null,
    );
    learnFrom(server, word, text);
  });
}

function learnFrom(server: Visiting, word: Word, text: string): void {
  const { paths, begins, read } = meanings[word];
  if (begins.test(text)) {
    server.learn(read(text));
    return;
  }
  if (text.includes('not currently serving requests'))
    throw server.failure('server-starting', { note: nested({ code: 'zookeeper.note.no-quorum', params: {} }) });
  if (!/^\w{4} is not executed because it is not in the whitelist/.test(text)) throw server.foreign(Buffer.from(text));
  server.miss(paths, { reason: 'not-permitted', detail: text.slice(0, longestDetail) });
}

const longestDetail = 200;

/** What a further word does not tell is a gap. */
async function furtherWord(task: ProbeTask<Settings>, word: Word): Promise<Pick<Visited, 'facts' | 'gaps'>> {
  try {
    const { facts, gaps } = await askWord(task, word);
    return { facts, gaps: gaps.filter(({ path }) => meanings[word].paths.includes(path)) };
  } catch (error) {
    if (!(error instanceof ProbeFailure) || task.signal.aborted) throw error;
    const missed = (path: string): Gap => ({ path, reason: 'not-reached', detail: null });
    return { facts: {}, gaps: meanings[word].paths.map(missed) };
  }
}
