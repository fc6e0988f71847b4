import type { SkipReason } from '../../contract/client-list.ts';

/** Words of the import of a list of clients. */
export const clientListMessages = {
  action: 'Import clients',
  title: 'Import clients',
  text: 'Choose a CSV file, or paste the rows of a spreadsheet: one client a line. Columns for the technician and the vendors are optional. You see what becomes of each line before anything is created.',
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
  shown: 'The first {count, number} of {all, number} lines are shown.',
  done: '{created, plural, one {# session} other {# sessions}} created, {skipped, number} skipped.',
  left: '{count, plural, one {# session could not be written, so it is} other {# sessions could not be written, so they are}} missing. Import the same list again when the disk takes it: what is there is skipped.',
  close: 'Close',
} as const;

/** Why a line makes no session. */
export const skipMessages: Record<SkipReason, string> = {
  there: 'Skipped: there already',
  twice: 'Skipped: twice in the list',
  'no-name': 'Skipped: no client name',
  'looks-secret': 'Skipped: looks like a key, not a name',
  'unknown-vendor': 'Skipped: unknown vendor',
  'no-vendor': 'Skipped: no vendor',
};
