import type { AnswererSign } from './answerer.ts';

/** Pages that ask who we are, and redirects to them. */
export const loginPages: readonly AnswererSign[] = [
  page('CAS', 'certain', { in: 'body', pattern: /Central Authentication Service|name="execution" value="[^"]{20}/ }),
  page('CAS', 'certain', { in: 'location', pattern: /\/cas\/(?:login|oauth2\.0|oidc)\b/ }),
  page('Keycloak', 'certain', { in: 'body', pattern: /id="kc-(?:form-login|login|page-title|header)"/ }),
  page('Keycloak', 'certain', { in: 'location', pattern: /\/realms\/[^/]+\/protocol\/(?:openid-connect|saml)\b/ }),
  page('Microsoft Entra ID', 'certain', {
    in: 'location',
    pattern: /^https:\/\/login\.(?:microsoftonline\.com|partner\.microsoftonline\.cn|chinacloudapi\.cn)\//,
  }),
  page('AD FS', 'certain', { in: 'location', pattern: /\/adfs\/(?:ls|oauth2)\b/ }),
  page('Spring Security', 'certain', {
    in: 'body',
    pattern: /<form class="(?:form-signin|login-form)" method="post" action="[^"]*\/login"/,
  }),
  page('OAuth 2.0 or OpenID Connect', 'likely', {
    in: 'location',
    pattern: /[?&]response_type=|\/oauth2?\/authori[sz]/,
  }),
  page('SAML', 'likely', { in: 'location', pattern: /[?&]SAMLRequest=/ }),
  page('login page', 'likely', {
    in: 'location',
    pattern: /\/(?:sso|login|signin|sign-in|logon|passport)(?:[/?.]|$)/i,
  }),
  page('login page', 'likely', { in: 'body', pattern: /<input[^>]{0,300}type\s*=\s*["']?password\b/i }),
];

function page(product: string, confidence: AnswererSign['confidence'], ...all: AnswererSign['all']): AnswererSign {
  return { product, role: 'login-page', confidence, says: 'made', all };
}
