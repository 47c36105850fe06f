import { answers, type Answer } from '../verdict.ts';
import { codeLayout, screenSizes, shortCharacters } from './code-layout.ts';

type Field = (typeof codeLayout)[number];
type Named<Kind extends Field[1]> = Extract<Field, readonly [string, Kind, ...unknown[]]>[0];

/**
 * Takes the fields of codeLayout off a row of bits, one after the other. Each throws RangeError where the bits end or
 * mean nothing.
 */
export interface FieldReader {
  readonly number: (name: Named<'bits' | 'usual'>) => number;
  /** Null: it is not written. */
  readonly maybe: (name: Named<'maybe'>) => number | null;
  readonly answer: (name: Named<'answer'>) => Answer;
  readonly answers: (name: Named<'answers'>, count: number) => readonly Answer[];
  readonly screen: (name: Named<'screen'>) => readonly [width: number, height: number];
  readonly text: (name: Named<'text'>) => string;
  /** Whether only what fills the last symbol is left. */
  readonly isDone: () => boolean;
}

/** Reads symbols of 5 bits. */
export function fieldReader(symbols: readonly number[]): FieldReader {
  let at = 0;
  let index = 0;
  const take = (name: Field[0]): Field => {
    const field = codeLayout[index];
    index += 1;
    if (field?.[0] !== name) throw new TypeError(`the layout has ${String(field?.[0])} here, not ${name}`);
    return field;
  };
  const bits = (count: number): number => {
    let value = 0;
    for (const end = at + count; at < end; at += 1) {
      const symbol = symbols[Math.floor(at / 5)];
      if (symbol === undefined) throw new RangeError('the code ends too early');
      value = value * 2 + ((symbol >> (4 - (at % 5))) & 1);
    }
    return value;
  };
  const answer = (): Answer => {
    const given = answers[bits(2)];
    if (given === undefined) throw new RangeError('no answer has this number');
    return given;
  };
  const unit = (): string => (bits(1) === 1 ? String.fromCharCode(bits(16)) : shortCharacters.charAt(bits(6)));
  return {
    number: (name) => {
      const field = take(name);
      if (field[1] === 'bits') return bits(field[2]);
      return field[1] === 'usual' && bits(1) === 0 ? field[3] : bits(widthOf(field));
    },
    maybe: (name) => {
      const field = take(name);
      return bits(1) === 1 ? bits(widthOf(field)) : null;
    },
    answer: (name) => {
      take(name);
      return answer();
    },
    answers: (name, count) => {
      take(name);
      const mode = bits(2);
      return Array.from({ length: count }, () => {
        if (mode === 2) return answer();
        if (mode === 1) return bits(1) === 1 ? 'yes' : 'no';
        return mode === 0 ? 'yes' : 'unknown';
      });
    },
    screen: (name) => {
      take(name);
      const size: string | undefined = screenSizes[bits(5)];
      if (size === undefined) return [bits(13), bits(13)];
      const [width = 0, height = 0] = size.split('x').map(Number);
      return [width, height];
    },
    text: (name) => {
      take(name);
      return Array.from({ length: bits(5) }, unit)
        .join('')
        .toWellFormed();
    },
    isDone: () => symbols.length * 5 - at < 5,
  };
}

function widthOf(field: Field): number {
  return field[2] ?? 0;
}
