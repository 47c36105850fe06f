import { describe, expect, it } from 'vitest';
import { readReply, writeCommand } from '../../../probes/redis/resp.ts';

const read = (text: string) => readReply(Buffer.from(text));

describe('a reply of RESP', () => {
  it.each([
    ['+OK\r\n', { kind: 'text', text: 'OK' }],
    ['-ERR no\r\n', { kind: 'error', text: 'ERR no' }],
    [':-42\r\n', { kind: 'number', number: -42 }],
    ['$0\r\n\r\n', { kind: 'text', text: '' }],
    ['$6\r\na\r\nbcd\r\n', { kind: 'text', text: 'a\r\nbcd' }],
    ['$-1\r\n', { kind: 'nothing' }],
    ['*-1\r\n', { kind: 'nothing' }],
    ['*0\r\n', { kind: 'list', items: [] }],
    [
      '*2\r\n*1\r\n:1\r\n+x\r\n',
      {
        kind: 'list',
        items: [
          { kind: 'list', items: [{ kind: 'number', number: 1 }] },
          { kind: 'text', text: 'x' },
        ],
      },
    ],
  ])('is read: %j', (text, reply) => {
    expect(read(`${text}+more`)).toEqual({ value: reply, used: Buffer.byteLength(text) });
    for (let length = 0; length < text.length; length += 1) expect(read(text.slice(0, length))).toBeNull();
  });

  it.each([
    'HTTP/1.1 400\r\n',
    ':1x\r\n',
    '$5\r\nhello!!',
    '$-2\r\n',
    '$1048577\r\n',
    '*10001\r\n',
    `:${'1'.repeat(40)}`,
    '*1\r\n'.repeat(9),
    '*1\r\n?\r\n',
  ])('is none, or beyond the limits: %j', (text) => {
    expect(read(text)).toBe('broken');
  });
});

it('a command is a list of texts, by their bytes', () => {
  expect(writeCommand(['AUTH', '密码'])).toBe('*2\r\n$4\r\nAUTH\r\n$6\r\n密码\r\n');
});
