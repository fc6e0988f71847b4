import type { Guide, GuideStep } from '../../../../src-preload/contract/vendor.ts';

function plain(id: string): GuideStep {
  return {
    id,
    title: id,
    actor: 'you',
    instructions: [{ say: `Go to ${id}` }],
    notes: [],
    fills: [],
    permissions: [],
    beforeYouGoOn: [],
  };
}

const grant: GuideStep = {
  ...plain('grant'),
  instructions: [{ say: 'Open the **tab**', mark: 'tab' }, { say: 'Read' }],
  permissions: [
    { permission: 'sign-in', mark: 'tab', words: 'Look at the tab' },
    { permission: 'devices', mark: 'devices-box', words: 'Tick Devices' },
  ],
};

/** Two editions; only the newer one has a step that grants something. */
export const guide: Guide = {
  vendor: 'sample',
  introduction: [],
  notes: [],
  editions: [
    { id: 'newer', label: 'Newer', steps: [plain('open'), plain('make'), grant] },
    { id: 'older', label: 'Older', steps: [plain('open'), plain('make')] },
  ],
  permissions: [
    { id: 'sign-in', label: 'Sign-in', access: '', purpose: '', required: true, granted: false },
    { id: 'devices', label: 'Devices', access: 'Read', purpose: 'sync', required: true, granted: true },
    { id: 'notes', label: 'Notes', access: 'Read', purpose: '', required: false, granted: true },
    {
      id: 'seen-from-neo',
      label: "Seen from Neo's servers",
      access: '',
      purpose: '',
      required: false,
      granted: false,
    },
  ],
  minimum: '',
  whatsNext: [],
  reasons: [],
};

export function step(from: Guide, edition: string, id: string): GuideStep {
  const found = from.editions.find((one) => one.id === edition)?.steps.find((one) => one.id === id);
  if (found === undefined) throw new Error(`the sample guide has no step ${id}`);
  return found;
}
