/**
 * How long a text may be, in characters, by where it is shown: the room there is at 1366×768. English leaves a good third
 * of it to languages that need more. A text shown in several places has the smallest of their limits. What is shown
 * elsewhere, or handed on before it is shown, is a sentence.
 */
export const LIMITS = { column: 26, chip: 36, button: 58, label: 42, title: 108, sentence: 530 } as const;

export type Kind = keyof typeof LIMITS;

/** By element, or by an attribute of one. */
export const KINDS: Readonly<Record<string, Kind>> = {
  th: 'column',
  option: 'chip',
  'VerdictBadge.words': 'chip',
  'Field.state': 'chip',
  button: 'button',
  summary: 'button',
  'CopyButton.words': 'button',
  'NameForm.action': 'button',
  legend: 'label',
  dt: 'label',
  'Fact.name': 'label',
  'Field.label': 'label',
  'PlainInput.label': 'label',
  'SecretInput.label': 'label',
  'Status.name': 'label',
  'input.placeholder': 'label',
  h1: 'title',
  h2: 'title',
  h3: 'title',
  caption: 'title',
  'Dialog.title': 'title',
  'Notice.title': 'title',
  'Part.title': 'title',
  'Way.title': 'title',
};
