import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

// What makes a drawing safe to show and possible to light. Every vendor's pictures are read, the listed ones also for
// their controls: the guides light these by name.

const folder = new URL('../../resources/vendors/', import.meta.url);

const marksOf: Record<string, string[]> = {
  'asio/api-access': ['generate'],
  'asio/api-keys': ['generate', 'key-row'],
  'asio/generate-consent': ['close', 'scopes', 'consent', 'generate'],
  'asio/generate-details': ['close', 'key-name', 'description', 'scopes', 'consent', 'generate'],
  'asio/generated': ['close', 'client-id', 'copy-client-id', 'client-secret', 'reveal', 'copy-client-secret'],
  'asio/my-connectwise': ['platform', 'launch'],
  'asio/navigation': ['integrations', 'api-access'],
  'asio/region': ['address-bar'],
  'asio/scopes': [
    'close',
    'agent-read',
    'assets-read',
    'automation-read',
    'automation-create',
    'companies-read',
    'contacts-read',
    'devices-read',
    'sites-read',
    'tickets-read',
  ],
  'halopsa/address': ['address-bar'],
  'halopsa/agent-details': ['save', 'username', 'email', 'roles', 'account-active', 'api-only'],
  'halopsa/agent-list': ['agents', 'new-agent', 'id-column'],
  'halopsa/agent-permissions': [
    'save',
    'permissions-tab',
    'feature-access',
    'tickets',
    'clients',
    'users',
    'assets',
    'items',
    'suppliers',
    'reporting',
    'crm',
    'sales',
    'quotations',
    'invoices',
    'client-contracts',
    'supplier-contracts',
    'view-tickets',
    'restrictions',
  ],
  'halopsa/agent-preferences': ['save', 'preferences-tab', 'working-hours', 'timezone'],
  'halopsa/agent-teams': ['save', 'departments-teams-tab', 'preferences-tab', 'team'],
  'halopsa/agents': ['agents', 'new-agent'],
  'halopsa/api': ['halopsa-api', 'authorisation-server', 'view-applications'],
  'halopsa/application-details-older': ['save', 'application-name', 'active', 'authentication-method'],
  'halopsa/application-details': ['save', 'application-name', 'active', 'authentication-method'],
  'halopsa/application-list': ['new-application', 'application-row'],
  'halopsa/application-login-older': ['save', 'login-type', 'agent'],
  'halopsa/application-login': ['save', 'login-type', 'agent'],
  'halopsa/application-save-older': ['save', 'client-id', 'client-secret', 'copy'],
  'halopsa/application-save': ['save', 'client-id', 'client-secret', 'copy'],
  'halopsa/applications': ['new-application'],
  'halopsa/configuration': ['configuration', 'teams-agents', 'integrations'],
  'halopsa/credentials-older': ['save', 'client-id', 'client-secret', 'copy'],
  'halopsa/credentials': ['save', 'client-id', 'client-secret', 'copy'],
  'halopsa/permissions': ['save', 'permissions-tab', 'all', 'all-standard', 'all-teams', 'admin-webhooks'],
  'neo/create-key': ['name', 'expiry', 'create'],
  'neo/dashboard': ['roles-and-access'],
  'neo/key-shown': ['key', 'copy'],
  'neo/manage-key': ['rotate', 'revoke'],
  'neo/roles-and-access': ['roles-and-access', 'api-keys', 'create-api-key', 'last-used'],
  'vsax/address': ['address-bar', 'server-name'],
  'vsax/authorization': [
    'authorization-tab',
    'organizations',
    'devices',
    'device-assets',
    'organizations-sites-groups',
    'automation',
    'notifications-read',
    'notifications-write',
    'create',
  ],
  'vsax/created': ['token-id', 'token-secret', 'close'],
  'vsax/details': [
    'authorization-tab',
    'name',
    'description',
    'start-date',
    'expiration-date',
    'ip-list',
    'next',
  ],
  'vsax/navigation': ['configuration', 'api-access'],
  'vsax/revoke': ['token-row', 'regenerate'],
  'vsax/tokens': ['vsax-look', 'create-token', 'third-party-tokens'],
};

const palette = [
  '--screen-bg',
  '--screen-panel',
  '--screen-line',
  '--screen-ink',
  '--screen-soft',
  '--screen-accent',
  '--screen-on-accent',
  '--screen-selected',
  '--screen-field',
  '--screen-header',
];

const pictures = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /^[^/]+\/screens\/[^/]+\.svg$/.test(path))
  .map((path) => path.replace('/screens/', '/').replace('.svg', ''))
  .sort();

function sourceOf(picture: string): string {
  const [vendor, name] = picture.split('/');
  return readFileSync(new URL(`${vendor}/screens/${name}.svg`, folder), 'utf8');
}

function all(source: string, pattern: RegExp): string[] {
  return [...source.matchAll(pattern)].map((match) => match[1] ?? '');
}

test('every picture has a list of controls here', () => {
  expect(pictures).toEqual(Object.keys(marksOf).sort());
});

test('ids are unique across all pictures', () => {
  const ids = pictures.flatMap((picture) => all(sourceOf(picture), /\sid="([^"]+)"/g));
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('the stylesheet gives every colour of the palette a value, with forced colours too', () => {
  const css = readFileSync(
    new URL('../../src-renderer/workspace/guide/picture.module.css', import.meta.url),
    'utf8',
  );
  for (const name of palette) expect(css.split(`${name}:`)).toHaveLength(3);
});

describe.each(pictures)('%s', (picture) => {
  const source = sourceOf(picture);
  const prefix = `${picture.replace('/', '-')}--`;
  const root = /<svg[^>]*>/.exec(source)?.[0] ?? '';

  test('is an image with a title and a description', () => {
    expect(root).toContain('viewBox="0 0 960 600"');
    expect(root).toContain('role="img"');
    expect(all(root, /aria-labelledby="([^" ]+)[^"]*"/g)).toEqual([`${prefix}title`]);
    expect(source).toMatch(new RegExp(`<title id="${prefix}title">[^<]{8,}</title>`));
    expect(source).toMatch(new RegExp(`<desc id="${prefix}desc">[^<]{20,}</desc>`));
  });

  test('has no ids but its own', () => {
    const ids = all(source, /\sid="([^"]+)"/g);
    expect(ids.filter((id) => !id.startsWith(prefix))).toEqual([]);
  });

  test('holds no style, no script, nothing from elsewhere, and no word-mark but text', () => {
    expect(source).not.toMatch(/<(style|script|image|use|foreignObject|a|animate|set|font|iframe)\b/);
    expect(source).not.toMatch(/\s(style|class|on[a-z]+|href|xlink:href|src)\s*=/);
    expect(source).not.toMatch(/url\(|@import|<!ENTITY|<!DOCTYPE|<\?/i);
    expect(all(source, /(https?:\/\/[^"<\s]+)"/g)).toEqual(['http://www.w3.org/2000/svg']);
  });

  test('is coloured by the palette alone', () => {
    const paints = all(source, /\s(?:fill|stroke|color|stop-color)="([^"]+)"/g);
    const foreign = paints.filter((paint) => {
      const [, name = ''] = /^var\((--[a-z-]+)\)$/.exec(paint) ?? [];
      return paint !== 'none' && !palette.includes(name);
    });
    expect(foreign).toEqual([]);
    expect(paints.length).toBeGreaterThan(10);
  });

  test('is large enough to read', () => {
    const texts = source.match(/<text\b[^>]*>/g) ?? [];
    expect(texts.length).toBeGreaterThan(2);
    for (const text of texts) {
      expect(Number(/font-size="([\d.]+)"/.exec(text)?.[1]), text).toBeGreaterThanOrEqual(17);
    }
  });

  test('draws no symbol that could be taken for a check box', () => {
    expect(source).not.toMatch(/<rect[^>]* width="1\d" height="1\d"[^>]* fill="none"/);
  });

  test('names each control once, on a group with its id', () => {
    const marks = all(source, /data-mark="([^"]+)"/g);
    expect(marks.filter((mark, index) => marks.indexOf(mark) !== index)).toEqual([]);
    for (const mark of marks) expect(source).toContain(`<g id="${prefix}${mark}" data-mark="${mark}">`);
    const listed = marksOf[picture];
    if (listed) expect([...marks].sort()).toEqual([...listed].sort());
    else expect(marks.length).toBeGreaterThan(0);
  });
});
