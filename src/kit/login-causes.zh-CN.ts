/** Causes of logging in by a form, or by a session that was stored. */
export const zhCN = {
  'cause.login-not-completed': '账号 {account} 通过表单 {url} 登录后，没有进入已登录的页面。',
  'advice.login-not-completed':
    '请手工登录进行对比，把登录后才出现的元素写入 login.loggedIn，或把需要的操作写入 login.steps。本次运行不会再次尝试。',
  'cause.login-needs-person': '账号 {account} 通过表单 {url} 登录时，需要只有人才能提供的内容。',
  'advice.login-needs-person': '请申请无需此项的账号，或手工登录后提供保存的会话（login.stateFile）。',
  'cause.login-form-not-found': '表单 {url} 与设置中的登录方式不符，没有发送任何内容。',
  'advice.login-form-not-found': '请查看该页面，写明其输入框（login.userField 等）或操作步骤。',
  'cause.login-elsewhere': '登录页 {url} 跳转到了 {location}，没有在那里输入任何内容。',
  'advice.login-elsewhere': '如果密码确实应在那里输入，请写入 login.origin；否则请查明是谁做了跳转。',
  'cause.session-unusable': '该检查项保存的会话不可用。',
  'advice.session-unusable': '请手工登录并重新保存会话（Playwright 的 storageState 格式）。',
  'cause.session-not-accepted': '已提供会话，但页面 {url} 不认为已登录。',
  'advice.session-not-accepted': '请在运行前重新保存会话；会话会因超时、重新登录或地址变化而失效。',
} as const;
