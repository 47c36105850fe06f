/** Where the names that a key stands for are looked up, see StyleRules; `names` of a property or an at-rule by `of`. */
export interface StylePlace {
  readonly table:
    | 'properties'
    | 'values'
    | 'wide'
    | 'colors'
    | 'functions'
    | 'units'
    | 'calcWords'
    | 'pseudos'
    | 'atRules'
    | 'descriptors'
    | 'media'
    | 'tests'
    | 'forms';
  readonly of?: string;
  readonly names: readonly string[];
}

const units: Readonly<Record<string, readonly string[]>> = {
  container_query_length_units: ['cqw', 'cqh', 'cqi', 'cqb', 'cqmin', 'cqmax'],
  viewport_percentage_units_dynamic: ['dvw', 'dvh', 'dvi', 'dvb', 'dvmin', 'dvmax'],
  viewport_percentage_units_large: ['lvw', 'lvh', 'lvi', 'lvb', 'lvmin', 'lvmax'],
  viewport_percentage_units_small: ['svw', 'svh', 'svi', 'svb', 'svmin', 'svmax'],
};

const form = (...names: string[]): readonly StylePlace[] => [{ table: 'forms', names }];
const value = (of: string, ...names: string[]): readonly StylePlace[] => [{ table: 'values', of, names }];

/** Keys that are no names: the forms that the reader looks for, see src/kit/sheet/reader. */
const special: Readonly<Record<string, readonly StylePlace[]>> = {
  'selectors.nesting': form('nesting'),
  'selectors.nesting.name': form('nesting name'),
  'selectors.not.selector_list': form('not list'),
  'selectors.nth-child.of_syntax': form('nth of'),
  'selectors.state': [{ table: 'pseudos', names: ['state()'] }],
  'selectors.headingfunction': [{ table: 'pseudos', names: ['heading()'] }],
  'at-rules.media.or_syntax': form('media boolean'),
  'at-rules.media.range_syntax': form('media range'),
  'at-rules.import.layer': form('import layer'),
  'at-rules.import.supports': form('import supports'),
  'types.easing-function.linear-function': [{ table: 'functions', names: ['linear'] }],
  'types.easing-function.steps.jump': form('jump steps'),
  'types.transform-function.perspective.none': form('no perspective'),
  'types.gradient.linear-gradient.interpolation_color_space': form('gradient space'),
  'types.gradient.linear-gradient.single_color_stop': form('single stop'),
  'types.gradient.linear-gradient.doubleposition': form('double stop'),
  'types.color.color.relative_syntax': form('from color'),
  'types.color.rgb.relative_syntax': form('from rgb', 'from rgba'),
  'types.color.hsl.relative_syntax': form('from hsl', 'from hsla'),
  'types.color.hwb.relative_syntax': form('from hwb'),
  'types.color.lab.relative_syntax': form('from lab'),
  'types.color.lch.relative_syntax': form('from lch'),
  'types.color.oklab.relative_syntax': form('from oklab'),
  'types.color.oklch.relative_syntax': form('from oklch'),
  'properties.display.multi-keyword_values': value('display', '<ident ident>', '<ident ident ident>'),
  'properties.overflow.multiple_keywords': value('overflow', '<ident ident>'),
  'properties.align-items.last_baseline': value('align-items', 'last'),
  'properties.align-self.last_baseline': value('align-self', 'last'),
  'properties.opacity.percentages': value('opacity', '<percentage>'),
  'properties.shape-image-threshold.percentages': value('shape-image-threshold', '<percentage>'),
  'properties.letter-spacing.percentages': value('letter-spacing', '<percentage>'),
  'properties.word-spacing.percentages': value('word-spacing', '<percentage>'),
  'properties.text-underline-offset.percentage': value('text-underline-offset', '<percentage>'),
  'properties.text-decoration-thickness.percentage': value('text-decoration-thickness', '<percentage>'),
  'properties.list-style-type.string': value('list-style-type', '<string>'),
  'properties.content.alt_text': value('content', '</>'),
  'properties.cursor.grab': value('cursor', 'grab', 'grabbing'),
  'properties.transition.transition-behavior': value('transition', 'allow-discrete'),
  'properties.text-decoration.includes_thickness': value(
    'text-decoration',
    ...['<dimension>', '<percentage>', 'from-font', 'calc()', 'min()', 'max()', 'clamp()'],
  ),
  'properties.-webkit-mask.shorthand': value(
    '-webkit-mask',
    ...['add', 'alpha', 'exclude', 'intersect', 'luminance', 'match-source', 'subtract'],
  ),
  'properties.columns.column-height': value('columns', '</>'),
  'properties.list-style.symbols': value('list-style', 'symbols()'),
  'properties.list-style-type.symbols': value('list-style-type', 'symbols()'),
  'properties.offset-path.url': value('offset-path', '<url>', 'url()'),
  'properties.offset-path.basic_shape': value('offset-path', 'inset()', 'circle()', 'polygon()', 'ellipse()'),
  // Words that were names before, in places where any name may stand.
  'properties.font-family.math': [],
  'properties.view-transition-name.match-element': [],
  'properties.white-space.two_words': value('white-space', '<ident ident>'),
  'properties.text-wrap.two_words': value('text-wrap', '<ident ident>'),
  'properties.mask.shorthand': value(
    'mask',
    ...['center', 'bottom', 'left', 'no-repeat', 'repeat', 'repeat-x', 'repeat-y', 'right', 'round', 'space', 'top'],
    ...[
      '<percentage>',
      '<dimension>',
      'calc()',
      'min()',
      'max()',
      'linear-gradient()',
      'radial-gradient()',
      'conic-gradient()',
    ],
  ),
  'properties.background-position-x.side-relative_values': value(
    'background-position-x',
    ...['<ident percentage>', '<ident dimension>'],
  ),
  'properties.background-position-y.side-relative_values': value(
    'background-position-y',
    ...['<ident percentage>', '<ident dimension>'],
  ),
  'types.attr.type_function': form('attr'),
  // Within attr(); other functions of this name are older.
  'types.type': [],
  'types.image.image-set': [...form('image-set string'), { table: 'functions', names: ['image-set'] }],
  'types.calc.typed_division_produces_unitless_number': form('typed division'),
  'types.color.none': form('color none'),
  'types.color.rgb.mixed_type_parameters': form('mixed rgb', 'mixed rgba'),
  'types.color.hsl.mixed_type_parameters': form('mixed hsl', 'mixed hsla'),
  'types.color.hwb.mixed_type_parameters': form('mixed hwb'),
  'types.color.lab.mixed_type_parameters': form('mixed lab'),
  'types.color.lch.mixed_type_parameters': form('mixed lch'),
  'types.color.oklab.mixed_type_parameters': form('mixed oklab'),
  'types.color.oklch.mixed_type_parameters': form('mixed oklch'),
  'types.transform-function.scale.percentages': form('scale percentage'),
  'properties.list-style.string': value('list-style', '<string>'),
  'properties.font-size-adjust.two-values': value('font-size-adjust', '<ident number>'),
};

const described = /^(?:font-face|page|property|counter-style|font-palette-values|view-transition|function)$/;
const groups = /^(?:color|image|gradient|filter-function|transform-function|shape)$/;
const noFunctions = /^types\.color\.(?:currentcolor|named-color|system-color|from_currentcolor|transparent)$/;
const shaped = ['clip-path', 'offset', 'offset-path', 'shape-outside'];

/**
 * Where the names that a key of MDN’s data (without `css.`; ours begin with `supplement.`) stands for are looked up;
 * empty: a reader of style sheets cannot tell whether it is used. Keys with a name that is no word of CSS are told by the
 * list above only; those that are look like words, so whoever makes data has to leave out the others.
 */
export function stylePlaces(key: string): readonly StylePlace[] {
  const name = key.replace(/^supplement\./, '');
  const known = special[name];
  if (known !== undefined) return known;
  const [area = '', first = '', second, third] = name.split('.');
  if (name.startsWith('types.color.system-color.')) return [{ table: 'colors', names: [(third ?? '').toLowerCase()] }];
  if (third !== undefined && area !== 'at-rules') return [];
  if (area === 'properties') return propertyPlaces(first, second);
  if (area === 'selectors') return second === undefined ? [{ table: 'pseudos', names: [first] }] : [];
  if (area === 'at-rules') return atRulePlaces(first, second, third);
  return area === 'types' && !noFunctions.test(name) ? typePlaces(first, second) : [];
}

function propertyPlaces(property: string, word: string | undefined): readonly StylePlace[] {
  if (word === undefined) return [{ table: 'properties', names: [property] }];
  if (word.startsWith('<')) return value(property, word);
  return value(property, word.toLowerCase(), `${word.toLowerCase()}()`);
}

function atRulePlaces(rule: string, part: string | undefined, word: string | undefined): readonly StylePlace[] {
  if (part === undefined) return [{ table: 'atRules', names: [rule] }];
  if (rule === 'media') return [{ table: 'media', names: [word === undefined ? part : `${part}:${word}`] }];
  if (word !== undefined) return [];
  if (rule === 'supports') return [{ table: 'tests', names: [part] }];
  return described.test(rule) ? [{ table: 'descriptors', of: rule, names: [part] }] : [];
}

function typePlaces(type: string, name: string | undefined): readonly StylePlace[] {
  if (name === undefined) return [{ table: 'functions', names: [type] }];
  if (type === 'length' || type === 'resolution')
    return [{ table: 'units', names: units[name] ?? [name.toLowerCase()] }];
  if (type === 'global_keywords') return [{ table: 'wide', names: [name] }];
  if (type === 'calc-keyword') return [{ table: 'calcWords', names: [name.toLowerCase(), `-${name.toLowerCase()}`] }];
  if (type === 'basic-shape') return shaped.flatMap((property) => value(property, `${name.toLowerCase()}()`));
  return groups.test(type) ? [{ table: 'functions', names: [name.toLowerCase()] }] : [];
}
