import {
  app,
  type ContextMenuParams,
  Menu,
  type MenuItemConstructorOptions,
  type WebContents,
} from 'electron';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { menuMessages as words } from '../../src-preload/messages/messages.ts';

/*
 * The app's menus: one at a right click, and the bar that a Mac always shows. Elsewhere there is no bar, not even behind
 * Alt; what it would do by keys is in shortcuts.ts.
 */

/** What was clicked on, as far as it decides what can be done there. */
export type Clicked = Pick<
  ContextMenuParams,
  'isEditable' | 'formControlType' | 'selectionText' | 'editFlags'
>;
/** A person's own acts: unlike those of a script they may read and write the clipboard. */
export type EditActs = { cut(): void; copy(): void; paste(): void; selectAll(): void };

/** Empty where there is nothing to do. What a secret field holds can be put in and never taken out. */
export function contextMenuTemplate(
  { isEditable, formControlType, selectionText, editFlags }: Clicked,
  acts: EditActs,
): MenuItemConstructorOptions[] {
  const paste = { label: words.paste, enabled: editFlags.canPaste, click: () => acts.paste() };
  if (formControlType === 'input-password') return isEditable ? [paste] : [];
  const copy = { label: words.copy, enabled: editFlags.canCopy, click: () => acts.copy() };
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy];
  return [
    { label: words.cut, enabled: editFlags.canCut, click: () => acts.cut() },
    copy,
    paste,
    { type: 'separator' },
    { label: words.selectAll, enabled: editFlags.canSelectAll, click: () => acts.selectAll() },
  ];
}

/** Has a right click, and the key for it, open the menu. */
export function followContextMenu(contents: WebContents): void {
  contents.on('context-menu', (_event, clicked) => {
    const template = contextMenuTemplate(clicked, contents);
    if (template.length > 0) Menu.buildFromTemplate(template).popup();
  });
}

export type MacActs = {
  openScreen(screen: 'settings' | 'about'): void;
  zoom(way: 'in' | 'out' | 'reset'): void;
};

/** The keys of zooming are told here and served by shortcuts.ts, which sees them first. */
export function macMenuTemplate(
  parts: { appName: string; isDevelopment: boolean },
  acts: MacActs,
): MenuItemConstructorOptions[] {
  const { appName, isDevelopment } = parts;
  const about = {
    label: formatMessage(words.about, { app: appName }),
    click: () => acts.openScreen('about'),
  };
  const forDevelopment: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'reload', label: words.reload },
    { role: 'toggleDevTools', label: words.devTools },
  ];
  return [
    {
      role: 'appMenu',
      label: appName,
      submenu: [
        about,
        { type: 'separator' },
        { label: words.settings, accelerator: 'Cmd+,', click: () => acts.openScreen('settings') },
        { type: 'separator' },
        { role: 'services' },
        { type: 'separator' },
        { role: 'hide' },
        { role: 'hideOthers' },
        { role: 'unhide' },
        { type: 'separator' },
        { role: 'quit' },
      ],
    },
    {
      label: words.edit,
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        { type: 'separator' },
        { role: 'cut', label: words.cut },
        { role: 'copy', label: words.copy },
        { role: 'paste', label: words.paste },
        { role: 'selectAll', label: words.selectAll },
      ],
    },
    {
      label: words.view,
      submenu: [
        { label: words.actualSize, accelerator: 'Cmd+0', click: () => acts.zoom('reset') },
        { label: words.zoomIn, accelerator: 'Cmd+Plus', click: () => acts.zoom('in') },
        { label: words.zoomOut, accelerator: 'Cmd+-', click: () => acts.zoom('out') },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(isDevelopment ? forDevelopment : []),
      ],
    },
    { role: 'windowMenu', label: words.window },
    { role: 'help', label: words.help, submenu: [about] },
  ];
}

/** Takes Electron's own menu away, whose Help leads to Electron's pages. Call before ready, so that it is never made. */
export function hideMenuBar(): void {
  Menu.setApplicationMenu(null);
}

/** Call after ready, and on a Mac only. */
export function showMacMenu(acts: MacActs): void {
  const template = macMenuTemplate({ appName: app.name, isDevelopment: !app.isPackaged }, acts);
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
