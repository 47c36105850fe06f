// The functions that a PAC script may call, as browsers have them (MDN, "Proxy Auto-Configuration (PAC) file"; where
// words and browsers differ, as Chromium and Firefox behave). They are read as text and run inside the sandbox of
// pac-thread.mjs: plain JavaScript that knows nothing but itself, `dnsResolve` and `myIpAddress`.

/**
 * In the sandbox: one IPv4 address of a name; null: none, or not to be asked for.
 *
 * @type {(host: string) => string | null}
 */
const dnsResolve = () => null;

/** @param {string} host */
function isPlainHostName(host) {
  return !/[.:]/.test(host);
}

/**
 * @param {string} host
 * @param {string} domain
 */
function dnsDomainIs(host, domain) {
  return host.toLowerCase().endsWith(domain.toLowerCase());
}

/**
 * @param {string} host
 * @param {string} full
 */
function localHostOrDomainIs(host, full) {
  return host === full || (isPlainHostName(host) && full.startsWith(host + '.'));
}

/** @param {string} host */
function isResolvable(host) {
  return dnsResolve(host) !== null;
}

/** @param {string} host */
function dnsDomainLevels(host) {
  return host.split('.').length - 1;
}

/**
 * The number an IPv4 address in text stands for.
 *
 * @param {string} address
 */
function convert_addr(address) {
  return address.split('.').reduce((sum, part) => sum * 256 + (Number(part) & 255), 0);
}

/**
 * @param {string} host
 * @param {string} network
 * @param {string} mask
 */
function isInNet(host, network, mask) {
  const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
  const address = ipv4.test(host) ? host : dnsResolve(host);
  if (address === null || !ipv4.test(network) || !ipv4.test(mask)) return false;
  const bits = convert_addr(mask);
  return (convert_addr(address) & bits) === (convert_addr(network) & bits);
}

/**
 * Whether a text fits a pattern of the shell, `*` and `?`. In one walk: a pattern must not cost time that grows with
 * every star.
 *
 * @param {string} text
 * @param {string} pattern
 */
function shExpMatch(text, pattern) {
  let at = 0;
  let wanted = 0;
  let star = -1;
  let from = 0;
  while (at < text.length) {
    if (pattern[wanted] === '*') {
      star = wanted;
      from = at;
      wanted += 1;
    } else if (pattern[wanted] === '?' || pattern[wanted] === text[at]) {
      at += 1;
      wanted += 1;
    } else if (star === -1) {
      return false;
    } else {
      from += 1;
      at = from;
      wanted = star + 1;
    }
  }
  return /^\**$/.test(pattern.slice(wanted));
}

/**
 * What the clock says in the zone that the last argument names, and the arguments before it.
 *
 * @param {readonly (string | number)[]} given
 */
function clockFor(given) {
  const now = new Date();
  const isGmt = given[given.length - 1] === 'GMT';
  const args = isGmt ? given.slice(0, -1) : given;
  // A moment whose UTC fields are those of the zone.
  const shown = isGmt ? now : new Date(now.getTime() - now.getTimezoneOffset() * 60000);
  return { args, shown };
}

/**
 * Whether something lies between two ends, both counted in; with the ends the other way round, whether it does not lie
 * between them.
 *
 * @param {number} it
 * @param {number} first
 * @param {number} last
 */
function isBetween(it, first, last) {
  return first <= last ? first <= it && it <= last : first <= it || it <= last;
}

/** @param {readonly (string | number)[]} given */
function weekdayRange(...given) {
  const { args, shown } = clockFor(given);
  const days = args.map((name) => ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'].indexOf(String(name)));
  const [first = -1, last = first] = days;
  if (days.length === 0 || days.includes(-1)) return false;
  return isBetween(shown.getUTCDay(), first, last);
}

/**
 * A day, month or year, two of one kind, or two dates of equal parts.
 *
 * @param {readonly (string | number)[]} given
 */
function dateRange(...given) {
  const { args, shown } = clockFor(given);
  const names = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
  const parts = args.map((said) => {
    const month = names.indexOf(String(said));
    if (month !== -1) return { kind: 'month', weight: 100, value: month, now: shown.getUTCMonth() };
    const value = Number(said);
    if (value > 31) return { kind: 'year', weight: 10000, value, now: shown.getUTCFullYear() };
    return { kind: 'day', weight: 1, value, now: shown.getUTCDate() };
  });
  if (parts.length === 0 || parts.some(({ value }) => Number.isNaN(value))) return false;
  const half = parts.length / 2;
  const begin = parts.slice(0, half);
  const end = parts.slice(half);
  const isPair = begin.length > 0 && begin.every(({ kind }, index) => kind === end[index]?.kind);
  // One date: a day, a day of a month, a month of a year.
  if (!isPair) return parts.every(({ value, now }) => value === now);
  /** @param {typeof parts} date */
  const sum = (date) => date.reduce((all, { value, weight }) => all + value * weight, 0);
  const today = begin.reduce((all, { now, weight }) => all + now * weight, 0);
  const hasYear = begin.some(({ kind }) => kind === 'year');
  if (hasYear && sum(begin) > sum(end)) return false;
  return isBetween(today, sum(begin), sum(end));
}

/**
 * An hour, two hours (the last one to its end), or two times of equal parts.
 *
 * @param {readonly (string | number)[]} given
 */
function timeRange(...given) {
  const { args, shown } = clockFor(given);
  const numbers = args.map(Number);
  const [first = 0, last = first] = numbers;
  if (![1, 2, 4, 6].includes(numbers.length) || numbers.some(Number.isNaN)) return false;
  const hour = shown.getUTCHours();
  if (numbers.length <= 2) return first <= hour && hour <= last;
  const half = numbers.length / 2;
  /**
   * @param {readonly number[]} time
   * @param {number} usualSecond
   */
  const seconds = ([h = 0, m = 0, s], usualSecond) => h * 3600 + m * 60 + (s ?? usualSecond);
  const now = seconds([hour, shown.getUTCMinutes(), shown.getUTCSeconds()], 0);
  return isBetween(now, seconds(numbers.slice(0, half), 0), seconds(numbers.slice(half), 59));
}

/** Browsers write it to a console that nobody here reads. */
function alert() {
  return undefined;
}

/** All of them, to be read as text. */
export const pacFunctions = [
  isPlainHostName,
  dnsDomainIs,
  localHostOrDomainIs,
  isResolvable,
  dnsDomainLevels,
  convert_addr,
  isInNet,
  shExpMatch,
  clockFor,
  isBetween,
  weekdayRange,
  dateRange,
  timeRange,
  alert,
];
