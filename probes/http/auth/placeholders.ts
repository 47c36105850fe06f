/** `{name}` in a template; any other brace stands for itself. */
const shape = /\{([A-Za-z][\w.-]*)\}/g;

/** What a request gives to a template, besides `header.NAME` and the digests of the body. */
const ofRequest = [
  'method',
  'method.lower',
  'host',
  'path',
  'query',
  'pathAndQuery',
  'sortedQuery',
  'sortedParameters',
  'body',
];
const ofBody = /^body\.(?:md5|sha1|sha256|sha512|sm3)(?:\.base64)?$/;
const ofHeader = /^header\.[\w-]+$/;

/** The placeholders of a template. */
export function placeholdersOf(template: string): readonly string[] {
  return [...template.matchAll(shape)].map((found) => found[1] ?? '');
}

/** A template with every placeholder replaced; `valueOf` is asked once for each. */
export function fillPlaceholders(template: string, valueOf: (name: string) => string): string {
  return template.replaceAll(shape, (_all, name: string) => valueOf(name));
}

/** Whether a name stands for something of the request, whatever the values are called. */
export function isOfRequest(name: string): boolean {
  return ofRequest.includes(name) || ofBody.test(name) || ofHeader.test(name);
}
