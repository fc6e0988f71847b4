import { expect, type Page } from '@playwright/test';
import { CLIENT_ID, CLIENT_SECRET } from '../../servers/halo-server.ts';
import { HALO } from '../app/test.ts';
import { enter, enterSecret, field, stepButton } from './workspace.ts';

type Values = { url?: string; id?: string; secret?: string; agent?: string };

/** All four fields of HaloPSA, right ones unless others are given. */
export async function fillHalo(page: Page, values: Values = {}): Promise<void> {
  await enter(page, 'Base URL', values.url ?? HALO);
  await enter(page, 'Client ID', values.id ?? CLIENT_ID);
  await enterSecret(page, 'Client Secret', values.secret ?? CLIENT_SECRET);
  await enter(page, 'Agent ID', values.agent ?? '42');
  // Its help gives way once it is saved, and what stands below moves up.
  await expect(field(page, 'Agent ID')).not.toHaveAccessibleDescription(/ID column/);
  await expect(field(page, 'Client Secret')).toHaveAccessibleDescription(/^Saved, \d+ characters/);
}

/** The two editions of the guide, the newer one first. */
export const EDITIONS = [
  'Client ID and Secret (Services), with a Permissions tab',
  'Client ID and Secret, with Login Type',
] as const;

/** It is asked at the step where it shows. */
export async function chooseEdition(page: Page, edition: (typeof EDITIONS)[number]): Promise<void> {
  await stepButton(page, 'Describe the application').click();
  const question = page.getByRole('group', { name: 'What do you see?', exact: true });
  await question.getByRole('radio', { name: edition, exact: true }).check();
}

export const HALO_ROWS = [
  'Sign-in',
  'Scope',
  'Agent',
  'Tickets',
  'Actions',
  'Contacts',
  'Assets',
  'Products',
  'Appointments',
  'Companies',
  'SLAs',
  'Knowledge base',
  'Contracts',
  'Invoices',
  'Quotations',
  'Suppliers',
  'Opportunities',
  'Reports',
  'System configuration',
] as const;

export function haloRows(verdict: string): Record<string, string> {
  return Object.fromEntries(HALO_ROWS.map((row) => [row, verdict]));
}
