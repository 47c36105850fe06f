import * as z from 'zod';
import type { Remark } from '../../src/model/derive.ts';
import { formatFactPath } from '../../src/model/fact-path.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { nested, value, type Message, type Param } from '../../src/model/message.ts';

const text = z.string();
const line = z.number().nullable();
const Pages = z.array(
  z.object({
    name: text,
    exceptions: z.array(z.object({ message: text, url: text.nullable(), line })),
    consoleErrors: z.array(z.object({ text, url: text.nullable(), line })),
    failedRequests: z.array(
      z.object({ method: text, url: text, status: z.number().nullable(), error: text.nullable() }),
    ),
    foreignRequests: z.array(z.object({ url: text, askedBy: text.nullable() })),
    policyViolations: z.exactOptional(
      z.array(z.object({ directive: text, blocked: text, url: text.nullable(), line })),
    ),
  }),
);
type Seen = z.infer<typeof Pages>[number];

/** Remarks beside one finding are read by people. */
const most = { ofPage: 3, ofAll: 6 };

/** What a finding that counts something says, for the page and for all pages: facts of the page, the fact of all. */
interface Counted {
  readonly ofPage: readonly string[];
  readonly ofAll: string | null;
  readonly messages: (page: Seen) => readonly Message[];
}

const counted: readonly Counted[] = [
  {
    ofPage: ['exceptionCount', 'exceptions'],
    ofAll: 'exceptionCount',
    messages: ({ name, exceptions }) => exceptions.map((each) => errorOf(name, each.message, each)),
  },
  {
    ofPage: ['consoleErrorCount', 'consoleErrors'],
    ofAll: 'consoleErrorCount',
    messages: ({ name, consoleErrors }) => consoleErrors.map((each) => errorOf(name, each.text, each)),
  },
  {
    ofPage: ['failedRequestCount', 'failedRequests'],
    ofAll: 'failedRequestCount',
    messages: ({ name, failedRequests }) => failedRequests.map((each) => requestOf(name, each)),
  },
  {
    ofPage: ['foreignRequestCount', 'foreignRequests'],
    ofAll: 'foreignOrigins',
    messages: ({ name, foreignRequests }) => foreignRequests.map((each) => foreignOf(name, each)),
  },
  {
    ofPage: ['policyViolationCount', 'policyViolations'],
    ofAll: null,
    messages: ({ name, policyViolations = [] }) =>
      policyViolations.map(({ directive, blocked, ...at }) => {
        const params = { page: value(name), directive: value(directive), blocked: value(blocked) };
        const place = placeOf(at);
        return place === null
          ? { code: 'browser.note.page-policy', params }
          : { code: 'browser.note.page-policy-at', params: { ...params, place } };
      }),
  },
];

/** What stands behind the numbers of the pages: the first errors and requests, each with its place. */
export function pageRemarks(facts: JsonObject): readonly Remark[] {
  const pages = Pages.safeParse(facts['pages']).data ?? [];
  return counted.flatMap(({ ofPage, ofAll, messages }) => {
    const each = pages.map((page) => ({ name: page.name, messages: messages(page).slice(0, most.ofPage) }));
    const all = each.flatMap((page) => page.messages).slice(0, most.ofAll);
    return [
      ...(ofAll === null ? [] : all.map((message): Remark => ({ path: ofAll, message }))),
      ...each.flatMap((page) => ofPage.flatMap((fact) => remarksAt(pathOf(page.name, fact), page.messages))),
    ];
  });
}

function remarksAt(path: string, messages: readonly Message[]): readonly Remark[] {
  return messages.map((message) => ({ path, message }));
}

function pathOf(page: string, fact: string): string {
  return formatFactPath([
    { kind: 'name', name: 'pages' },
    { kind: 'key', field: 'name', value: page },
    { kind: 'name', name: fact },
  ]);
}

interface Place {
  readonly url: string | null;
  readonly line: number | null;
}

function placeOf({ url, line: at }: Place): Param | null {
  if (url === null || at === null) return url === null ? null : value(url);
  return nested({ code: 'browser.note.page-place', params: { url: value(url), line: at } });
}

function errorOf(page: string, said: string, at: Place): Message {
  const params = { page: value(page), said: value(said) };
  const place = placeOf(at);
  return place === null
    ? { code: 'browser.note.page-error', params }
    : { code: 'browser.note.page-error-at', params: { ...params, place } };
}

function requestOf(page: string, { method, url, status, error }: Seen['failedRequests'][number]): Message {
  const params = { page: value(page), request: value(`${method} ${url}`) };
  return status === null
    ? { code: 'browser.note.page-request-lost', params: { ...params, error: value(error ?? '') } }
    : { code: 'browser.note.page-request', params: { ...params, status } };
}

function foreignOf(page: string, { url, askedBy }: Seen['foreignRequests'][number]): Message {
  const params = { page: value(page), url: value(url) };
  return askedBy === null
    ? { code: 'browser.note.page-foreign', params }
    : { code: 'browser.note.page-foreign-by', params: { ...params, by: value(askedBy) } };
}
