import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

function playwrightsOwn(): string | undefined {
  try {
    const path = chromium.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** The Chromium to drive, or nothing, said loudly. Under CI its absence is a failure, never a skip. */
export function findChromium(): string | undefined {
  const named = process.env.WUTONG_CHROMIUM;
  const found = named ?? CANDIDATES.find((path) => existsSync(path)) ?? playwrightsOwn();
  if (found !== undefined) return found;
  const message =
    'BROWSER TESTS DID NOT RUN: no Chromium found. Install it (apt-get install chromium fonts-noto-cjk) or set WUTONG_CHROMIUM.';
  if (process.env.CI) throw new Error(message);
  console.error(`\n!!! ${message}\n`);
  return undefined;
}

/**
 * The popups of the address bar are pages of their own: Chromium loads two with every window, which takes three quarters
 * of its time, and nobody sees them. The flag takes the place of Playwright's, whose features therefore follow.
 */
const UNUSED_FEATURES = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

export const launch = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      `--disable-features=${UNUSED_FEATURES.join()}`,
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** Collects what must not happen on any page: exceptions, violations of the content security policy. */
export function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && /Content Security Policy|Refused to/.test(text)) faults.push(text);
  });
  return faults;
}

export interface Screen {
  width: number;
  height: number;
}

/** The usual screen of a window. */
export const DESK: Screen = { width: 1366, height: 768 };
export const PHONE: Screen = { width: 390, height: 844 };

/**
 * A page of a browser of its own, set to Chinese and to China's time, without motion: Chromium draws pages behind others
 * so seldom that a dialog takes seconds to fade. `patience`: milliseconds that it waits for anything. */
export async function openPage(
  browser: Browser,
  viewport: Screen = DESK,
  patience = 20_000,
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({
    viewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  return { page, faults: watch(page) };
}

/** Pixels that stick out to the side. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
