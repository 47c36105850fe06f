import * as z from 'zod';
import { emulationFacts } from './emulate/emulation-facts.ts';
import { scriptFacts } from './script-facts.ts';
import { styleFacts } from './sheets/style-facts.ts';

const count = () => z.number().int();
const milliseconds = () => z.number().nullable().meta({ unit: 'milliseconds', volatile: true });

const ConsoleError = z.object({
  text: z.string().describe('what the page wrote'),
  url: z.string().nullable().describe('script or page that wrote it'),
  line: z.number().nullable().describe('line in it, 1 for the first'),
  column: z.exactOptional(z.number().nullable()).meta({ volatile: true }).describe('column in it, 1 for the first'),
});

const PageException = z.object({
  message: z.string().describe('error that nothing caught'),
  url: z.string().nullable().describe('script it was thrown in'),
  line: z.number().nullable().describe('line in it, 1 for the first'),
  column: z
    .exactOptional(z.number().nullable())
    // a baseline from before knows none
    .meta({ volatile: true })
    .describe('column in it, 1 for the first'),
});

const FailedRequest = z.object({
  url: z.string().describe('what was asked, query values masked'),
  method: z.string().describe('HTTP method'),
  type: z.string().describe('what it was for: script, stylesheet, fetch ...'),
  status: z.number().nullable().describe('HTTP status of 400 and above; null: there was no answer'),
  error: z.string().nullable().describe('error of the browser where there was no answer'),
});

const ForeignRequest = z.object({
  origin: z.string().describe('origin that is not declared'),
  url: z.string().describe('what was asked, query values masked'),
  type: z.string().describe('what it was for: script, stylesheet, websocket ...'),
  askedBy: z.string().nullable().describe('page or script that asked'),
});

const PolicyViolation = z.object({
  directive: z
    .string()
    .meta({ examples: ['script-src', 'connect-src'] })
    .describe('directive of the policy'),
  blocked: z
    .string()
    .meta({ examples: ['inline', 'eval'] })
    .describe('what it forbids: inline, eval, wasm-eval, or an address, query values masked'),
  url: z.string().nullable().describe('page or script that tried it; null: not known'),
  line: z.number().nullable().describe('line in it, 1 for the first; null: not known'),
  column: z.number().nullable().meta({ volatile: true }).describe('column in it, 1 for the first; null: not known'),
});

const SlowRequest = z.object({
  url: z.string().describe('what was asked, query values masked'),
  type: z.string().describe('what it was for: script, stylesheet, fetch ...'),
  status: z.number().nullable().describe('HTTP status; null: there was none'),
  protocol: z.string().nullable().describe('protocol it came by: h2, http/1.1; null: not known'),
  tls: z.string().nullable().describe('TLS version of its connection; null: none'),
  ms: z
    .number()
    .meta({ unit: 'milliseconds' })
    .describe('from the question to the end of the answer, redirects included'),
  bytes: z.number().meta({ unit: 'bytes' }).describe('bytes that came over the network'),
});

const Certificate = z.object({
  subject: z.string().nullable().describe('holder'),
  issuer: z.string().nullable().describe('issuer'),
  notBefore: z.string().nullable().meta({ unit: 'instant' }).describe('valid from'),
  notAfter: z.string().nullable().meta({ unit: 'instant' }).describe('valid until'),
  protocol: z.string().nullable().describe('TLS version'),
});

const Page = z.object({
  name: z.string().describe('name of the page; main is the one of url'),
  url: z.string().describe('address opened, query values masked'),
  error: z
    .string()
    .nullable()
    .meta({ examples: [null, 'page-timeout'] })
    .describe('cause that kept it from opening; null: it opened'),
  status: z
    .exactOptional(z.number())
    .meta({ examples: [200] })
    .describe('HTTP status of the page'),
  finalUrl: z.exactOptional(z.string()).describe('where it ended after redirects, query values masked'),
  title: z.exactOptional(z.string()).describe('title'),
  protocol: z
    .exactOptional(z.string().nullable())
    .meta({ examples: ['h2', 'http/1.1'] })
    .describe('protocol the page came by'),
  secureContext: z
    .exactOptional(z.boolean())
    .describe(
      'whether the browser counts it as secure: without, clipboard, service workers, crypto.randomUUID and others are missing',
    ),
  withheld: z
    .exactOptional(z.array(z.string()))
    .meta({ examples: [[]] })
    .describe(
      'keys of interfaces that its scripts look for and that it does without because it does not count as secure; there only where scan or fleet asks for scripts',
    ),
  loadMs: z.exactOptional(milliseconds()).describe('until everything was loaded'),
  domContentLoadedMs: z.exactOptional(milliseconds()).describe('until the document was read'),
  quiet: z.exactOptional(z.boolean()).describe('whether its requests came to an end within settleWithin'),
  waitedFor: z
    .exactOptional(z.boolean().nullable())
    .describe('whether the element of waitFor became visible; null: none'),
  visibleTextLength: z.exactOptional(z.number()).meta({ volatile: true }).describe('characters of visible text'),
  isBlank: z.exactOptional(z.boolean()).describe('neither visible text nor pictures nor fields: the white page'),
  certificate: z.exactOptional(Certificate.nullable()).describe('certificate of the page; null: none'),
  requests: count().meta({ volatile: true }).describe('requests it made'),
  bytes: z
    .exactOptional(z.number())
    .meta({ unit: 'bytes', volatile: true })
    .describe('bytes that came over the network'),
  consoleErrors: z.array(ConsoleError).describe('errors in the console, the first 100'),
  consoleErrorCount: count()
    .meta({ examples: [0] })
    .describe('errors in the console'),
  exceptions: z.array(PageException).describe('errors that no script caught, the first 100'),
  exceptionCount: count()
    .meta({ examples: [0] })
    .describe('errors that no script caught'),
  failedRequests: z
    .array(FailedRequest)
    .describe('requests without answer or with status 400 and above, the first 100'),
  failedRequestCount: count()
    .meta({ examples: [0] })
    .describe('failed requests'),
  openRequests: z.array(z.string()).meta({ volatile: true }).describe('requests still open at the end, the first 20'),
  foreignRequests: z.array(ForeignRequest).describe('requests to origins not declared, all blocked, the first 100'),
  foreignRequestCount: count()
    .meta({ examples: [0] })
    .describe('requests to origins not declared'),
  mixedContent: z.array(z.string()).describe('unencrypted parts of an encrypted page, the first 100'),
  policyViolations: z
    .exactOptional(z.array(PolicyViolation))
    .describe('what its content security policy forbade, the first 100; in Chromium from 86 on'),
  policyViolationCount: z
    .exactOptional(count())
    .meta({ examples: [0] })
    .describe('how often its content security policy forbade something'),
  policyReports: z
    .exactOptional(z.array(PolicyViolation))
    .describe('what a policy that only reports would forbid, the first 100'),
  slowestRequests: z
    .exactOptional(z.array(SlowRequest))
    .meta({ volatile: true })
    .describe('requests that took longest, the slowest first, at most 5; not in Firefox'),
  popups: count().describe('windows it opened, closed at once'),
  dialogs: count().describe('dialogs it opened, dismissed'),
  downloads: count().describe('downloads it began, refused'),
});

export const Facts = z.object({
  browser: z
    .object({
      name: z
        .string()
        .meta({ examples: ['Microsoft Edge', 'Chromium'] })
        .describe('name'),
      engine: z.enum(['chromium', 'firefox']).describe('family'),
      version: z
        .string()
        .meta({ dialect: 'loose', role: 'version', examples: ['131.0.2903.51'] })
        .describe('its own version, as the running browser says'),
      chromiumVersion: z
        .string()
        .nullable()
        .meta({ dialect: 'chromium', role: 'version', examples: ['131.0.6778.86'] })
        .describe('version of the Chromium it is built on; null: it is not'),
      product: z.string().describe('product and version as it reports them to a driver'),
      userAgent: z.string().describe('what it says it is to servers'),
      path: z.string().describe('program that was started'),
    })
    .describe('browser that was used'),
  pages: z.array(Page).meta({ key: 'name' }).describe('pages opened'),
  consoleErrorCount: count()
    .meta({ examples: [0] })
    .describe('errors in the console, all pages together'),
  exceptionCount: count()
    .meta({ examples: [0] })
    .describe('errors that no script caught, all pages together'),
  failedRequestCount: count()
    .meta({ examples: [0] })
    .describe('failed requests, all pages together'),
  foreignOrigins: z
    .array(z.string())
    .meta({ examples: [[]] })
    .describe('origins not declared that the pages asked for, all pages together'),
  blankPages: z
    .array(z.string())
    .meta({ examples: [[]] })
    .describe('names of pages that stayed white'),
  ...scriptFacts,
  ...styleFacts,
  ...emulationFacts,
});
export type Facts = z.infer<typeof Facts>;
export type PageFacts = z.infer<typeof Page>;
export type ForeignRequest = z.infer<typeof ForeignRequest>;
export type FailedRequest = z.infer<typeof FailedRequest>;
export type PolicyViolation = z.infer<typeof PolicyViolation>;
export type SlowRequest = z.infer<typeof SlowRequest>;
export type ConsoleError = z.infer<typeof ConsoleError>;
export type PageException = z.infer<typeof PageException>;
