import { describe, expect, it } from 'vitest';
import { answererSigns } from '../../../../probes/http/reply/answerers.ts';
import { replyEvidence, whoAnswered } from '../../../../probes/http/reply/who-answered.ts';

interface Seen {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly title?: string;
  readonly body?: string;
}

function answerer({ status = 200, headers = {}, title, body = '' }: Seen) {
  return whoAnswered(replyEvidence({ status, headers, title: title ?? null, redirects: [] }, body), answererSigns);
}

const nginxPage = (name: string) =>
  `<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>${name}</center>\r\n</body>\r\n</html>\r\n`;

const cases: readonly (readonly [string, Seen])[] = [
  ['nginx gateway made', { status: 502, headers: { server: 'nginx' }, body: nginxPage('nginx/1.22.1') }],
  ['OpenResty gateway made', { status: 502, body: nginxPage('openresty/1.21.4.1') }],
  ['nginx gateway somewhere', { headers: { server: 'nginx/1.22.1' }, body: '{}' }],
  ['Tengine gateway somewhere', { headers: { server: 'Tengine/2.3.3' } }],
  ['Kong gateway made', { status: 503, headers: { 'x-kong-response-latency': '1', server: 'kong/3.4' } }],
  ['Kong gateway somewhere', { headers: { 'x-kong-upstream-latency': '1', via: 'kong/3.4' } }],
  ['Apache APISIX gateway made', { status: 404, body: '{"error_msg":"404 Route Not Found"}' }],
  ['Envoy gateway made', { status: 503, headers: { server: 'envoy' }, body: 'no healthy upstream' }],
  ['Istio gateway somewhere', { headers: { server: 'istio-envoy', 'x-envoy-upstream-service-time': '3' } }],
  [
    'HAProxy load-balancer made',
    {
      status: 503,
      body: '<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>\n',
    },
  ],
  ['F5 BIG-IP load-balancer somewhere', { headers: { 'set-cookie': 'BIGipServerpool_app=••••; path=/' } }],
  ['Citrix NetScaler load-balancer somewhere', { headers: { 'set-cookie': 'a=••••; Path=/, NSC_app=••••; path=/' } }],
  ['AWS Elastic Load Balancing load-balancer made', { status: 504, headers: { server: 'awselb/2.0' } }],
  ['Cloudflare gateway made', { status: 522, headers: { server: 'cloudflare', 'cf-ray': '1' } }],
  ['Squid gateway made', { status: 403, headers: { 'x-squid-error': 'ERR_ACCESS_DENIED 0' } }],
  [
    'Spring Boot origin made',
    { status: 404, body: '{"timestamp":"2026-11-23T06:00:00.000+00:00","status":404,"error":"Not Found","path":"/x"}' },
  ],
  ['Spring Boot origin made', { status: 500, body: '<html><body><h1>Whitelabel Error Page</h1>' }],
  [
    'Apache Tomcat origin made',
    { status: 404, body: '<title>HTTP Status 404 – Not Found</title><h3>Apache Tomcat/9.0.1</h3>' },
  ],
  [
    'Oracle WebLogic origin made',
    { status: 404, body: '<TITLE>Error 404--Not Found</TITLE>From RFC 2068 <i>Hypertext' },
  ],
  ['Nacos origin made', { title: 'Nacos' }],
  ['Microsoft IIS origin made', { headers: { server: 'Microsoft-IIS/10.0' } }],
  [
    'Microsoft HTTP.sys (no site of IIS took it) origin made',
    { status: 404, headers: { server: 'Microsoft-HTTPAPI/2.0' } },
  ],
  ['CAS login-page made', { status: 302, headers: { location: 'https://sso.example/cas/login?service=••••' } }],
  ['Keycloak login-page made', { body: '<form id="kc-form-login" method="post">' }],
  [
    'login page login-page made',
    { body: '<form><input name="p" type="password"></form>', headers: { server: 'nginx' } },
  ],
  ['captive portal captive-portal made', { status: 511 }],
  [
    'Ruijie ePortal (锐捷) captive-portal made',
    { status: 302, headers: { location: 'http://10.0.0.1/eportal/index.jsp?wlanuserip=••••' } },
  ],
  [
    'Sangfor AC (深信服) captive-portal made',
    { status: 302, headers: { location: 'http://1.1.1.3/ac_portal/proxy.html?x=••••' } },
  ],
  [
    'F5 BIG-IP ASM waf made',
    { body: 'The requested URL was rejected. Please consult with your administrator.<br>Your support ID is: 1' },
  ],
  [
    'Alibaba Cloud WAF (阿里云) waf made',
    { status: 405, headers: { server: 'Tengine' }, body: '<img src="https://errors.aliyun.com/images/x.png">' },
  ],
  ['Huawei Cloud WAF (华为云) waf made', { status: 418, headers: { 'set-cookie': 'HWWAFSESID=••••; path=/' } }],
];

describe('whoAnswered', () => {
  it.each(cases)('%s', (wanted, seen) => {
    const found = answerer(seen);
    const made = found?.made === true ? 'made' : 'somewhere';
    expect(found === null ? null : `${found.product} ${found.role} ${made}`).toBe(wanted);
    expect(found?.evidence.length).toBeGreaterThan(0);
  });

  it('says nothing where nothing known shows itself', () => {
    expect(answerer({ headers: { server: 'orders/1.0' }, body: '{"status":"UP"}' })).toBeNull();
  });

  it('names what made the reply before what it came through', () => {
    const body = '{"timestamp":1763877600000,"status":500,"error":"Internal Server Error","path":"/x"}';
    const headers = { 'x-kong-upstream-latency': '1', 'set-cookie': 'BIGipServerx=••••', server: 'nginx' };
    expect(answerer({ status: 500, headers, body })).toMatchObject({
      product: 'Spring Boot',
      role: 'origin',
      through: ['Kong', 'F5 BIG-IP', 'nginx'],
    });
  });

  it('keeps evidence on one line and short, whatever the server sends', () => {
    const found = answerer({ headers: { server: `nginx ${'x'.repeat(5000)}` }, title: 'a\u0007\nb' });
    expect(found?.evidence).toHaveLength(1);
    expect(found?.evidence[0]?.length).toBeLessThan(200);
  });

  it('is not held up by a body made for it', () => {
    const bodies = ['sangfor', '<input', 'safeline', '{"timestamp":"'].map((part) => part.repeat(20_000 / part.length));
    expect(bodies.map((body) => answerer({ body }))).toEqual([null, null, null, null]);
  });
});
