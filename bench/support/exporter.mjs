import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasEnded, stopChild } from './stop-child.mjs';

/** Of Debian's package prometheus-blackbox-exporter. */
const program = '/usr/bin/prometheus-blackbox-exporter';
const port = 19_115;

/**
 * @typedef {object} Exporter
 * @property {string} base its URL
 * @property {(module: string, url: string) => Promise<{ noticed: boolean, text: string }>} probe one URL, with its log
 * @property {() => Promise<void>} stop
 */

/**
 * A blackbox_exporter with the modules `http` and `https`, the second trusting one authority; null: there is none here.
 *
 * @param {string} folder
 * @param {string} ca
 * @returns {Promise<Exporter | null>}
 */
export async function startExporter(folder, ca) {
  if (!existsSync(program)) return null;
  const file = join(folder, 'blackbox.yml');
  const common = 'preferred_ip_protocol: ip4, body_size_limit: 1MB';
  writeFileSync(
    file,
    `modules:
  http: { prober: http, timeout: 4s, http: { ${common} } }
  https: { prober: http, timeout: 4s, http: { ${common}, tls_config: { ca_file: ${ca} } } }
`,
  );
  const listen = `--web.listen-address=127.0.0.1:${String(port)}`;
  const child = spawn(program, [`--config.file=${file}`, listen, '--log.level=error'], { stdio: 'ignore' });
  const base = `http://127.0.0.1:${String(port)}`;
  while ((await fetch(`${base}/-/healthy`).catch(() => null)) === null) {
    if (hasEnded(child)) throw new Error(`${program} ended with ${String(child.exitCode ?? child.signalCode)}`);
    await sleep(50);
  }
  return {
    base,
    probe: async (module, url) => {
      const asked = `${base}/probe?debug=true&module=${module}&target=${encodeURIComponent(url)}`;
      // It may outlive its own time limit by far.
      const text = await fetch(asked, { signal: AbortSignal.timeout(15_000) }).then(
        (reply) => reply.text(),
        () => '',
      );
      return { noticed: !/^probe_success 1$/m.test(text), text: text.split('Metrics that would have been')[0] ?? '' };
    },
    stop: () => stopChild(child),
  };
}
