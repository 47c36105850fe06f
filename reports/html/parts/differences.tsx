import type { Difference, Finding } from '../../../src/model/finding.ts';
import { differenceName, differenceSides, sideNames } from '../../finding-fields.ts';
import { targetName } from '../../target-name.ts';
import { Remark } from './folded.tsx';
import { TitledTable } from './table.tsx';
import type { Page, PageProps } from './chapter.ts';

const mostPairs = 5;
const mostRows = 60;

/** Where two structured facts differ, a table for each pair of sides; nothing where `actual` says it all. */
export function Differences({ finding, page }: PageProps & { readonly finding: Finding }) {
  const below = finding.differences.filter(({ path }) => path !== '');
  if (below.length === 0) return null;
  const { voice } = page;
  const pairs = [...byPair(below, finding, page)];
  const rest = pairs.length - mostPairs;
  return (
    <>
      {pairs.slice(0, mostPairs).map(([, { names, list }]) => (
        <TitledTable
          caption={voice.word('report.differences-of', { n: list.length, where: targetName(finding, voice) })}
          head={[voice.word('report.fact'), names.left, names.right]}
          rows={rowsOf(list, page)}
          look="differences"
        />
      ))}
      {(rest > 0 || pairs.some(([, { list }]) => list.length > mostRows)) && (
        <Remark>{voice.word('report.more-differences')}</Remark>
      )}
    </>
  );
}

function rowsOf(list: readonly Difference[], { voice }: Page) {
  return [...list]
    .sort((a, b) => a.rank - b.rank)
    .slice(0, mostRows)
    .map((difference) => {
      const { left, right } = differenceSides(difference, voice);
      const name = differenceName(difference, voice);
      return [difference.words === undefined ? <code>{name}</code> : name, left, right];
    });
}

interface Pair {
  readonly names: { readonly left: string; readonly right: string };
  readonly list: Difference[];
}

function byPair(list: readonly Difference[], finding: Finding, { voice }: Page): ReadonlyMap<string, Pair> {
  const pairs = new Map<string, Pair>();
  for (const difference of list) {
    const names = sideNames(difference, finding, voice);
    const key = JSON.stringify(names);
    const pair = pairs.get(key) ?? { names, list: [] };
    pair.list.push(difference);
    pairs.set(key, pair);
  }
  return pairs;
}
