import { expect } from '@playwright/test';
import { TOKEN_SECRET } from '../../servers/vsax-server.ts';
import { type RunningApp, startApp } from '../app/running-app.ts';
import { endWell, removeProfile, test } from '../app/test.ts';
import { startSession } from '../screens/sessions.ts';
import { credentials, field } from '../screens/workspace.ts';

/** What people paste into an address field, and what has to become of it. All rows share one running app. */
const INSTALLER_SECRET = 'inst4llerSecretCanary99';
const PASSWORD = 'passw0rdCanaryInUrl';
let app: RunningApp;

test.beforeAll(async ({ desktop }) => {
  app = await startApp(desktop);
  await startSession(app.page);
});
test.afterAll(async () => {
  await endWell(app, [INSTALLER_SECRET, PASSWORD, TOKEN_SECRET, 'neo_sk_prod_UrlFieldCanary']);
  await removeProfile(app);
});

const corrected: [what: string, typed: string, becomes: string, words: RegExp][] = [
  ['a path', 'https://acme.vsax.net/api', 'https://acme.vsax.net', /Removed the path/],
  ['a longer path', 'https://acme.vsax.net/api/v3', 'https://acme.vsax.net', /Removed the path/],
  ['a slash at the end', 'https://acme.vsax.net/', 'https://acme.vsax.net', /^Saved$/],
  ['a deep link', 'https://acme.vsax.net/app/#/devices/4711', 'https://acme.vsax.net', /Removed the path/],
  [
    'an installer link',
    `https://acme.vsax.net/installers/agent.exe?token=${INSTALLER_SECRET}`,
    'https://acme.vsax.net',
    /looked secret/,
  ],
  [
    'a user and a password',
    `https://admin:${PASSWORD}@acme.vsax.net/`,
    'https://acme.vsax.net',
    /looked secret/,
  ],
  [
    'an ordinary query',
    'https://acme.vsax.net/tickets?area=1&mainview=user&id=3',
    'https://acme.vsax.net',
    /Removed the path/,
  ],
  ['a comma behind it', 'https://acme.vsax.net,', 'https://acme.vsax.net', /Removed punctuation/],
  ['no scheme', 'acme.vsax.net', 'https://acme.vsax.net', /Added https/],
  ['http', 'http://acme.vsax.net', 'https://acme.vsax.net', /Changed http to https/],
  ['capitals', 'HTTPS://ACME.VSAX.NET', 'https://acme.vsax.net', /^Saved/],
  ['spaces around', '   https://acme.vsax.net\t', 'https://acme.vsax.net', /Removed spaces/],
  ['quotes', '"https://acme.vsax.net"', 'https://acme.vsax.net', /Removed the quotes/],
  ['curly quotes', '“https://acme.vsax.net”', 'https://acme.vsax.net', /Removed the quotes/],
  [
    'zero-width characters',
    'https://acme\u200b.vsax.net\ufeff',
    'https://acme.vsax.net',
    /Removed invisible/,
  ],
];

for (const [what, typed, becomes, words] of corrected) {
  test(`${what} is corrected, and the field shows it`, async () => {
    const input = await typeAfresh(typed);
    await expect(input).toHaveValue(becomes);
    await expect(input).not.toHaveAttribute('aria-invalid');
    await expect(block().getByText(words)).toBeVisible();
  });
}

const refused: [what: string, typed: string, value: string, words: RegExp][] = [
  ['the documentation', 'https://api.vsax.net', 'https://api.vsax.net', /documentation site/],
  ['the sign-in page of all products', 'https://one.kaseya.com', 'https://one.kaseya.com', /KaseyaOne/],
  ['VSA 9', 'https://vsa.kaseya.net/', 'https://vsa.kaseya.net', /VSA 9/],
  ['a private address', 'https://192.168.10.20', 'https://192.168.10.20', /private network/],
  ['this computer', 'https://localhost', 'https://localhost', /private network/],
  [
    'letters that look like others',
    'https://аcme.vsax.net',
    'https://xn--cme-5cd.vsax.net',
    /Its real name is xn--cme-5cd\.vsax\.net/,
  ],
  ['an example', 'https://yourtenant.vsax.net', 'https://yourtenant.vsax.net', /example from a guide/],
  ['the bare domain', 'www.vsax.net', 'www.vsax.net', /without your own name/],
  ['another scheme', 'ftp://acme.vsax.net', 'ftp://acme.vsax.net', /https/],
  ['what is no address at all', 'see the wiki !', 'see the wiki !', /is not a web address/],
];

for (const [what, typed, value, words] of refused) {
  test(`${what} has its words at the field, and what was typed stays`, async () => {
    const input = await typeAfresh(typed);
    await expect(input).toHaveAttribute('aria-invalid', 'true');
    await expect(input).toHaveAccessibleDescription(words);
    await expect(input).toHaveValue(value);
  });
}

const proposed: [what: string, typed: string, proposal: string][] = [
  ['a bare word', 'Contoso', 'https://contoso.vsax.net'],
  ['a space inside', 'https://acme .vsax.net', 'https://acme.vsax.net'],
  ['a broken beginning', 'https//acme.vsax.net', 'https://acme.vsax.net'],
  ['a beginning twice', 'https://https://acme.vsax.net', 'https://acme.vsax.net'],
  ['a double paste', 'https://acme.vsax.nethttps://acme.vsax.net', 'https://acme.vsax.net'],
  ['a link of Markdown', '[Acme](https://acme.vsax.net)', 'https://acme.vsax.net'],
  [
    'a link behind mail protection',
    'https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Facme.vsax.net%2F&data=05%7C02',
    'https://acme.vsax.net',
  ],
  ['an e-mail address', 'tech@acme.vsax.net', 'https://acme.vsax.net'],
];

for (const [what, typed, proposal] of proposed) {
  test(`${what} gets a proposal, and is not changed without a click`, async () => {
    const input = await typeAfresh(typed);
    await expect(input).toHaveAttribute('aria-invalid', 'true');
    await expect(input).toHaveValue(typed);
    await expect(block().getByText(/^Saved/)).toHaveCount(0);
    await credentials(app.page)
      .getByRole('button', { name: `Use ${proposal}`, exact: true })
      .click();
    await expect(input).toHaveValue(proposal);
    await expect(input).not.toHaveAttribute('aria-invalid');
  });
}

for (const [what, secret, words] of [
  ['a token secret', TOKEN_SECRET, /another product’s secret/],
  ['a Neo API key', 'neo_sk_prod_UrlFieldCanary', /This is a Neo API key/],
] as const) {
  test(`${what} in the address field is named, and not shown back`, async () => {
    const input = await typeAfresh(secret);
    await expect(input).toHaveAccessibleDescription(words);
    await expect(input).toHaveValue('');
  });
}

function block() {
  return credentials(app.page).locator('[data-field="tenantUrl"]');
}

/** Over a good value, so that nothing of the row before is left. */
async function typeAfresh(text: string) {
  const input = field(app.page, 'Tenant URL');
  await input.fill('https://before.vsax.net');
  await expect(input).not.toHaveAttribute('aria-invalid');
  await expect(block().getByText('Saved', { exact: true })).toBeVisible();
  await input.fill(text);
  await input.press('Tab');
  return input;
}
