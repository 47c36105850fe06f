/** What the words of a page say of a login; null: nothing that is known. */
export type Said = 'locked' | 'expired' | 'code' | 'denied' | 'unavailable' | 'taken' | 'agreement' | 'welcome' | null;

/** Words of a wrong password, or of an account that is not there. */
const denied =
  /(?:密码|口令|[账帐][号户]|用户名?).{0,12}(?:错误|不正确|有误|不存在|不匹配|不符|无效|非法)|(?:登[录陆入]|认证|验证)失败|(?:wrong|incorrect|invalid|bad)\b.{0,24}(?:password|credential|user ?name|account|log ?in)|(?:password|credentials?|user ?name|account)\b.{0,24}(?:wrong|incorrect|invalid|not (?:found|valid|recogni[sz]ed|match))|(?:log|sign)[ -]?in (?:attempt )?(?:has )?failed|authentication fail/i;

/** A threat of what comes after more wrong passwords is no lock. */
const threat =
  /(?:将|会|后|则)[^。；;]{0,10}(?:锁定|冻结|停用|禁用)|(?:还有|还剩|还可|剩余?)[^。；;]{0,8}次|will be[^.]{0,12}(?:locked|suspended|disabled)|\b\d+ (?:more )?(?:attempts?|tries)\b|attempts? (?:left|remain)/i;

/** Words of an account that nobody can log in with, whatever the password. */
const lockedNow =
  /已(?:经|被)*(?:锁定|冻结|停用|禁用)|(?<!\bbefore\b.{0,40})(?:is|was|been|are) (?:temporarily |now )?(?:locked|suspended|disabled)/i;
const locked = /锁定|冻结|停用|禁用|\block(?:ed|out)\b|suspended|disabled|too many (?:failed |login )?attempts/i;
const expired =
  /密码.{0,8}(?:过期|失效|到期)|(?:修改|更改|重置).{0,6}密码|password.{0,20}expired|change your password/i;
const ofCode = /验证码|校验码|captcha|verification code/i;
const unavailable =
  /网络(?:异常|错误|连接|超时|不给力)|(?:系统|服务器?|接口).{0,4}(?:繁忙|异常|错误|不可用|维护|超时)|请求(?:超时|失败|异常)|稍[后候]再?重?试|network error|failed to fetch|tim(?:ed? ?)out|server error|service unavailable|(?:try|again) (?:again )?later|maintenance/i;
const taken =
  /已经?在.{0,10}(?:登[录陆入]|在线|使用)|强制(?:登[录陆入]|下线)|already (?:logged|signed) in|another (?:session|device)/i;
const agreement =
  /(?:同意|勾选).{0,20}(?:协议|条款|政策|须知)|(?:agree|accept)\b.{0,30}(?:terms|policy|agreement|conditions)/i;
const welcome = /(?:登[录陆入])?成功|欢迎|\bsuccess|\bwelcome\b/i;

/** In this order: what comes first is the surer sign. */
export function whatItSays(said: string): Said {
  if (lockedNow.test(said) || (locked.test(said) && !threat.test(said))) return 'locked';
  if (denied.test(said)) return ofCode.test(said) && !/密码|password/i.test(said) ? 'code' : 'denied';
  if (expired.test(said)) return 'expired';
  if (ofCode.test(said)) return 'code';
  if (agreement.test(said)) return 'agreement';
  if (taken.test(said)) return 'taken';
  if (unavailable.test(said)) return 'unavailable';
  return welcome.test(said) ? 'welcome' : null;
}

const nobody =
  /请(?:您)?(?:先|重新)?(?:进行)?登[录陆入]|(?:未|没有|尚未|还没)登[录陆入]|(?:登[录陆入](?:状态|信息)?|会话|身份认证)已?经?(?:过期|失效|超时|到期)|重新登[录陆入]|please (?:log|sign)[ -]?in|(?:log|sign)[ -]?in (?:again|required|to continue)|not (?:logged|signed) in|session (?:has |is |was )?(?:expired|timed out|ended|invalid)|you (?:have been|are|were) (?:logged|signed) out|login required|authentication required/i;

/** Whether all that a page says is that one has to log in. */
export function asksToLogIn(text: string): boolean {
  return nobody.test(text);
}
