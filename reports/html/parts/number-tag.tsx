import { findingKey } from '../../../src/model/identity.ts';
import type { Finding } from '../../../src/model/finding.ts';
import type { Page } from './chapter.ts';

/** The number a finding keeps from round to round; empty where it has none. */
export function numberOf(finding: Finding, page: Page): string {
  const item = page.tracked.get(findingKey(finding.id));
  return item === undefined ? '' : `#${String(item.number)}`;
}

/** The number, and since when it is known where this is not the first round. */
export function NumberTag({ finding, page }: { readonly finding: Finding; readonly page: Page }) {
  const item = page.tracked.get(findingKey(finding.id));
  if (item === undefined) return null;
  const { voice, result } = page;
  const since =
    result.followUp.previous === null
      ? ''
      : ` · ${voice.word(item.status === 'new' ? 'report.new-this-round' : 'report.since-round', { n: item.opened })}`;
  return (
    <span class="number">
      {numberOf(finding, page)}
      {since}
    </span>
  );
}
