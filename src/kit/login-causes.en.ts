/** Causes of logging in by a form, or by a session that was stored. */
export const en = {
  'cause.login-not-completed':
    'The login of {account} by the form {url} did not lead to a page that knows who is there.',
  'advice.login-not-completed':
    'Log in by hand and compare. Name what shows then in login.loggedIn, or what has to be done in login.steps. It is not tried again in this run.',
  'cause.login-needs-person': 'The login of {account} by the form {url} asks for what only a person can give.',
  'advice.login-needs-person':
    'Have an account set up that is not asked for it, or log in by hand and give the stored session (login.stateFile).',
  'cause.login-form-not-found': 'The form {url} is not as the settings of the login say; nothing was sent.',
  'advice.login-form-not-found': 'Look at the page, and name its fields (login.userField and others) or steps.',
  'cause.login-elsewhere': 'The login {url} led to {location}; nothing was typed in there.',
  'advice.login-elsewhere':
    'Where that is the right place for the password, name it in login.origin. Otherwise find out who leads there.',
  'cause.session-unusable': 'The stored session of this check cannot be used.',
  'advice.session-unusable': 'Log in by hand and store the session again, as Playwright does (storageState).',
  'cause.session-not-accepted': 'The page {url} does not know who is logged in, though a session was given.',
  'advice.session-not-accepted':
    'Store the session again shortly before the run; sessions end by time, by a new login and with another address.',
} as const;
