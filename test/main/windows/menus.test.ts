import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { mockElectron } from '../../harness/mock-electron.ts';

mockElectron({ app: {}, Menu: {} });
const { contextMenuTemplate, macMenuTemplate } = await import('../../../src-main/windows/menus.ts');

type Clicked = Parameters<typeof contextMenuTemplate>[0];
const can = {
  canUndo: false,
  canRedo: false,
  canCut: true,
  canCopy: true,
  canPaste: true,
  canDelete: true,
  canSelectAll: true,
  canEditRichly: false,
};
const field: Clicked = {
  isEditable: true,
  formControlType: 'input-text',
  selectionText: 'acme',
  editFlags: can,
};
const noActs = () => ({ cut: vi.fn(), copy: vi.fn(), paste: vi.fn(), selectAll: vi.fn() });
const labels = (template: MenuItemConstructorOptions[]) => template.map(({ label, type }) => label ?? type);
function click(item?: MenuItemConstructorOptions) {
  const act = item?.click as (() => void) | undefined;
  if (act === undefined) throw new Error('There is no such item.');
  act();
}

describe('the menu of a right click', () => {
  it.each<[what: string, clicked: Clicked, expected: string[]]>([
    ['a field', field, ['Cut', 'Copy', 'Paste', 'separator', 'Select all']],
    [
      'a text area',
      { ...field, formControlType: 'text-area' },
      ['Cut', 'Copy', 'Paste', 'separator', 'Select all'],
    ],
    ['a secret field', { ...field, formControlType: 'input-password' }, ['Paste']],
    [
      'a secret field of which Chromium says that it may be copied',
      { ...field, formControlType: 'input-password', selectionText: '••••' },
      ['Paste'],
    ],
    ['a locked secret', { ...field, formControlType: 'input-password', isEditable: false }, []],
    ['selected text', { ...field, formControlType: 'none', isEditable: false }, ['Copy']],
    [
      'text that is not selected',
      { ...field, formControlType: 'none', isEditable: false, selectionText: ' ' },
      [],
    ],
    ['a button', { ...field, formControlType: 'button-button', isEditable: false, selectionText: '' }, []],
  ])('on %s', (_what, clicked, expected) => {
    expect(labels(contextMenuTemplate(clicked, noActs()))).toEqual(expected);
  });

  it('does what it says, each item its own', () => {
    const acts = noActs();
    const template = contextMenuTemplate(field, acts);
    const names = ['cut', 'copy', 'paste', undefined, 'selectAll'] as const;
    for (const [index, name] of names.entries()) {
      if (name === undefined) continue;
      click(template[index]);
      expect(acts[name]).toHaveBeenCalledTimes(1);
    }
    expect(Object.values(acts).map((act) => act.mock.calls.length)).toEqual([1, 1, 1, 1]);
  });

  it('shows what cannot be done now as such', () => {
    const nothing = { ...can, canCut: false, canCopy: false, canPaste: false, canSelectAll: false };
    const items = contextMenuTemplate({ ...field, editFlags: nothing }, noActs());
    expect(items.filter(({ type }) => type !== 'separator').map(({ enabled }) => enabled)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('the menu bar of a Mac', () => {
  const acts = { openScreen: vi.fn(), zoom: vi.fn() };
  const bar = (isDevelopment: boolean) => macMenuTemplate({ appName: 'Neo', isDevelopment }, acts);
  const under = (template: MenuItemConstructorOptions[], label: string) =>
    template.find((menu) => menu.label === label)?.submenu as MenuItemConstructorOptions[];

  it('has the menus that a Mac expects, and the editing by which its keys paste', () => {
    const template = bar(false);
    expect(labels(template)).toEqual(['Neo', 'Edit', 'View', 'Window', 'Help']);
    expect(under(template, 'Edit').map(({ role }) => role)).toEqual(
      expect.arrayContaining(['cut', 'copy', 'paste', 'selectAll']),
    );
  });

  it('leads to screens of the app, and to no page of Electron', () => {
    const template = bar(false);
    expect(labels(under(template, 'Help'))).toEqual(['About Neo']);
    click(under(template, 'Help')[0]);
    expect(acts.openScreen).toHaveBeenLastCalledWith('about');
    click(under(template, 'Neo').find(({ label }) => label === 'Settings…'));
    expect(acts.openScreen).toHaveBeenLastCalledWith('settings');
  });

  it('zooms', () => {
    for (const item of under(bar(false), 'View').slice(0, 3)) click(item);
    expect(acts.zoom.mock.calls).toEqual([['reset'], ['in'], ['out']]);
  });

  it('reloads and opens the developer tools in development only', () => {
    const roles = (isDevelopment: boolean) => under(bar(isDevelopment), 'View').map(({ role }) => role);
    expect(roles(true)).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']));
    expect(JSON.stringify(bar(false))).not.toMatch(/reload|devtools/i);
  });
});
