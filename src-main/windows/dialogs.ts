import { dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import { technicianWindow } from './windows.ts';

/*
 * The only native dialogs: choosing a file to write, choosing one to read, and two boxes for when there is no window that
 * could say it: that a start was refused, and what quitting would lose. Everything else is asked in the window, where it can be read aloud, themed and tested.
 * Dialogs for files show names of clients, so they belong to the technician's window alone.
 */
export async function chooseFileToWrite(options: SaveDialogOptions): Promise<string | null> {
  const parent = technicianWindow();
  const chosen = parent ? await dialog.showSaveDialog(parent, options) : await dialog.showSaveDialog(options);
  return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath;
}

export async function chooseFileToRead(options: OpenDialogOptions): Promise<string | null> {
  const parent = technicianWindow();
  const chosen = parent ? await dialog.showOpenDialog(parent, options) : await dialog.showOpenDialog(options);
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
}

/** Comes back when the box was closed. Call after ready: before, Linux shows none. */
export function showErrorBox(title: string, text: string): void {
  dialog.showErrorBox(title, text);
}

/**
 * True when confirmed. Closing the box, Escape and Enter all take the other button. Belongs to no window: none
 * answers.
 */
export async function askInDialog(box: {
  title: string;
  text: string;
  confirm: string;
  cancel: string;
}): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: box.title,
    message: box.title,
    detail: box.text,
    buttons: [box.confirm, box.cancel],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}
