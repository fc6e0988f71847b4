import { expect, type Page } from '@playwright/test';
import { CLIENT_ID, CLIENT_SECRET } from '../../servers/asio-server.ts';
import { enter, enterSecret, field } from './workspace.ts';

type Values = { region?: string; id?: string; secret?: string };

/** Both values of ConnectWise Asio; the region is left to what the Client ID says, unless one is given. */
export async function fillAsio(page: Page, values: Values = {}): Promise<void> {
  await enter(page, 'Client ID', values.id ?? CLIENT_ID);
  if (values.region !== undefined) {
    await field(page, 'Region').selectOption({ label: values.region });
  }
  await enterSecret(page, 'Client Secret', values.secret ?? CLIENT_SECRET);
  await expect(field(page, 'Client Secret')).toHaveAccessibleDescription(/^Saved, \d+ characters/);
}

const SCOPES = [
  'Agent - Read',
  'Assets - Read',
  'Automation - Read',
  'Automation - Create',
  'Companies - Read',
  'Contacts - Read',
  'Devices - Read',
  'Sites - Read',
  'Tickets - Read',
];

/** The row of the sign-in and those of the nine scopes. */
export function asioRows(verdict: string): Record<string, string> {
  return Object.fromEntries(
    ['Sign-in', ...SCOPES.map((scope) => `Platform - ${scope}`)].map((row) => [row, verdict]),
  );
}
