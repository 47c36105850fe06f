import type { Request } from 'playwright';
import type { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { cappedList, type CappedList } from './capped-list.ts';
import type { ConsoleError, FailedRequest, PageException, PolicyViolation, SlowRequest } from './facts.ts';

/** A request to an origin that is not declared. */
export interface Foreign {
  readonly origin: string;
  /** As it was asked; what is shown of it is masked. */
  readonly url: string;
  readonly type: string;
}

/** What one page did, as it is seen; what was seen stays when the page breaks. */
export interface PageRecord {
  readonly consoleErrors: CappedList<ConsoleError>;
  readonly exceptions: CappedList<PageException>;
  readonly failedRequests: CappedList<FailedRequest>;
  readonly foreignRequests: CappedList<Foreign>;
  /** Undeclared origins, not only those of the kept requests: up to `mostOrigins`. */
  readonly foreignOrigins: Set<string>;
  readonly mixedContent: CappedList<string>;
  /** Whether the browser tells what a policy forbids. */
  tellsPolicy: boolean;
  /** Whether it told so much that nobody listens any more. */
  policyCut: boolean;
  /** What the content security policy of the page forbade. */
  readonly policyViolations: CappedList<PolicyViolation>;
  /** What it would forbid, if it were not only for reports. */
  readonly policyReports: CappedList<PolicyViolation>;
  /** Requests that have no end yet, with their address. */
  readonly open: Map<Request, string>;
  /** Who asked for an undeclared address: page or script. Chromium only. */
  readonly askers: Map<string, string>;
  /** Aborted, with the address as its reason, when the page wanted to go to an undeclared one as a whole. */
  readonly away: AbortController;
  /** Requests that took longest, the slowest first; null: this browser does not tell. */
  slowRequests: SlowRequest[] | null;
  requests: number;
  consoleMessages: number;
  popups: number;
  dialogs: number;
  downloads: number;
  /** Over the network; null: this browser does not tell. */
  bytes: number | null;
  crashed: boolean;
  /** The server did not accept our login; nothing more is asked. */
  denied: boolean;
  /** More requests than allowed. */
  tooMany: boolean;
  /** More bytes than allowed. */
  tooLarge: boolean;
  /** What is asked from now on is asked by us, for the page is seen: it counts as nothing that the page did. */
  ours: boolean;
  /** Last redirect of the page itself: status and where it leads. */
  redirect: { readonly status: number; readonly location: string } | null;
  /** Why an address was not reached, where it is not the browser that reaches it; null: nothing is known of it. */
  failureOnWay: (url: string) => ProbeFailure | null;
}

export function newPageRecord(): PageRecord {
  return {
    consoleErrors: cappedList(),
    exceptions: cappedList(),
    failedRequests: cappedList(),
    foreignRequests: cappedList(),
    foreignOrigins: new Set(),
    mixedContent: cappedList(),
    tellsPolicy: false,
    policyCut: false,
    policyViolations: cappedList(),
    policyReports: cappedList(),
    slowRequests: null,
    open: new Map(),
    askers: new Map(),
    away: new AbortController(),
    requests: 0,
    consoleMessages: 0,
    popups: 0,
    dialogs: 0,
    downloads: 0,
    bytes: null,
    crashed: false,
    denied: false,
    tooMany: false,
    tooLarge: false,
    ours: false,
    redirect: null,
    failureOnWay: () => null,
  };
}
