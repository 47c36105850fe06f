import { formatFactPath } from '../../src/model/fact-path.ts';
import type { Gap } from '../../src/model/observation.ts';
import type { GapReason } from '../../src/model/words.ts';
import type { PageFacts } from './facts.ts';
import type { OpenedPage } from './open-page.ts';
import type { PageRecord } from './page-record.ts';
import { shownText, shownUrl } from './show-text.ts';
import { mostConsoleMessages } from './watch-page.ts';

const mostOpen = 20;

/** What is known of one page, and what is not. */
export function pageFacts(opened: OpenedPage): { readonly facts: PageFacts; readonly gaps: readonly Gap[] } {
  const { wanted, record, document, reply } = opened;
  const facts: PageFacts = {
    name: wanted.name,
    url: shownUrl(wanted.url),
    error: opened.failure?.failureCause ?? null,
    ...(reply === null ? {} : { status: reply.status }),
    ...(reply?.certificate === undefined ? {} : { certificate: reply.certificate }),
    ...(document === null
      ? {}
      : {
          finalUrl: shownUrl(document.url),
          title: shownText(document.title),
          protocol: document.protocol,
          secureContext: document.secure,
          loadMs: tenth(document.load),
          domContentLoadedMs: tenth(document.read),
          visibleTextLength: document.text,
          isBlank: document.text === 0 && document.things === 0,
        }),
    ...(opened.withheldKeys === null ? {} : { withheld: [...opened.withheldKeys] }),
    ...(opened.quiet === null ? {} : { quiet: opened.quiet }),
    ...(opened.failure !== null && opened.waitedFor === null ? {} : { waitedFor: opened.waitedFor }),
    requests: record.requests,
    ...(record.bytes === null ? {} : { bytes: record.bytes }),
    consoleErrors: [...record.consoleErrors.items],
    consoleErrorCount: record.consoleErrors.count,
    exceptions: [...record.exceptions.items],
    exceptionCount: record.exceptions.count,
    failedRequests: [...record.failedRequests.items],
    failedRequestCount: record.failedRequests.count,
    openRequests: [...record.open.values()].slice(0, mostOpen).map(shownUrl),
    foreignRequests: record.foreignRequests.items.map(({ origin, url, type }) => {
      return { origin, url: shownUrl(url), type, askedBy: record.askers.get(url) ?? null };
    }),
    foreignRequestCount: record.foreignRequests.count,
    mixedContent: [...record.mixedContent.items],
    ...toldByChromium(record),
    popups: record.popups,
    dialogs: record.dialogs,
    downloads: record.downloads,
  };
  return { facts, gaps: [...missing(facts, opened), ...cutOff(opened)] };
}

/** What Firefox and very old Chromiums do not tell. */
function toldByChromium(record: PageRecord): Partial<PageFacts> {
  const { slowRequests, policyViolations, policyReports } = record;
  return {
    ...(record.tellsPolicy
      ? {
          policyViolations: [...policyViolations.items],
          policyViolationCount: policyViolations.count,
          policyReports: [...policyReports.items],
        }
      : {}),
    ...(slowRequests === null ? {} : { slowestRequests: slowRequests }),
  };
}

const ofChromium = ['policyViolations', 'policyViolationCount', 'policyReports', 'slowestRequests'] as const;

const promised: readonly (keyof PageFacts)[] = [
  'status',
  'finalUrl',
  'title',
  'protocol',
  'secureContext',
  'loadMs',
  'domContentLoadedMs',
  'visibleTextLength',
  'isBlank',
  'quiet',
  'waitedFor',
  'certificate',
  'bytes',
  ...ofChromium,
];

/** Facts of every page that are known only where the browser tells them. */
const told: readonly (keyof PageFacts)[] = ['certificate', 'bytes', ...ofChromium];

function missing(facts: PageFacts, { wanted, reply }: OpenedPage): Gap[] {
  return promised
    .filter((name) => facts[name] === undefined)
    .map((name) => {
      const untold = reply !== null && told.includes(name);
      return gap(wanted.name, name, untold ? 'not-supported' : 'not-reached');
    });
}

interface Counted {
  readonly items: readonly unknown[];
  readonly count: number;
}

function cutOff({ wanted, record }: OpenedPage): Gap[] {
  const lists: readonly (readonly [keyof PageFacts, Counted])[] = [
    ['consoleErrors', record.consoleErrors],
    ['exceptions', record.exceptions],
    ['failedRequests', record.failedRequests],
    ['foreignRequests', record.foreignRequests],
    ['mixedContent', record.mixedContent],
    ['policyViolations', record.policyViolations],
    ['policyReports', record.policyReports],
  ];
  const names = lists.filter(([, list]) => list.count > list.items.length).map(([name]) => name);
  if (record.open.size > mostOpen) names.push('openRequests');
  if (record.consoleMessages >= mostConsoleMessages) names.push('consoleErrors', 'consoleErrorCount', 'mixedContent');
  if (record.policyCut) names.push('policyViolations', 'policyViolationCount', 'policyReports');
  if (record.tooMany) names.push('requests', 'failedRequests', 'failedRequestCount');
  return [...new Set(names)].map((name) => gap(wanted.name, name, 'truncated'));
}

function gap(page: string, fact: keyof PageFacts, reason: GapReason): Gap {
  const path = formatFactPath([
    { kind: 'name', name: 'pages' },
    { kind: 'key', field: 'name', value: page },
    { kind: 'name', name: fact },
  ]);
  return { path, reason, detail: null };
}

function tenth(milliseconds: number | null): number | null {
  return milliseconds === null ? null : Math.round(milliseconds * 10) / 10;
}
