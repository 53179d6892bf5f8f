import { CHROMIUM_KEY, GECKO_ID } from './identity.ts';

/** The kinds of browser that the extension is built for. */
export type Browser = 'chromium' | 'firefox';

/** The only pages Countersign ever runs on. */
export const PORTAL_MATCHES = ['https://partner.microsoft.com/*', 'https://partnercenter.microsoft.com/*'] as const;

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  // Without a policy of our own Firefox would turn ws: into wss:.
  "connect-src 'self' ws://127.0.0.1:* http://127.0.0.1:*",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The manifest of the built extension for one browser. */
export function manifest(browser: Browser, version: string): object {
  const icons = { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' };
  const common = {
    manifest_version: 3,
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    version,
    icons,
    action: { default_popup: 'popup.html', default_icon: icons, default_title: 'Countersign' },
    options_ui: { page: 'options.html', open_in_tab: true },
    host_permissions: [...PORTAL_MATCHES, 'http://127.0.0.1/*'],
    content_scripts: [{ matches: PORTAL_MATCHES, js: ['content.js'], run_at: 'document_idle', all_frames: false }],
    content_security_policy: { extension_pages: CSP },
  };
  const permissions = ['storage', 'unlimitedStorage', 'alarms'];
  const overlay = { resources: ['overlay.html'], matches: PORTAL_MATCHES };
  if (browser === 'chromium') {
    return {
      ...common,
      key: CHROMIUM_KEY,
      minimum_chrome_version: '130',
      permissions: [...permissions, 'sidePanel'],
      background: { service_worker: 'background.js', type: 'module' },
      side_panel: { default_path: 'panel.html' },
      web_accessible_resources: [{ ...overlay, use_dynamic_url: true }],
    };
  }
  return {
    ...common,
    permissions,
    background: { scripts: ['background.js'], type: 'module' },
    sidebar_action: { default_panel: 'panel.html', default_title: 'Countersign', open_at_install: false },
    web_accessible_resources: [overlay],
    browser_specific_settings: {
      gecko: { id: GECKO_ID, strict_min_version: '142.0', data_collection_permissions: { required: ['none'] } },
    },
  };
}
