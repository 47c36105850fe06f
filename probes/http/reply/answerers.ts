import type { AnswererSign } from './answerer.ts';
import { loginPages } from './answerers-login.ts';
import { portalsAndFilters } from './answerers-filters.ts';

/** Gateways and load balancers, by what their own documentation says they add or write. */
const gateways: readonly AnswererSign[] = [
  // Kong: X-Kong-Upstream-Latency stands only on replies of an upstream, X-Kong-Response-Latency only on Kong's own
  // (Kong Gateway reference, `headers`).
  gateway('Kong', 'made', { in: 'header', name: 'x-kong-response-latency' }),
  gateway('Kong', 'passed', { in: 'header', name: 'x-kong-upstream-latency' }),
  gateway('Kong', 'somewhere', { in: 'header', name: 'server', pattern: /^kong\// }),
  // APISIX: X-APISIX-Upstream-Status stands on replies whose status the upstream gave (APISIX, "Troubleshooting 5xx").
  gateway('Apache APISIX', 'passed', { in: 'header', name: 'x-apisix-upstream-status' }),
  gateway('Apache APISIX', 'made', { in: 'body', pattern: /"error_msg":\s*"404 Route Not Found"/ }),
  gateway('Apache APISIX', 'somewhere', { in: 'header', name: 'server', pattern: /^APISIX\b/ }),
  // Envoy writes these texts itself (Envoy, "Response flags"); x-envoy-upstream-service-time is the upstream's.
  gateway('Envoy', 'made', {
    in: 'body',
    pattern:
      /^(?:upstream connect error or disconnect\/reset before headers|no healthy upstream|upstream request timeout|RBAC: access denied)/,
  }),
  gateway('Istio', 'passed', { in: 'header', name: 'x-envoy-upstream-service-time' }, serverIs(/^istio-envoy$/)),
  gateway('Envoy', 'passed', { in: 'header', name: 'x-envoy-upstream-service-time' }),
  gateway('Istio', 'somewhere', serverIs(/^istio-envoy$/)),
  gateway('Envoy', 'somewhere', serverIs(/^envoy$/)),
  gateway('Traefik', 'somewhere', { in: 'body', pattern: /^(?:Bad Gateway|Gateway Timeout)$/ }),
  gateway('Spring Cloud Gateway', 'made', {
    in: 'body',
    pattern: /^\{"timestamp":"[^"]*","path":"[^"]*","status":\d+,"error":"[^"]*"(?:,"message":[^,}]*)?,"requestId":"/,
  }),
  gateway('Squid', 'made', { in: 'header', name: 'x-squid-error' }),
  gateway('Varnish', 'made', { in: 'body', pattern: /<p>Varnish cache server<\/p>/ }),
  gateway('Azure Application Gateway', 'made', { in: 'body', pattern: /Microsoft-Azure-Application-Gateway\/v\d/ }),
  gateway('Azure Application Gateway', 'made', serverIs(/^Microsoft-Azure-Application-Gateway\//)),
  gateway('CloudFront', 'made', { in: 'header', name: 'x-cache', pattern: /^Error from cloudfront/ }),
  gateway('CloudFront', 'passed', { in: 'header', name: 'x-amz-cf-id' }),
  gateway('Cloudflare', 'made', { in: 'header', name: 'cf-ray' }, { in: 'status', pattern: /^5[23]\d$/ }),
  gateway('Cloudflare', 'somewhere', { in: 'header', name: 'cf-ray' }),
  gateway('Akamai', 'somewhere', serverIs(/^AkamaiGHost$/)),
  // The pages that nginx and its descendants write for a status of their own end with their name.
  gateway('OpenResty', 'made', { in: 'body', pattern: /<hr><center>openresty(?:\/[\d.]+)?<\/center>/i }),
  gateway('Tengine', 'made', { in: 'body', pattern: /<hr\/?>(?:Powered by|<center>)\s*tengine/i }),
  gateway('nginx', 'made', { in: 'body', pattern: /<hr><center>nginx(?:\/[\d.]+)?(?: \([^)]*\))?<\/center>/i }),
  gateway('Caddy', 'somewhere', serverIs(/^Caddy$/)),
  balancer('HAProxy', 'made', {
    in: 'body',
    pattern:
      /^<html><body><h1>\d{3} [^<]*<\/h1>\s*(?:No server is available to handle this request|The server didn't respond in time|The server returned an invalid or incomplete response|Request forbidden by administrative rules|Your browser sent an invalid request)/,
  }),
  balancer('AWS Elastic Load Balancing', 'made', serverIs(/^awselb\//)),
  balancer('Google Cloud Load Balancing', 'passed', { in: 'header', name: 'via', pattern: /\b1\.1 google$/ }),
  balancer('F5 BIG-IP', 'made', serverIs(/^Big-?IP$/i)),
  balancer('F5 BIG-IP', 'passed', { in: 'cookie', name: 'BIGipServer*' }),
  balancer('Citrix NetScaler', 'passed', { in: 'cookie', name: 'NSC_*' }),
  balancer('Citrix NetScaler', 'somewhere', { in: 'header', name: 'via', pattern: /\bNS-CACHE-/ }),
  balancer('Citrix NetScaler', 'somewhere', { in: 'header', name: 'cneonction' }),
  balancer('Sangfor AD (深信服)', 'somewhere', { in: 'cookie', name: 'SangforAD*' }),
  balancer('Alibaba Cloud SLB', 'passed', { in: 'cookie', name: 'aliyungf_tc' }),
  balancer('Alibaba Cloud SLB', 'passed', { in: 'cookie', name: 'SERVERID' }, serverIs(/^Tengine/)),
  balancer('Tencent Cloud CLB', 'somewhere', serverIs(/^stgw\//)),
];

/** What applications and the servers they run in say of themselves. */
const origins: readonly AnswererSign[] = [
  origin('Spring Boot', { in: 'body', pattern: /<h1>Whitelabel Error Page<\/h1>/ }),
  origin('Spring Boot', {
    in: 'body',
    pattern: /^\{"timestamp":(?:"[^"]*"|\d+),"status":\d{3},"error":"[^"]*",(?:"exception"|"message"|"trace"|"path")/,
  }),
  origin('Spring Boot Actuator', { in: 'header', name: 'content-type', pattern: /spring-boot\.actuator/ }),
  origin('Nacos', { in: 'title', pattern: /^Nacos$/ }),
  origin('Nacos', { in: 'body', pattern: /^caused: |"com\.alibaba\.nacos\./ }),
  origin('Apache Tomcat', { in: 'body', pattern: /<h3>Apache Tomcat(?:\/[\w.]+)?<\/h3>/ }),
  origin('Apache Tomcat', { in: 'body', pattern: /<title>HTTP Status \d{3} – / }),
  origin('Apache Tomcat', serverIs(/^Apache-Coyote\//)),
  origin('Oracle WebLogic', { in: 'body', pattern: /<TITLE>Error \d{3}--[\s\S]{0,400}From RFC 2068/i }),
  origin('Oracle WebLogic', serverIs(/^WebLogic/)),
  origin('Jetty', { in: 'body', pattern: /Powered by Jetty:\/\// }),
  origin('Jetty', serverIs(/^Jetty\b/)),
  origin('WildFly', serverIs(/^(?:WildFly|JBoss)/)),
  origin('TongWeb (东方通)', serverIs(/^TongWeb/i)),
  origin('BES Application Server (宝兰德)', serverIs(/^(?:BES|Bes-)/)),
  origin('Apusic (金蝶天燕)', serverIs(/^Apusic/i)),
  origin('Microsoft HTTP.sys (no site of IIS took it)', serverIs(/^Microsoft-HTTPAPI\//)),
  origin('Microsoft IIS', serverIs(/^Microsoft-IIS\//)),
  origin('Apache HTTP Server', { in: 'body', pattern: /<address>Apache\/[^<]* Server at / }),
  origin('Apache HTTP Server', serverIs(/^Apache(?:\/|$)/)),
  origin('Express', { in: 'header', name: 'x-powered-by', pattern: /^Express$/ }),
  origin('Uvicorn', serverIs(/^uvicorn$/)),
  origin('Gunicorn', serverIs(/^gunicorn/)),
  origin('Werkzeug', serverIs(/^Werkzeug\//)),
  origin('Kestrel', serverIs(/^Kestrel$/)),
];

/** A web server that may be the origin as well as a gateway before it. */
const either: readonly AnswererSign[] = [
  gateway('OpenResty', 'somewhere', serverIs(/^openresty\b/)),
  gateway('Tengine', 'somewhere', serverIs(/^Tengine\b/)),
  gateway('nginx', 'somewhere', serverIs(/^nginx\b/)),
];

/** Every sign, what decides most first. */
export const answererSigns: readonly AnswererSign[] = [
  ...portalsAndFilters,
  ...gateways.filter((sign) => sign.says === 'made'),
  ...loginPages,
  ...origins,
  ...gateways.filter((sign) => sign.says !== 'made'),
  ...either,
];

function serverIs(pattern: RegExp): AnswererSign['all'][number] {
  return { in: 'header', name: 'server', pattern };
}

function gateway(product: string, says: AnswererSign['says'], ...all: AnswererSign['all']): AnswererSign {
  return { product, role: 'gateway', confidence: says === 'somewhere' ? 'likely' : 'certain', says, all };
}

function balancer(product: string, says: AnswererSign['says'], ...all: AnswererSign['all']): AnswererSign {
  return { product, role: 'load-balancer', confidence: says === 'somewhere' ? 'likely' : 'certain', says, all };
}

function origin(product: string, ...all: AnswererSign['all']): AnswererSign {
  const ownWords = all.some((each) => each.in === 'body' || each.in === 'title');
  return { product, role: 'origin', confidence: ownWords ? 'certain' : 'likely', says: 'made', all };
}
