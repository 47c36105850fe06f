import { es3 } from './es3.ts';

/** Writes a result as a code, as codeLayout says. `codec` and `lists` come from the page. */
export const codeScript = es3`
function bitWriter() {
  var bits = [];
  var put = function (value, count) {
    for (var i = count - 1; i >= 0; i--) bits.push(Math.floor(value / Math.pow(2, i)) % 2);
  };
  return {
    bits: bits,
    bounded: function (value, count) {
      var most = Math.pow(2, count) - 1;
      var whole = Math.floor(Number(value) || 0);
      put(whole < 0 ? 0 : whole > most ? most : whole, count);
    },
    raw: put
  };
}
function putAnswers(writer, answers) {
  var seen = [0, 0, 0];
  var i;
  for (i = 0; i < answers.length; i++) seen[answers[i]]++;
  if (seen[YES] === answers.length) return writer.raw(0, 2);
  if (seen[UNKNOWN] === answers.length) return writer.raw(3, 2);
  writer.raw(seen[UNKNOWN] === 0 ? 1 : 2, 2);
  for (i = 0; i < answers.length; i++) {
    if (seen[UNKNOWN] === 0) writer.raw(answers[i] === YES ? 1 : 0, 1);
    else writer.raw(answers[i], 2);
  }
}
function putText(writer, text) {
  var length = Math.min(text.length, codec.longestText);
  writer.raw(length, 5);
  for (var i = 0; i < length; i++) {
    var place = codec.shortCharacters.indexOf(text.charAt(i));
    if (place >= 0) {
      writer.raw(0, 1);
      writer.raw(place, 6);
    } else {
      writer.raw(1, 1);
      writer.raw(text.charCodeAt(i), 16);
    }
  }
}
function putScreen(writer, size) {
  var index = -1;
  for (var i = 0; i < codec.screenSizes.length; i++) if (codec.screenSizes[i] === size.join('x')) index = i;
  writer.raw(index < 0 ? 31 : index, 5);
  if (index >= 0) return;
  writer.bounded(size[0], 13);
  writer.bounded(size[1], 13);
}
function putField(writer, field, value) {
  var kind = field[1];
  if (kind === 'bits') writer.bounded(value, field[2]);
  else if (kind === 'answer') writer.raw(value, 2);
  else if (kind === 'answers') putAnswers(writer, value);
  else if (kind === 'text') putText(writer, value);
  else if (kind === 'screen') putScreen(writer, value);
  else if (kind === 'maybe') {
    writer.raw(value === null ? 0 : 1, 1);
    if (value !== null) writer.bounded(value, field[2]);
  } else {
    writer.raw(value === field[3] ? 0 : 1, 1);
    if (value !== field[3]) writer.bounded(value, field[2]);
  }
}
function checksum(symbols) {
  var state = 1;
  for (var i = 0; i < symbols.length; i++) {
    var top = state >>> 25;
    state = ((state & 0x1ffffff) << 5) ^ symbols[i];
    for (var j = 0; j < 5; j++) if ((top >>> j) & 1) state ^= codec.checkGenerator[j];
  }
  return state;
}
function encode(result) {
  var writer = bitWriter();
  var symbols = [];
  var i;
  for (i = 0; i < codec.layout.length; i++) putField(writer, codec.layout[i], result[codec.layout[i][0]]);
  while (writer.bits.length % 5 !== 0) writer.bits.push(0);
  for (i = 0; i < writer.bits.length; i += 5) {
    symbols.push(parseInt(writer.bits.slice(i, i + 5).join(''), 2));
  }
  var check = checksum(symbols.concat([0, 0, 0, 0, 0, 0])) ^ codec.checkConstant;
  for (i = 5; i >= 0; i--) symbols.push((check >>> (5 * i)) & 31);
  var text = '';
  for (i = 0; i < symbols.length; i++) {
    if (i > 0 && i % codec.groupLength === 0) text += '-';
    text += codec.alphabet.charAt(symbols[i]);
  }
  return text;
}
`;
