import type { Finding } from '../../model/finding.ts';
import { findingKey } from '../../model/identity.ts';
import type { RunResult } from '../../model/run-result.ts';
import type { Text } from '../../model/message.ts';
import { pickText } from '../../model/say.ts';
import type { Context } from '../context.ts';
import { phrase } from '../phrase.ts';

/** What is wrong in the demo’s landscape, told apart from how it is found: the findings that name it, and in words. */
const planted: readonly { readonly findings: readonly string[]; readonly told: Text }[] = [
  {
    findings: ['orders-db/settings.max_connections/production'],
    told: {
      en: 'production allows 60 database connections; two application nodes alone need 80',
      'zh-CN': '生产库只允许 60 个连接，而仅两个应用节点就需要 80 个',
    },
  },
  {
    findings: ['orders-db/across:version/uat'],
    told: {
      en: 'UAT runs PostgreSQL 15 and production 17: what was tested is not what goes live',
      'zh-CN': 'UAT 运行 PostgreSQL 15，生产运行 17：测试过的与上线的不是同一版本',
    },
  },
  {
    findings: ['order-app/among:version/production'],
    told: {
      en: 'one of the two production nodes missed the last deployment (8.2.0 beside 8.2.1)',
      'zh-CN': '生产的两个节点中有一个漏了最近一次部署（8.2.0 与 8.2.1 并存）',
    },
  },
  {
    findings: ['order-app-config/json.database.host/uat/app1', 'order-app-config/json.database.port/uat/app1'],
    told: {
      en: 'the UAT application is configured with the database of the test environment',
      'zh-CN': 'UAT 的应用配置指向了测试环境的数据库',
    },
  },
  {
    findings: ['web/across:version/uat'],
    told: {
      en: 'UAT got a web hotfix (8.2.2) that was never installed on test',
      'zh-CN': 'UAT 安装了从未在测试环境安装过的 Web 热修复（8.2.2）',
    },
  },
  {
    findings: ['web-certificate/renew-soon/production'],
    told: {
      en: 'the certificate of the production front end ends in 12 days',
      'zh-CN': '生产前端的证书将在 12 天后到期',
    },
  },
  {
    findings: ['order-app-files/among:keys/production'],
    told: {
      en: 'the second production node still has the old tax rate in its configuration file (0.16 beside 0.13)',
      'zh-CN': '生产的第二个节点的配置文件仍是旧税率（0.16 与 0.13 并存）',
    },
  },
  {
    findings: ['web-page/foreignOrigins/production', 'web-page/exceptionCount/production'],
    told: {
      en: 'the production page asks a public network for a script, does not get it, and throws',
      'zh-CN': '生产页面要从公网加载脚本，加载不到，页面抛出异常',
    },
  },
  {
    findings: ['rollback-plan/confirmed/production'],
    told: {
      en: 'nobody has confirmed that the rollback plan is signed and rehearsed',
      'zh-CN': '尚无人确认回退方案已签字并演练',
    },
  },
];

/** What looks at pages: without a browser nothing can be said of them, and that is right too. */
const pageCheck = 'web-page';

/** Whether a run of the demo found exactly what is wrong in its landscape, and what that is in words. */
export function explainDemo(
  context: Context,
  result: RunResult,
  report: string | null,
): { readonly found: boolean; readonly text: string } {
  const { language } = context;
  const noBrowser = lacksBrowser(result);
  const counted = result.findings.filter((each) => isWrong(each) && !(noBrowser && each.id.check === pageCheck));
  const wrong = new Set(counted.map((each) => findingKey(each.id)));
  const expected = planted.filter((each) => !(noBrowser && each.findings.some((name) => name.startsWith(pageCheck))));
  const missed = expected.filter((each) => !each.findings.some((name) => wrong.has(name)));
  const known = new Set(planted.flatMap((each) => each.findings));
  const extra = [...wrong].filter((name) => !known.has(name));
  const found = expected.filter((each) => !missed.includes(each)).map((each) => `  - ${pickText(each.told, language)}`);
  const told = noBrowser ? [...found, `  - ${phrase(language, 'cli.demo-no-browser')}`] : found;
  if (missed.length === 0 && extra.length === 0) {
    const head = phrase(language, 'cli.demo-found');
    return {
      found: true,
      text: `\n${head}\n${told.join('\n')}\n${verdictText(language, report)}\n`,
    };
  }
  const lines = [
    phrase(language, 'cli.demo-surprise'),
    ...missed.map((each) => `  - ${phrase(language, 'cli.demo-missed', { what: pickText(each.told, language) })}`),
    ...extra.map((name) => `  - ${phrase(language, 'cli.demo-extra', { what: name })}`),
  ];
  return { found: false, text: `\n${lines.join('\n')}\n` };
}

/** Whether the pages were not looked at because this machine has no browser. */
function lacksBrowser(result: RunResult): boolean {
  return result.findings.some((each) => each.id.check === pageCheck && each.cause === 'browser-missing');
}

function verdictText(language: Context['language'], report: string | null): string {
  const verdict = phrase(language, 'cli.demo-verdict');
  return report === null ? verdict : `${verdict}\n${phrase(language, 'cli.demo-report', { path: report })}`;
}

function isWrong(finding: Finding): boolean {
  return finding.outcome === 'fail' || finding.outcome === 'unknown' || finding.outcome === 'blocked';
}
