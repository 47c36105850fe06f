import type { ReferenceData } from '../../../src/model/reference.ts';
import type { Facts } from '../facts.ts';
import type { OpenedPage } from '../open-page.ts';
import type { Script } from '../script-facts.ts';
import { withheldKeys } from './read-withheld.ts';

/** Notes for each page which of the interfaces that its scripts look for it does without, as far as it said what it lacks. */
export function withhold(
  pages: readonly OpenedPage[],
  scripts: readonly Script[],
  { engine, version, chromiumVersion }: Facts['browser'],
  interfaces: ReferenceData['browsers']['interfaces'],
): void {
  const running = { engine, version: Number.parseInt(chromiumVersion ?? version, 10) };
  for (const page of pages) {
    if (page.withheld === null) continue;
    const sought = new Set(
      scripts
        .filter((script) => script.pages.includes(page.wanted.name))
        .flatMap((script) => (script.interfaces ?? []).map(({ key }) => key)),
    );
    page.withheldKeys = withheldKeys(page.withheld, running, interfaces).filter((key) => sought.has(key));
  }
}
