/**
 * What the driver switches off in Chromium. Chromium takes the last `--disable-features` alone, so who gives one of
 * their own repeats these; from playwright-core, src/server/chromium/chromiumSwitches.ts.
 */
const byDriver = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'BlockOriginHeaderModificationOnRedirect',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'Translate',
  'AutoDeElevate',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
];

/**
 * With this a script is read beside the thread of its page, and how much of it came is told once all of it is there:
 * 500 MB were kept before a limit of 8 MB was noticed (measured in Chromium 156).
 */
const toldTooLate = 'BackgroundResourceFetch';

/** Switch of Chromium. */
export const disabledFeatures = `--disable-features=${[...byDriver, toldTooLate].join()}`;
