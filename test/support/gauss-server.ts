import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Socket } from 'node:net';
import { authentication, errorMessage, faulty, message, noTls, type Faulty } from './postgres-faults.ts';

/** How openGauss keeps a password, and what it asks of a client of protocol 3.0. */
export interface GaussOptions {
  readonly password: string;
  readonly method: 'sha256' | 'sm3' | 'md5';
  readonly rounds?: number;
  /** Tells the rounds instead of signing, as to a client of protocol 3.51. */
  readonly tellsRounds?: boolean;
  /** Signs with a key that is not the account’s, as where there is no such account, or where a stranger answers. */
  readonly strangerSigns?: boolean;
}

/** One row of pg_authid, cut into its parts. */
interface Kept {
  readonly salt: string;
  readonly serverKey: string;
  readonly storedKey: string;
  readonly rounds: number;
}

/** What came instead of a password, and whether it was accepted. */
export interface GaussServer extends Faulty {
  readonly answers: string[];
}

/** Starts a server that logs in as openGauss does, and then says no more than that it is ready. */
export async function gaussServer(options: GaussOptions): Promise<GaussServer> {
  const kept = keep(options);
  const answers: string[] = [];
  const server = await faulty((socket) => {
    serve(socket, options, kept, answers);
  });
  return { ...server, answers };
}

/** What CREATE USER stores. */
function keep({ password, method, rounds = 10_000 }: GaussOptions): Kept {
  const salt = randomBytes(32);
  const saltedPassword = pbkdf2Sync(Buffer.from(password), salt, rounds, 32, 'sha1');
  const clientKey = createHmac('sha256', saltedPassword).update('Client Key').digest();
  const serverKey = createHmac('sha256', saltedPassword).update('Sever Key').digest();
  const storedKey = createHash(method === 'sm3' ? 'sm3' : 'sha256').update(clientKey);
  return {
    salt: salt.toString('hex'),
    serverKey: serverKey.toString('hex'),
    storedKey: storedKey.digest('hex'),
    rounds,
  };
}

function serve(socket: Socket, options: GaussOptions, kept: Kept, answers: string[]): void {
  const token = randomBytes(4).toString('hex');
  const md5Salt = randomBytes(4);
  let step = 0;
  socket.on('data', (bytes) => {
    step += 1;
    if (step === 1) socket.write(noTls);
    if (step === 2) socket.write(options.method === 'md5' ? askMd5(kept, md5Salt) : askProof(options, kept, token));
    if (step !== 3 || bytes[0] === goodbye) return;
    const answer = passwordIn(bytes);
    answers.push(answer);
    const right = options.method === 'md5' ? answer === md5Of(kept, md5Salt) : proves(answer, kept, token, options);
    socket.write(right ? accepted : denied);
  });
}

function askProof(options: GaussOptions, { salt, serverKey, rounds }: Kept, token: string): Buffer {
  const key = options.strangerSigns === true ? randomBytes(32) : Buffer.from(serverKey, 'hex');
  const signature = createHmac('sha256', key).update(Buffer.from(token, 'hex')).digest('hex');
  const told = Buffer.alloc(4);
  told.writeUInt32BE(rounds);
  const tail = options.tellsRounds === true ? told : Buffer.from(signature);
  const form = Buffer.from([0, 0, 0, options.method === 'sm3' ? 3 : 2]);
  return authentication(options.method === 'sm3' ? 13 : 10, Buffer.concat([form, Buffer.from(salt + token), tail]));
}

function askMd5({ salt }: Kept, md5Salt: Buffer): Buffer {
  return authentication(11, Buffer.concat([Buffer.from(salt), md5Salt]));
}

/** The server knows the stored key only: what is left of the proof must hash to it. */
function proves(answer: string, { storedKey }: Kept, token: string, { method }: GaussOptions): boolean {
  if (!/^[0-9a-f]{64}$/.test(answer)) return false;
  const mask = createHmac('sha256', Buffer.from(storedKey, 'hex')).update(Buffer.from(token, 'hex')).digest();
  const clientKey = Buffer.from(answer, 'hex').map((byte, at) => byte ^ (mask[at] ?? 0));
  const hashed = createHash(method === 'sm3' ? 'sm3' : 'sha256')
    .update(clientKey)
    .digest();
  return timingSafeEqual(hashed, Buffer.from(storedKey, 'hex'));
}

/** The server hashes its whole row behind the word sha256, the rounds in letters included: `ecdfecefade` are 10000. */
function md5Of({ salt, serverKey, storedKey, rounds }: Kept, md5Salt: Buffer): string {
  const letters = new Map([
    [10_000, 'ecdfecefade'],
    [2048, 'mgdhdcefade'],
  ]).get(rounds);
  const hashed = createHash('md5')
    .update(`${salt}${serverKey}${storedKey}${letters ?? ''}`)
    .update(md5Salt);
  return `md5${hashed.digest('hex')}`;
}

/** Terminate. */
const goodbye = 0x58;

/** PasswordMessage: type, length, text, zero. */
function passwordIn(bytes: Buffer): string {
  const whole = bytes[0] === 0x70 && bytes.readUInt32BE(1) === bytes.length - 1 && bytes.at(-1) === 0;
  return whole ? bytes.toString('latin1', 5, bytes.length - 1) : 'no password message';
}

const accepted = Buffer.concat([authentication(0), message('Z', Buffer.from('I'))]);
const denied = errorMessage('SFATAL', 'C28P01', 'MInvalid username/password,login denied.', 'Rauth_failed');
