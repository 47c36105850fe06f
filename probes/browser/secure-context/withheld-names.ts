// What Chromium withholds from a page that is no secure context: names that a document by http of another machine lacks
// beside the same document of localhost, measured on 2026-11-24 with Chromium 156. Left out are those of advertising.

const words = (...lines: readonly string[]): readonly string[] => lines.flatMap((line) => line.split(' '));

/** Names of the global object. */
export const globals = words(
  'caches cookieStore documentPictureInPicture fetchLater getScreenDetails queryLocalFonts showDirectoryPicker',
  'showOpenFilePicker showSaveFilePicker AbsoluteOrientationSensor Accelerometer AudioDecoder AudioEncoder',
  'AudioPlaybackStats AudioWorklet AuthenticatorAssertionResponse AuthenticatorAttestationResponse',
  'AuthenticatorResponse BatteryManager Cache CacheStorage CaptureController Clipboard ClipboardChangeEvent',
  'ClipboardItem CookieChangeEvent CookieStore CookieStoreManager CreateMonitor Credential CredentialsContainer',
  'CryptoKey DeviceMotionEvent DeviceMotionEventAcceleration DeviceMotionEventRotationRate',
  'DeviceOrientationEvent DevicePosture DigitalCredential DocumentPictureInPicture EyeDropper',
  'FederatedCredential FetchLaterResult FileSystemDirectoryHandle FileSystemFileHandle FileSystemHandle',
  'FileSystemObserver FileSystemWritableFileStream FontData GPU GPUAdapter GPUAdapterInfo GPUBindGroup',
  'GPUBindGroupLayout GPUBuffer GPUBufferUsage GPUCanvasContext GPUColorWrite GPUCommandBuffer',
  'GPUCommandEncoder GPUCompilationInfo GPUCompilationMessage GPUComputePassEncoder GPUComputePipeline',
  'GPUDevice GPUDeviceLostInfo GPUError GPUExternalTexture GPUInternalError GPUMapMode GPUOutOfMemoryError',
  'GPUPipelineError GPUPipelineLayout GPUQuerySet GPUQueue GPURenderBundle GPURenderBundleEncoder',
  'GPURenderPassEncoder GPURenderPipeline GPUSampler GPUShaderModule GPUShaderStage GPUSupportedFeatures',
  'GPUSupportedLimits GPUTexture GPUTextureUsage GPUTextureView GPUUncapturedErrorEvent GPUValidationError',
  'GravitySensor Gyroscope HID HIDConnectionEvent HIDDevice HIDInputReportEvent IdentityCredential',
  'IdentityCredentialError IdentityProvider IdleDetector ImageCapture ImageDecoder ImageTrack ImageTrackList',
  'Keyboard KeyboardLayoutMap LanguageDetector LanguageModel LinearAccelerationSensor Lock LockManager',
  'MIDIAccess MIDIConnectionEvent MIDIInput MIDIInputMap MIDIMessageEvent MIDIOutput MIDIOutputMap MIDIPort',
  'MediaDeviceInfo MediaDevices MediaKeyMessageEvent MediaKeySession MediaKeyStatusMap MediaKeySystemAccess',
  'MediaKeys NavigationPreloadManager NavigatorLogin NavigatorManagedData OTPCredential OrientationSensor',
  'PasswordCredential PaymentAddress PaymentManager PaymentMethodChangeEvent PaymentRequest',
  'PaymentRequestUpdateEvent PaymentResponse Presentation PresentationAvailability PresentationConnection',
  'PresentationConnectionAvailableEvent PresentationConnectionCloseEvent PresentationConnectionList',
  'PresentationReceiver PresentationRequest PressureObserver PressureRecord PublicKeyCredential',
  'RelativeOrientationSensor ScreenDetailed ScreenDetails Sensor SensorErrorEvent Serial SerialPort',
  'ServiceWorker ServiceWorkerContainer ServiceWorkerRegistration SpeechRecognitionPhrase StorageBucket',
  'StorageBucketManager StorageManager SubtleCrypto Summarizer Translator USB USBAlternateInterface',
  'USBConfiguration USBConnectionEvent USBDevice USBEndpoint USBInTransferResult USBInterface',
  'USBIsochronousInTransferPacket USBIsochronousInTransferResult USBIsochronousOutTransferPacket',
  'USBIsochronousOutTransferResult USBOutTransferResult VideoDecoder VideoEncoder VirtualKeyboard',
  'WGSLLanguageFeatures WakeLock WakeLockSentinel WebTransport WebTransportBidirectionalStream',
  'WebTransportDatagramDuplexStream WebTransportError Worklet XRAnchor XRAnchorSet XRBoundedReferenceSpace',
  'XRCPUDepthInformation XRCamera XRCompositionLayer XRCubeLayer XRCylinderLayer XRDOMOverlayState',
  'XRDepthInformation XREquirectLayer XRFrame XRHand XRHitTestResult XRHitTestSource XRInputSource',
  'XRInputSourceArray XRInputSourceEvent XRInputSourcesChangeEvent XRJointPose XRJointSpace XRLayer',
  'XRLayerEvent XRLightEstimate XRLightProbe XRPlane XRPlaneSet XRPose XRProjectionLayer XRQuadLayer XRRay',
  'XRReferenceSpace XRReferenceSpaceEvent XRRenderState XRRigidTransform XRSession XRSessionEvent XRSpace',
  'XRSubImage XRSystem XRTransientInputHitTestResult XRTransientInputHitTestSource XRView XRViewerPose',
  'XRViewport XRVisibilityMaskChangeEvent XRWebGLBinding XRWebGLDepthInformation XRWebGLLayer XRWebGLSubImage',
);

/** Members of what is there. */
export const members = words(
  'AudioContext.onsinkchange AudioContext.setSinkId AudioContext.sinkId BaseAudioContext.audioWorklet',
  'CSS.paintWorklet Crypto.randomUUID Crypto.subtle HTMLMediaElement.mediaKeys HTMLMediaElement.setMediaKeys',
  'Navigator.clearAppBadge Navigator.clipboard Navigator.credentials Navigator.deviceMemory',
  'Navigator.devicePosture Navigator.getBattery Navigator.getInstalledRelatedApps Navigator.getUserMedia',
  'Navigator.gpu Navigator.hid Navigator.keyboard Navigator.locks Navigator.login Navigator.managed',
  'Navigator.mediaDevices Navigator.presentation Navigator.registerProtocolHandler Navigator.requestMIDIAccess',
  'Navigator.requestMediaKeySystemAccess Navigator.serial Navigator.serviceWorker Navigator.setAppBadge',
  'Navigator.storage Navigator.storageBuckets Navigator.unregisterProtocolHandler Navigator.usb',
  'Navigator.userAgentData Navigator.virtualKeyboard Navigator.wakeLock Navigator.webkitGetUserMedia',
  'Navigator.xr PointerEvent.getCoalescedEvents Screen.isExtended Screen.onchange',
  'WebGL2RenderingContext.makeXRCompatible WebGLRenderingContext.makeXRCompatible',
);

/** What is there and refuses every call. */
export const refusing = words('Navigator.geolocation Notification.requestPermission');
