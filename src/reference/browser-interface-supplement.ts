import type { Since } from '../model/reference.ts';

/**
 * First version of Chromium of keys that MDN’s data does not have, or has with a version at which builds were seen
 * without it: the version behind the last build that lacks it, or where another key of MDN’s tells it, that one. A build
 * of the very version that MDN’s data names proves nothing, it was cut where the release branched off.
 *
 * Measured on 2026-11-23: Chromium 70, 74, 78, 80, 83, 88, 92, 103, 106, 109, 114, 119, 123, 131, 137 and 156, of each
 * whether it has the key.
 */
const measured: readonly (readonly [chromium: number, keys: string])[] = [
  // MDN’s data counts from when there were such objects; their interface had no global name before.
  [71, 'DeviceMotionEventAcceleration DeviceMotionEventRotationRate External'],
  [78, 'ReadableStreamDefaultReader WritableStreamDefaultWriter'],
  [79, 'FeaturePolicy Geolocation'],
  [81, 'VideoPlaybackQuality XRSystem'],
  [89, 'ReadableStreamDefaultController'],
  [93, 'WritableStreamDefaultController'],
  [104, 'TransformStreamDefaultController'],
  [120, 'SpeechSynthesis SpeechSynthesisVoice'],
  [122, 'Iterator'],
  [132, 'CSPViolationReportBody ReportBody CSSFontFeatureValuesRule'],
  [138, 'FontFaceSet SpeechGrammar'],
  // MDN’s data counts from when the event was sent; the property for a handler came later.
  [71, 'HTMLInputElement.onselectionchange HTMLTextAreaElement.onselectionchange'],
  [77, 'Element.onformdata'],
  [79, 'Element.onanimationend Element.onanimationiteration Element.onanimationstart Element.ontransitionend'],
  [84, 'Element.ontransitioncancel Element.ontransitionrun Element.ontransitionstart'],
  [93, 'Element.onsecuritypolicyviolation HTMLSlotElement.onslotchange Element.onslotchange'],
  [99, 'Element.oncontextlost Element.oncontextrestored'],
  [104, 'Element.onbeforeinput'],
  [110, 'ContentVisibilityAutoStateChangeEvent Element.oncontentvisibilityautostatechange'],
  [120, 'SpeechSynthesis.onvoiceschanged'],
  [124, 'VisualViewport.onscrollend'],
  [138, 'Element.onanimationcancel'],
  // Members.
  [71, 'PaymentRequest.hasEnrolledInstrument RTCRtpReceiver.getParameters'],
  [75, 'RTCDataChannel.maxPacketLifeTime RTCRtpReceiver.rtcpTransport RTCRtpReceiver.transport RTCDtlsTransport'],
  [79, 'ByteLengthQueuingStrategy.highWaterMark CountQueuingStrategy.highWaterMark HTMLElement.autofocus'],
  [84, 'CSSKeyframesRule.@@iterator'],
  [104, 'console.createTask'],
  [110, 'GPUBufferUsage GPUColorWrite GPUMapMode GPUShaderStage GPUTextureUsage'],
  [115, 'Animation.rangeEnd Animation.rangeStart'],
  [120, 'FileSystemWritableFileStream.mode'],
  [124, 'Intl.Locale.firstDayOfWeek'],
  [138, 'Element.ariaActionsElements ElementInternals.ariaActionsElements WebAssembly.Exception.stack'],
  [138, 'HTMLInputElement.createValueRange HTMLTextAreaElement.createValueRange SpeechRecognition.quality'],
  [
    138,
    'NodeRange OpaqueRange TimelineTrigger TimelineTriggerRange TimelineTriggerRangeList IntegrityViolationReportBody',
  ],
  [138, 'AnimationEvent.pseudoTarget TransitionEvent.pseudoTarget UIEvent.pseudoTarget'],
];

/** Of keys that MDN’s data does not have: what it says of their kin about other engines. */
const others: { readonly [key: string]: Omit<Since, 'chromium'> } = {
  // The name is that of the constructor, which MDN’s data has as a key of its own.
  Iterator: { firefox: 131, safari: 18.4 },
  ...kin('GPUBufferUsage GPUColorWrite GPUMapMode GPUShaderStage GPUTextureUsage', { firefox: 141, safari: 26 }),
  ...kin('NodeRange OpaqueRange TimelineTrigger TimelineTriggerRange TimelineTriggerRangeList', null),
  ...kin('AnimationEvent.pseudoTarget TransitionEvent.pseudoTarget UIEvent.pseudoTarget console.createTask', null),
  ...kin('HTMLInputElement.createValueRange HTMLTextAreaElement.createValueRange SpeechRecognition.quality', null),
  ...kin('PaymentRequest.hasEnrolledInstrument Animation.rangeEnd Animation.rangeStart', null),
};

/** Older than what the rows of MDN’s data are kept for; named because pages by plain http do without them in any version. */
const withheld: readonly (readonly [key: string, since: Since])[] = [
  ['Crypto.subtle', { chromium: 37, firefox: 34, safari: 11 }],
  ['Navigator.geolocation', { chromium: 5, firefox: 3.5, safari: 5 }],
  ['Navigator.mediaDevices', { chromium: 47, firefox: 36, safari: 11 }],
  ['Navigator.serviceWorker', { chromium: 40, firefox: 44, safari: 11.1 }],
  ['Notification.requestPermission', { chromium: 20, firefox: 22, safari: 15 }],
  ['caches', { chromium: 40, firefox: 41, safari: 11.1 }],
];

function kin(keys: string, since: Omit<Since, 'chromium'> | null): { readonly [key: string]: Omit<Since, 'chromium'> } {
  return Object.fromEntries(keys.split(' ').map((key) => [key, since ?? { firefox: null, safari: null }]));
}

/** By key. Stands above MDN’s data. */
export const interfaceSupplement: ReadonlyMap<string, Partial<Since>> = new Map<string, Partial<Since>>([
  ...measured.flatMap(([chromium, keys]) => keys.split(' ').map((key) => [key, { chromium, ...others[key] }] as const)),
  ...withheld,
]);
