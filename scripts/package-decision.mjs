/**
 * What tests need beyond npm: programs of Debian. Of MariaDB the packages that hold only programs, so that no service
 * is set up and none is started.
 *
 * @type {readonly string[]}
 */
export const testPackages = [
  'mariadb-server-core',
  'mariadb-client-core',
  'chromium',
  'firefox-esr',
  'fonts-noto-cjk',
  'libreoffice-writer-nogui',
  'libreoffice-calc-nogui',
  'poppler-utils',
  'redis-server',
  'rabbitmq-server',
  'mosquitto',
  'slapd',
  'ldap-utils',
  'openssh-server',
  'postfix',
  'unbound',
  'memcached',
  'zookeeper',
  'nginx-light',
  'haproxy',
  'squid',
  'vsftpd',
  'etcd-server',
  'microsocks',
  'dcmtk',
  'nftables',
  'iproute2',
];

/**
 * @typedef {object} Machine what decides whether system packages may be installed
 * @property {boolean} hasApt apt-get and dpkg-query are there
 * @property {boolean} root we are root
 * @property {boolean} sudo `sudo -n true` works
 * @property {boolean} ci a pipeline, by the variable CI
 * @property {boolean} container a container, or a machine without a service manager: made to be thrown away
 * @property {boolean | null} asked `--with-packages` or PLUMBLINE_TEST_PACKAGES=1; false: PLUMBLINE_TEST_PACKAGES=0
 */

/**
 * @typedef {{ kind: 'nothing' } | { kind: 'say', text: string } | { kind: 'install', as: 'root' | 'sudo' }} Decision
 */

/**
 * Installs where nobody minds: in CI, in a container as root, or when asked. On somebody's own machine it only says
 * what would be needed.
 *
 * @param {Machine} machine
 * @param {readonly string[]} missing
 * @returns {Decision}
 */
export function packageDecision(machine, missing) {
  if (missing.length === 0) return { kind: 'nothing' };
  const skipped = `Tests that need ${missing.join(', ')} will be skipped`;
  if (!machine.hasApt) {
    return { kind: 'say', text: `${skipped}: this system has no apt-get to install Debian’s packages with.` };
  }
  const by = `sudo apt-get install --no-install-recommends ${missing.join(' ')}`;
  if (machine.asked === false)
    return { kind: 'say', text: `${skipped}: PLUMBLINE_TEST_PACKAGES=0. To have them: ${by}` };
  const welcome = machine.asked === true || machine.ci || (machine.root && machine.container);
  if (!welcome) {
    const rule = 'system packages are installed only in CI, in a container, or with npm test -- --with-packages';
    return { kind: 'say', text: `${skipped}: ${rule}. To have them: ${by}` };
  }
  if (machine.root) return { kind: 'install', as: 'root' };
  if (machine.sudo) return { kind: 'install', as: 'sudo' };
  return {
    kind: 'say',
    text: `${skipped}: we are neither root nor may use sudo without a password. To have them: ${by}`,
  };
}

/**
 * Packages that are not installed, by what `dpkg-query -W -f='${Package} ${db:Status-Status}\n'` wrote.
 *
 * @param {string} status
 * @param {readonly string[]} [wanted]
 * @returns {readonly string[]}
 */
export function missingPackages(status, wanted = testPackages) {
  const installed = new Set(
    status
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .flatMap(([name, state]) => (name !== undefined && state === 'installed' ? [name] : [])),
  );
  return wanted.filter((name) => !installed.has(name));
}

/**
 * Takes `--with-packages` out of the arguments of `npm test`.
 *
 * @param {readonly string[]} args
 * @param {string | undefined} variable PLUMBLINE_TEST_PACKAGES
 * @returns {{ rest: readonly string[], asked: boolean | null }}
 */
export function askedFor(args, variable) {
  const rest = args.filter((arg) => arg !== '--with-packages');
  if (rest.length < args.length) return { rest, asked: true };
  if (variable === undefined || variable === '') return { rest, asked: null };
  return { rest, asked: !['0', 'false', 'no'].includes(variable.toLowerCase()) };
}

/**
 * The last line in which apt-get says what was wrong.
 *
 * @param {string} output
 * @returns {string}
 */
export function aptReason(output) {
  const lines = output.split('\n').map((line) => line.trim());
  const errors = lines.filter((line) => line.startsWith('E: '));
  return errors.at(-1) ?? lines.findLast((line) => line !== '') ?? 'it said nothing';
}
