import type { SkipReason } from '../../contract/client-list.ts';

/** Words of the import of a list of clients. */
export const clientListMessages = {
  action: 'Import clients',
  title: 'Import clients',
  text: 'Choose a CSV file, or paste rows from a spreadsheet, one client per line. Columns for the technician and the vendors are optional. You see what each line becomes before anything is created.',
  paste: 'Clients',
  pasteHelp: 'Separated by commas, semicolons or tabs.',
  pasteMissing: 'Paste at least one client, or choose a file.',
  chooseFile: 'Choose a file',
  preview: 'Preview',
  reading: 'Reading',
  cancel: 'Cancel',
  back: 'Back',
  from: 'From {file}',
  heading: 'The first line is a heading',
  client: 'Client name',
  technician: 'Technician',
  vendors: 'Vendors',
  none: 'None',
  /** A column of the list, by its heading where it has one. */
  column: '{number}: {name}',
  columnWithoutName: 'Column {number}',
  fallback: 'For lines without a vendor',
  template: 'Template',
  noTemplate: 'No template',
  table: 'Clients in the list',
  columns: {
    line: 'Line',
    client: 'Client',
    technician: 'Technician',
    vendors: 'Vendors',
    fate: 'What happens',
  },
  fate: 'New session',
  summary:
    '{created, plural, one {# session} other {# sessions}} to create, {skipped, plural, one {# line} other {# lines}} skipped.',
  create: 'Create {count, plural, one {# session} other {# sessions}}',
  creating: 'Creating',
  nothing: 'There is nothing new to create.',
  shown: 'Showing the first {count, number} of {all, number} lines.',
  done: '{created, plural, one {# session} other {# sessions}} created, {skipped, number} skipped.',
  left: '{count, plural, one {# session is} other {# sessions are}} missing, because the disk did not accept the file. Fix that, then import the same list again. Sessions that exist are skipped.',
  close: 'Close',
} as const;

/** Why a line makes no session. */
export const skipMessages: Record<SkipReason, string> = {
  there: 'Skipped: already exists',
  twice: 'Skipped: listed twice',
  'no-name': 'Skipped: no client name',
  'looks-secret': 'Skipped: looks like a key, not a name',
  'unknown-vendor': 'Skipped: unknown vendor',
  'no-vendor': 'Skipped: no vendor',
};
