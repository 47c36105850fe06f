import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { askAtTerminal, nameFrom, type Told } from '../../src/cli/ask-survey.ts';
import { processContext, type Context } from '../../src/cli/context.ts';

interface Talk {
  readonly told: Promise<Told | null>;
  readonly input: PassThrough;
  readonly said: () => string;
}

function talk(language: Context['language'] = 'en'): Talk {
  const input = new PassThrough();
  const output = new PassThrough();
  let said = '';
  output.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const err = (text: string): void => {
    said += text;
  };
  const context: Context = { ...processContext(), language, err };
  return { told: askAtTerminal(context, input, output), input, said: () => said };
}

describe('asking for a system', () => {
  it('asks a wrong address again, shows examples, and takes an empty line for not there', async () => {
    const { told, input, said } = talk();
    const answers = [
      ' My shop! ',
      'test， uat、production',
      'orders db',
      'postgres://ready:tiger@h/orders',
      '?',
      'gopher://h',
      'postgres://ready@h/orders',
      '',
      'postgres://ready@p/orders',
      'health',
      '',
      '',
      'https://p/health',
      '',
    ];
    input.write(answers.map((answer) => `${answer}\n`).join(''));
    expect(await told).toEqual({
      name: 'My-shop',
      environments: ['test', 'uat', 'production'],
      targets: [
        expect.objectContaining({ environment: 'test', component: 'orders-db', probe: 'postgres' }),
        expect.objectContaining({ environment: 'production', component: 'orders-db', probe: 'postgres' }),
        expect.objectContaining({ environment: 'production', component: 'health', probe: 'http' }),
      ],
    });
    expect(said()).toContain('holds a password');
    expect(said()).toContain('release+https://');
    expect(said()).toContain('cannot begin with “gopher:”');
    expect(said()).not.toContain('tiger');
  });

  it('asks in Chinese, and knows two environments where none is named', async () => {
    const { told, input, said } = talk('zh-CN');
    input.write('订单\n\n\n');
    expect(await told).toEqual({ name: '订单', environments: ['test', 'production'], targets: [] });
    expect(said()).toContain('系统名称');
  });

  it('asks names that no profile can hold again', async () => {
    const { told, input, said } = talk();
    input.write('s\nte:st\nproduction\n#x\napi\nhttp://h/\n\n');
    expect(await told).toMatchObject({ environments: ['production'], targets: [{ component: 'api' }] });
    expect(said().match(/are named with letters/g)).toHaveLength(2);
  });

  it('ends where the input ends, in the middle of a question', async () => {
    const { told, input } = talk();
    input.write('shop\ntest\n');
    input.end('orders-db');
    expect(await told).toBe(null);
  });

  it('makes a name of what was typed', () => {
    expect(['', '///', 'a b', '订单 系统', '𠮷'.repeat(70)].map(nameFrom)).toEqual([
      'system',
      'system',
      'a-b',
      '订单-系统',
      '𠮷'.repeat(60),
    ]);
  });
});
