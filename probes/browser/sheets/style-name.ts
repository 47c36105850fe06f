import { stylePlaces, type StylePlace } from '../../../src/kit/sheet/style-places.ts';

/** What has no name of its own, as it is written. */
const forms: Readonly<Record<string, string>> = {
  nesting: 'a { &:hover { } }',
  'nesting name': 'a { b { } }',
  'not list': ':not(a, b)',
  'nth of': ':nth-child(1 of a)',
  'media boolean': '@media (a) or (b)',
  'media range': '@media (width >= 1px)',
  'import layer': '@import url() layer()',
  'import supports': '@import url() supports()',
  'jump steps': 'steps(n, jump-none)',
  'no perspective': 'perspective(none)',
  'gradient space': 'linear-gradient(in oklab, ...)',
  'single stop': 'linear-gradient(red)',
  'double stop': 'linear-gradient(red 0 50%, ...)',
  attr: 'attr(name type(...))',
  'image-set string': '-webkit-image-set("...")',
  'typed division': 'calc(1px / 1px)',
  'color none': 'hsl(none ...)',
  'scale percentage': 'scale(50%)',
};

/** Components and shapes of values, as an example. */
const kinds: Readonly<Record<string, string>> = {
  '<ident ident>': '... ...',
  '<ident ident ident>': '... ... ...',
  '<ident percentage>': 'right 10%',
  '<ident dimension>': 'right 10px',
  '<ident number>': '... 1',
  '<percentage>': '50%',
  '<dimension>': '1px',
  '<string>': '"..."',
  '<url>': 'url()',
  '</>': '... / ...',
};

/** Pseudo-elements, which are written with two colons; the others are classes. */
const elements =
  /^(?:-.*|after|before|backdrop|checkmark|column|cue|details-content|file-selector-button|first-le.*|first-line|grammar-error|highlight|interest-.*|marker|part|picker.*|placeholder|scroll-.*|search-text|selection|slotted|spelling-error|target-text|view-transition.*)(?:\(\))?$/;

/** Classes and elements that are written with brackets behind them. */
const functional =
  /^(?:active-view-transition-type|dir|has|highlight|host-context|is|nth-.*|part|slotted|view-transition-(?:group|image-pair|new|old)|where)$/;

/** As developers write what a key of StyleUse names: `:has()`, `@container`, `display: grid`, `oklch()`. */
export function styleName(key: string): string {
  const place = stylePlaces(key)[0];
  const name = place?.names[0];
  if (place === undefined || name === undefined) return key;
  if (place.table === 'units') return place.names.join(', ');
  return key.startsWith('types.basic-shape.') ? name : written(place, name);
}

function written({ table, of = '' }: StylePlace, name: string): string {
  switch (table) {
    case 'properties':
    case 'units':
    case 'wide':
    case 'colors':
    case 'calcWords':
      return name;
    case 'values':
      return `${of}: ${kinds[name] ?? name}`;
    case 'functions':
      return `${name}()`;
    case 'pseudos':
      return `${elements.test(name) ? '::' : ':'}${name}${functional.test(name) ? '()' : ''}`;
    case 'atRules':
      return `@${name}`;
    case 'descriptors':
      return `@${of} { ${name} }`;
    case 'media':
      return `@media (${name.replace(':', ': ')})`;
    case 'tests':
      return `@supports ${name}()`;
    case 'forms':
      return formOf(name);
  }
}

function formOf(name: string): string {
  const [first = '', of = ''] = name.split(' ');
  if (first === 'from') return `${of}(from ...)`;
  if (first === 'mixed') return `${of}(50% 128 ...)`;
  return forms[name] ?? name;
}
