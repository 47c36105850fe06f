/** An integer of eight bytes as a fact: a text beyond 2^53. */
export function wholeNumber(number: bigint): number | string {
  const near = Number(number);
  return Number.isSafeInteger(near) ? near : number.toString();
}
