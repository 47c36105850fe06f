import type { Browser, CDPSession } from 'playwright';
import type { PolicyViolation } from './facts.ts';
import type { PageRecord } from './page-record.ts';
import { shownUrl } from './show-text.ts';

/** What Chromium calls the ways to break a content security policy (Chrome DevTools Protocol, Audits). */
const kinds: Readonly<Record<string, string>> = {
  kInlineViolation: 'inline',
  kEvalViolation: 'eval',
  kWasmEvalViolation: 'wasm-eval',
  kTrustedTypesSinkViolation: 'trusted-types-sink',
  kTrustedTypesPolicyViolation: 'trusted-types-policy',
};

/** One that came after this was written by its own name. */
function kindOf(type: string): string {
  return kinds[type] ?? type.replaceAll(/^k|Violation$/g, '').toLowerCase();
}

/** Messages that are listened to. Each costs memory in driver and page; a loop may cause a million. */
const mostPolicyMessages = 2000;

/** First Chromium that tells it. */
const since = 86;

/** Notes what a page is forbidden by its own content security policy, where the browser tells. */
export async function watchPolicy(session: CDPSession, browser: Browser | null, record: PageRecord): Promise<void> {
  record.tellsPolicy = Number.parseInt(browser?.version() ?? '', 10) >= since;
  if (!record.tellsPolicy) return;
  let messages = 0;
  session.on('Audits.issueAdded', ({ issue: { details } }) => {
    messages += 1;
    if (messages > mostPolicyMessages || record.ours) return;
    if (messages === mostPolicyMessages) {
      record.policyCut = true;
      session.send('Audits.disable').catch(() => undefined);
    }
    const found = details.contentSecurityPolicyIssueDetails;
    if (found === undefined) return;
    const { url = '', lineNumber = -1, columnNumber = -1 } = found.sourceCodeLocation ?? {};
    const violation: PolicyViolation = {
      directive: found.violatedDirective,
      blocked:
        found.blockedURL === undefined ? kindOf(found.contentSecurityPolicyViolationType) : shownUrl(found.blockedURL),
      url: url === '' ? null : shownUrl(url),
      line: lineNumber < 0 ? null : lineNumber + 1,
      column: columnNumber < 0 ? null : columnNumber + 1,
    };
    (found.isReportOnly ? record.policyReports : record.policyViolations).add(violation);
  });
  await session.send('Audits.enable');
}
