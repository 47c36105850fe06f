import type { ComponentChildren, VNode } from 'preact';
import type { Finding } from '../../../src/model/finding.ts';
import type { Observation } from '../../../src/model/observation.ts';
import type { FollowUp, RunResult } from '../../../src/model/run-result.ts';
import type { CheckIndex } from '../../finding-name.ts';
import type { SortedOut } from '../../sort-out.ts';
import type { Voice } from '../../voice.ts';

/** What every part of the document is drawn from. */
export interface Page {
  readonly result: RunResult;
  readonly voice: Voice;
  readonly checks: CheckIndex;
  readonly sorted: SortedOut;
  /** Findings by findingKey. */
  readonly findings: ReadonlyMap<string, Finding>;
  /** Follow-up item of a finding, by findingKey. */
  readonly tracked: ReadonlyMap<string, FollowUp['items'][number]>;
  /** Observations that are shown in full. */
  readonly detailed: ReadonlySet<Observation>;
  /** Places of those in the document, by taskKey. */
  readonly places: ReadonlyMap<string, string>;
  /** What is drawn when its turn comes, in the order in which its places were drawn; grows while chapters are drawn. */
  readonly later: (() => Iterable<VNode>)[];
}

/** What a component that draws from the page gets. */
export interface PageProps {
  readonly page: Page;
}

/** A numbered part of the document. */
export interface Chapter {
  /** The place links lead to. */
  readonly id: string;
  readonly title: string;
  readonly content: ComponentChildren;
}

/** Draws a chapter; null where there is nothing to tell. */
export type ChapterOf = (page: Page) => Chapter | null;
