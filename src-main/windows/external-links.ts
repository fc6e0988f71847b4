import { shell } from 'electron';

/**
 * Opens an address in the technician's browser: the only file with shell. Takes https addresses made by main
 * from the vendor's data; the renderer names a link, never an address.
 */
export async function openInBrowser(address: string): Promise<boolean> {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return false;
  await shell.openExternal(url.href);
  return true;
}
