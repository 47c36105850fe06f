// Names of methods by which a method of an unknown object is told. Hand-picked: test/kit/script/method-names.test.ts
// holds them against MDN’s data. A name that an older object has too (`has`, `map`) would tell nothing and is not here.

/** Only newer objects of engines have them, and hardly anybody writes one himself. */
const own = `
  addTransceiver attachInternals attachShadow canShare cancelAndHoldAtTime cancelVideoFrameCallback
  caretPositionFromPoint checkVisibility clearAppBadge commitStyles computedStyleMap convertToBlob createConicGradient
  createSyncAccessHandle createWritable encodeInto exitPictureInPicture findLast findLastIndex formatRange
  formatRangeToParts getAnimations getAttributeNames getCoalescedEvents getComposedRanges getComputedTiming
  getDirectoryHandle getFileHandle getHTML getHighEntropyValues getOrInsertComputed getPredictedEvents
  getTransceivers hasStorageAccess hidePopover isDisjointFrom isSubsetOf isSupersetOf isWellFormed moveBefore pipeTo
  pipeThrough postTask randomUUID releasePointerCapture removeEntry replaceAll replaceChildren replaceSync
  requestPictureInPicture requestStorageAccess requestSubmit requestVideoFrameCallback restartIce roundRect
  setAppBadge setFormValue setFromBase64 setFromHex setHTMLUnsafe setPointerCapture setSinkId setValidity showPicker
  showPopover startViewTransition symmetricDifference throwIfAborted toReversed toSorted toSpliced toWellFormed
  togglePopover toggleAttribute transferToFixedLength transferToImageBitmap trimEnd trimStart updatePlaybackRate
  updateTiming whenDefined writeText readText
`;

/** Libraries and applications have methods of these names too. */
const shared = `
  animate at bytes deref difference finally flat flatMap getOrInsert intersection matchAll resize showModal toBase64
  toHex union with
`;

/** How sure a call of a method of this name on an unknown object is one of the engine’s. */
export const methodNames = /** @type {ReadonlyMap<string, 'likely' | 'guess'>} */ (
  new Map([...words(own, 'likely'), ...words(shared, 'guess')])
);

/**
 * @param {string} text
 * @param {'likely' | 'guess'} sure
 */
function words(text, sure) {
  return text
    .trim()
    .split(/\s+/)
    .map((name) => /** @type {const} */ ([name, sure]));
}
