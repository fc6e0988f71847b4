import type { PageRequest, PageTexts } from '../../src-preload/contract/secret-request.ts';
import { type Child, element, picture } from './elements.ts';

export type PageTools = {
  /** Rejects where it cannot be done. */
  seal: (request: PageRequest, values: Record<string, string>) => Promise<string>;
  canSeal: (request: PageRequest) => Promise<boolean>;
  now: () => number;
};

/** Characters of one value; main takes no longer one. */
const LONGEST_VALUE = 4_096;

/** The whole page: what is asked by whom, the words to compare, the fields, and the answer. Settles once it stands. */
export async function showPage(place: HTMLElement, request: PageRequest, tools: PageTools): Promise<void> {
  const { says, expiresAt } = request;
  place.replaceChildren(
    element('h1', {}, says.title),
    element('p', { class: 'lead' }, says.lead),
    element('p', { class: 'until' }, says.until, ' ', localTime(expiresAt)),
  );
  const isOver = () => !(Date.parse(expiresAt) > tools.now());
  if (isOver()) place.append(failure(says.expired));
  else if (await tools.canSeal(request)) place.append(compare(request), values(request, tools, isOver));
  else place.append(failure(says.unable));
  place.append(asText(request));
}

function compare({ says, words }: PageRequest): HTMLElement {
  return section(says.compareTitle, [
    element('p', {}, says.compare),
    element(
      'ol',
      { class: 'words', 'aria-label': says.words },
      ...words.map((word) => element('li', {}, word)),
    ),
  ]);
}

function values(request: PageRequest, tools: PageTools, isOver: () => boolean): HTMLElement {
  const { says } = request;
  const fields = request.fields.map((one) => field(one, says));
  const seal = element('button', { type: 'submit', class: 'primary' }, says.seal);
  const notice = element('div', {});
  const result = element('div', {});
  const form = element('form', { novalidate: '' }, ...fields.map(({ box }) => box), notice, seal);
  let isBusy = false;

  async function answer() {
    notice.replaceChildren();
    if (isOver()) {
      for (const { input } of fields) input.value = '';
      notice.append(failure(says.expired));
      return;
    }
    const wrong = fields.filter((one) => !one.check());
    if (wrong[0] !== undefined) return wrong[0].input.focus();
    isBusy = true;
    seal.textContent = says.sealing;
    try {
      const entered = Object.fromEntries(fields.map(({ id, input }) => [id, input.value.trim()]));
      result.replaceChildren(sealed(await tools.seal(request, entered), says));
      for (const one of fields) one.clear();
      result.querySelector('textarea')?.focus();
    } catch {
      notice.append(failure(says.failed));
    }
    isBusy = false;
    seal.textContent = says.seal;
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!isBusy) void answer();
  });
  return element('div', {}, section(says.valuesTitle, [form]), result);
}

function field({ id, label, help, isSecret, says: own }: PageRequest['fields'][number], says: PageTexts) {
  const name = `value-${id}`;
  const input = element('input', {
    id: name,
    type: isSecret ? 'password' : 'text',
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
    'aria-describedby': `${name}-help ${name}-error`,
  });
  const show = element('button', { type: 'button', 'aria-label': own.show }, says.show);
  const error = element('p', { id: `${name}-error`, class: 'error', 'aria-live': 'polite' });
  function reveal(isShown: boolean) {
    input.type = isShown || !isSecret ? 'text' : 'password';
    show.textContent = isShown ? says.hide : says.show;
    show.setAttribute('aria-label', isShown ? own.hide : own.show);
  }
  show.addEventListener('click', () => reveal(input.type === 'password'));
  return {
    id,
    input,
    box: element(
      'div',
      { class: 'field' },
      element('label', { for: name }, label),
      element('div', { class: 'row' }, input, ...(isSecret ? [show] : [])),
      element('p', { id: `${name}-help`, class: 'help' }, help),
      error,
    ),
    /** Says what is wrong, and whether nothing is. */
    check(): boolean {
      const value = input.value.trim();
      const fault = value === '' ? own.missing : value.length > LONGEST_VALUE ? own.tooLong : '';
      error.textContent = fault;
      input.setAttribute('aria-invalid', String(fault !== ''));
      return fault === '';
    },
    clear() {
      input.value = '';
      reveal(false);
    },
  };
}

function sealed(line: string, says: PageTexts): HTMLElement {
  const area = element('textarea', {
    readonly: '',
    rows: '6',
    'aria-label': says.answer,
    spellcheck: 'false',
  });
  area.value = line;
  // Its beginning is what tells that it is one.
  area.setSelectionRange(0, 0);
  const copied = element('output', {});
  const copy = element('button', { type: 'button', class: 'primary' }, says.copy);
  copy.addEventListener('click', async () => {
    copied.textContent = '';
    area.select();
    // Not every browser gives a page of a file the clipboard.
    const isCopied = await navigator.clipboard?.writeText(line).then(
      () => true,
      () => false,
    );
    copied.textContent = isCopied === true ? says.copied : says.copyByHand;
  });
  return section(says.answerTitle, [
    element('p', {}, says.answerHelp),
    area,
    element('div', { class: 'row' }, copy, copied),
  ]);
}

function asText({ text, code, says }: PageRequest): HTMLElement {
  return element(
    'details',
    {},
    element('summary', {}, says.request),
    element('pre', {}, text),
    picture(code, says.code),
  );
}

/** An ISO time as whoever reads it writes times. */
function localTime(iso: string): HTMLElement {
  return element(
    'time',
    { datetime: iso },
    new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' }),
  );
}

function failure(text: string): HTMLElement {
  return element('p', { class: 'failure', role: 'alert' }, text);
}

function section(title: string, children: Child[]): HTMLElement {
  return element('section', {}, element('h2', {}, title), ...children);
}
