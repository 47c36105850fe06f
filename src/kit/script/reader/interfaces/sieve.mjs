// Tells in a few steps that a name is none of those that are looked for; most are none, and each has to be asked about.

const size = 1 << 14;

export function newSieve() {
  const marks = new Uint8Array(size);
  return {
    /** @param {string} name */
    add: (name) => {
      marks[slotOf(name)] = 1;
    },
    /** @param {string} name @returns {boolean} false: it was never added */
    mayHave: (name) => marks[slotOf(name)] === 1,
  };
}

/** @param {string} name */
function slotOf(name) {
  const { length } = name;
  const ends = name.charCodeAt(0) * 31 + name.charCodeAt(length - 1);
  return (ends * 31 + name.charCodeAt(length >> 1) * 7 + length) & (size - 1);
}
