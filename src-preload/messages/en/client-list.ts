import type { SkipReason } from '../../contract/client-list.ts';
import { formatCount } from '../count.ts';

const sessions = (count: number) => (count === 1 ? '1 session' : `${formatCount(count)} sessions`);

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
  from: (file: string) => `From ${file}`,
  heading: 'The first line is a heading',
  client: 'Client name',
  technician: 'Technician',
  vendors: 'Vendors',
  none: 'None',
  column: (at: number, name: string) => (name === '' ? `Column ${at + 1}` : `${at + 1}: ${name}`),
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
  summary: (created: number, skipped: number) =>
    `${sessions(created)} to create, ${formatCount(skipped)} ${skipped === 1 ? 'line' : 'lines'} skipped.`,
  create: (count: number) => `Create ${sessions(count)}`,
  creating: 'Creating',
  nothing: 'There is nothing new to create.',
  shown: (count: number, all: number) =>
    `The first ${formatCount(count)} of ${formatCount(all)} lines are shown.`,
  done: (created: number, skipped: number) =>
    `${sessions(created)} created, ${formatCount(skipped)} skipped.`,
  left: (count: number) =>
    `${sessions(count)} could not be written, so ${count === 1 ? 'it is' : 'they are'} missing. Import the same list again when the disk takes it: what is there is skipped.`,
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
