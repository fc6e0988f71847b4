import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

// What makes a drawing safe to show and possible to light. Every vendor's pictures are read, the listed ones also for
// their controls: the guides light these by name.

const folder = new URL('../../resources/vendors/', import.meta.url);

const marksOf: Record<string, string[]> = {
  'vsax/navigation': ['configuration', 'api-access'],
  'vsax/tokens': ['third-party-tokens', 'create-token', 'vsax-look'],
  'vsax/details': [
    'name',
    'description',
    'start-date',
    'expiration-date',
    'ip-list',
    'next',
    'authorization-tab',
  ],
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
  'vsax/address': ['address-bar', 'server-name'],
  'vsax/revoke': ['token-row', 'regenerate'],
  'neo/roles-and-access': ['roles-and-access', 'api-keys', 'create-api-key', 'last-used'],
  'neo/create-key': ['name', 'expiry', 'create'],
  'neo/key-shown': ['key', 'copy'],
  'neo/manage-key': ['rotate', 'revoke'],
  'halopsa/configuration': ['configuration', 'integrations', 'teams-agents'],
  'halopsa/agents': ['agents', 'new-agent', 'id-column'],
  'halopsa/agent-details': ['username', 'email', 'roles', 'account-active', 'api-only', 'save'],
  'halopsa/agent-permissions': [
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
    'save',
  ],
  'halopsa/agent-teams': [
    'departments-teams-tab',
    'team',
    'preferences-tab',
    'working-hours',
    'timezone',
    'save',
  ],
  'halopsa/api': ['halopsa-api', 'authorisation-server', 'view-applications'],
  'halopsa/applications': ['new-application', 'application-row'],
  'halopsa/application-details': [
    'application-name',
    'active',
    'authentication-method',
    'login-type',
    'agent',
    'save',
  ],
  'halopsa/application-details-older': [
    'application-name',
    'active',
    'authentication-method',
    'login-type',
    'agent',
    'save',
  ],
  'halopsa/permissions': ['permissions-tab', 'all', 'all-standard', 'all-teams', 'admin-webhooks', 'save'],
  'halopsa/credentials': ['client-id', 'client-secret', 'copy', 'save'],
  'halopsa/credentials-older': ['client-id', 'client-secret', 'copy', 'save'],
  'halopsa/address': ['address-bar'],
  'asio/navigation': ['integrations', 'api-access'],
  'asio/api-access': ['generate', 'key-row'],
  'asio/generate-details': ['key-name', 'description', 'scopes', 'consent', 'generate'],
  'asio/scopes': [
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
  'asio/generated': ['client-id', 'copy-client-id', 'client-secret', 'copy-client-secret', 'reveal', 'close'],
  'asio/my-connectwise': ['platform', 'launch'],
  'asio/region': ['address-bar'],
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
      expect(Number(/font-size="([\d.]+)"/.exec(text)?.[1]), text).toBeGreaterThanOrEqual(13);
    }
    const sizes = all(source, /font-size="([\d.]+)"/g).map(Number);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(13);
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
