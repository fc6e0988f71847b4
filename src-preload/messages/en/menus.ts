/** Words of the menu that a right click opens, and of the menu bar on a Mac. */
export const menuMessages = {
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  settings: 'Settings…',
  edit: 'Edit',
  view: 'View',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  actualSize: 'Actual size',
  reload: 'Reload',
  devTools: 'Developer tools',
  window: 'Window',
  help: 'Help',
  /** Of the app: its version, and where it keeps what it was given. */
  about: 'About {app}',
} as const;
