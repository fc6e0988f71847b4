// @vitest-environment happy-dom
// Longer than others because each of its tests needs the same zone, with its steps and a field beside it.
import { act, cleanup, configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { connectable, vendorById } from '../../../../src-renderer/shell/vendors.ts';
import { useGuide } from '../../../../src-renderer/workspace/guide/guide-store.ts';
import { GuideZone } from '../../../../src-renderer/workspace/guide/guide-zone.tsx';
import { pathOf } from '../../../../src-renderer/workspace/guide/step-order.ts';
import { StepsNav } from '../../../../src-renderer/workspace/guide/steps-nav.tsx';
import { answerAsMain, done } from '../../fake-main.ts';
import { sampleProgress } from '../../sample-progress.ts';

let asked: ReturnType<typeof answerAsMain>['asked'];
const acts: string[] = [];

// A drawing has hundreds of elements, and whether each is hidden is asked of its style: several seconds a test.
beforeAll(() => configure({ defaultHidden: true }));
afterAll(() => configure({ defaultHidden: false }));
beforeEach(() => {
  acts.length = 0;
  // happy-dom lays nothing out.
  Element.prototype.checkVisibility = () => true;
  Element.prototype.scrollIntoView = () => {};
  Object.defineProperty(document, 'fonts', { value: { ready: new Promise(() => {}) }, configurable: true });
});
afterEach(cleanup);

type Shown = { filled?: readonly string[]; visited?: readonly string[] };

function Zone({ id, filled = [], visited = [] }: { id: string } & Shown) {
  const state = useGuide((store) => store.state);
  const vendor = vendorById(id);
  if (vendor === undefined) throw new Error(`no vendor ${id}`);
  const isFilled = (field: string) => filled.includes(field);
  return (
    <>
      {state.kind === 'ready' && (
        <StepsNav
          place={state.place}
          visited={visited}
          isFilled={isFilled}
          onStep={useGuide.getState().goTo}
        />
      )}
      <input aria-label="A field" />
      <GuideZone
        vendor={vendor}
        ticked={[]}
        isFilled={isFilled}
        leads
        finish={{ label: 'Test now', act: () => acts.push('test') }}
        onStep={() => {}}
        onField={(field) => acts.push(`field ${field}`)}
        onLink={async () => done}
      />
    </>
  );
}

let shown: ReturnType<typeof render> | undefined;

async function open(id: string, step: string, state: Shown = {}) {
  ({ asked } = answerAsMain({ goToStep: () => done, copyText: () => done, tickItem: () => done }));
  await useGuide.getState().open({ sessionId: 's', vendor: id }, sampleProgress({ vendor: id, step }));
  shown = render(<Zone id={id} {...state} />);
  return userEvent.setup();
}

const list = () => within(screen.getByRole('list', { name: 'What to do, in order' }));
const entries = () =>
  list()
    .getAllByRole('button')
    .filter((one) => one.hasAttribute('data-entry'));
const nameOf = (one: Element | undefined) => one?.textContent?.replace(/Space$/, '').replace(/^\d+/, '');
const isDone = (index: number) => entries()[index]?.getAttribute('aria-label')?.endsWith(', done') === true;
const lookHere = () => screen.getByRole('status', { name: 'Look here' }).textContent;
const currentIndex = () => entries().findIndex((one) => one.getAttribute('aria-current') === 'true');

it('the instructions are one list, and the status says the current one', async () => {
  await open('halopsa', 'permissions');
  expect(entries().map(nameOf)).toEqual([
    'Open the Permissions tab.',
    'Tick all. Leave the other boxes as they are.',
  ]);
  expect(currentIndex()).toBe(0);
  expect(lookHere()).toBe('Open the Permissions tab.');
});

it('Space and J go on, K goes back, and what is done says so', async () => {
  const user = await open('halopsa', 'agent-details');
  await user.keyboard(' ');
  expect(currentIndex()).toBe(1);
  expect(isDone(0)).toBe(true);
  await user.keyboard('j');
  expect(currentIndex()).toBe(2);
  await user.keyboard('kk');
  expect(currentIndex()).toBe(0);
  expect(isDone(0)).toBe(false);
});

it('Space on an entry goes on from it and takes the focus along; a click and Tab only light', async () => {
  const user = await open('halopsa', 'agent-details');
  await user.click(entries()[3] as Element);
  expect(currentIndex()).toBe(3);
  expect(useGuide.getState().state).toMatchObject({ done: [] });
  await user.keyboard(' ');
  expect(currentIndex()).toBe(4);
  expect(document.activeElement).toBe(entries()[4]);
  expect(useGuide.getState().state).toMatchObject({ done: [3] });
});

it('after the last one the focus is on what comes next', async () => {
  const user = await open('halopsa', 'permissions');
  await user.keyboard('jj');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Next step' }));
  await user.keyboard(' ');
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('Copy the Client ID and secret');
});

it('letters typed into a field are its own, and Space on a button is the button’s', async () => {
  const user = await open('halopsa', 'agent-details');
  const field = screen.getByRole('textbox', { name: 'A field' });
  await user.type(field, 'jk j');
  expect((field as HTMLInputElement).value).toBe('jk j');
  expect(currentIndex()).toBe(0);
  screen.getByRole('button', { name: 'Copy team@neoagent.io' }).focus();
  await user.keyboard(' ');
  expect(asked.at(-1)).toEqual(['copyText', { text: 'team@neoagent.io' }]);
  expect(currentIndex()).toBe(0);
});

it('a value to type in the portal is copied by main, and that is announced', async () => {
  const user = await open('halopsa', 'agent-details');
  await user.click(screen.getByRole('button', { name: 'Copy Neo Agent' }));
  expect(asked.at(-1)).toEqual(['copyText', { text: 'Neo Agent' }]);
  expect(screen.getByRole('status', { name: 'Copied' }).textContent).toBe('Copied: Neo Agent');
});

it('an instruction leads to the field it fills, and is done once that is filled', async () => {
  const user = await open('halopsa', 'credentials', { filled: ['clientId'] });
  expect(isDone(2)).toBe(true);
  expect(isDone(3)).toBe(false);
  await user.click(screen.getByRole('button', { name: 'Go to the field Client Secret' }));
  expect(acts).toEqual(['field clientSecret']);
});

it('who acts stands beside the title', async () => {
  await open('halopsa', 'open-halopsa');
  expect(screen.getByText('You do this')).toBeTruthy();
  act(() => useGuide.getState().goTo('permissions'));
  expect(screen.getByText('The portal admin does this')).toBeTruthy();
});

it('at Neo a Neo admin acts', async () => {
  await open('neo', 'open-dashboard');
  expect(screen.getByText('A Neo admin does this')).toBeTruthy();
});

it('notes are folded behind their questions, one open at a time, and more than three behind More', async () => {
  const user = await open('halopsa', 'permissions');
  const folded = () => screen.getAllByRole('button').filter((one) => one.hasAttribute('aria-expanded'));
  expect(folded()).toHaveLength(3);
  await user.click(screen.getByRole('button', { name: 'Why all?' }));
  expect(screen.getByText(/too coarse/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /^More/ }));
  expect(folded().length).toBeGreaterThan(6);
  await user.click(screen.getByRole('button', { name: 'What may Neo do?' }));
  expect(screen.getByText(/writes to six areas/)).toBeTruthy();
  expect(screen.queryByText(/too coarse/)).toBeNull();
  expect(folded().filter((one) => one.getAttribute('aria-expanded') === 'true')).toHaveLength(1);
});

it('only what keeps somebody from losing a secret is open', async () => {
  await open('vsax', 'save');
  expect(screen.getByText('Important:')).toBeTruthy();
  expect(screen.getByText(/shows both values once/)).toBeTruthy();
});

it('steps for later stand below the path, without a number, closed', async () => {
  const user = await open('vsax', 'open-portal');
  const steps = within(screen.getByRole('navigation', { name: 'Steps' }));
  const later = steps.getByText('Later').closest('details');
  expect(later?.open).toBe(false);
  expect(screen.getByText('Step 1 of 5')).toBeTruthy();
  act(() => useGuide.getState().goTo('look-after'));
  expect(later?.open).toBe(true);
  expect(screen.queryByRole('button', { name: 'Next step' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Previous step' }));
  expect(screen.getByText('Step 5 of 5')).toBeTruthy();
});

it('the last step leads to the test instead of to a dead button', async () => {
  for (const { id } of connectable) {
    await open(id, '');
    const { state } = useGuide.getState();
    if (state.kind !== 'ready') throw new Error('the guide did not open');
    act(() => useGuide.getState().goTo(pathOf(state.place.edition).at(-1)?.id ?? ''));
    expect(screen.queryByRole('button', { name: 'Next step' })).toBeNull();
    screen.getByRole('button', { name: 'Test now' }).click();
    expect(acts.at(-1)).toBe('test');
    cleanup();
  }
});

it('a step that was left without what it fills is not done', async () => {
  const visited = ['open-halopsa', 'agents'];
  await open('halopsa', 'agent-details', { visited });
  const name = (title: string) =>
    screen.getByRole('button', { name: new RegExp(`^${title}(, done)?$`) }).getAttribute('aria-label') ?? '';
  expect(name('Start an agent for Neo')).toContain(', done');
  expect(name('Open HaloPSA')).not.toContain('done');
  expect(screen.getByText('1 of 10 done')).toBeTruthy();
  cleanup();
  await open('halopsa', 'agent-details', { visited, filled: ['baseUrl'] });
  expect(name('Open HaloPSA')).toContain(', done');
});

it('the edition is asked where it is seen, and can be changed after that', async () => {
  const user = await open('halopsa', 'applications');
  expect(screen.queryByRole('group', { name: 'What do you see?' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Next step' }));
  const question = () => within(screen.getByRole('group', { name: 'What do you see?' }));
  const older = () => question().getByRole('radio', { name: 'Client ID and Secret, with Login Type' });
  const newer = () => question().getByRole('radio', { name: /Permissions tab/ });
  expect((newer() as HTMLInputElement).checked).toBe(true);
  await user.click(older());
  expect(asked.at(-1)).toEqual([
    'goToStep',
    expect.objectContaining({ edition: 'login-type', step: 'application-details' }),
  ]);
  await user.click(screen.getByRole('button', { name: 'Next step' }));
  expect(screen.queryByRole('group', { name: 'What do you see?' })).toBeNull();
  await user.click(screen.getByRole('button', { name: /^More/ }));
  await user.click(screen.getByRole('button', { name: 'Does it look different?' }));
  await user.click(newer());
  expect(asked.at(-1)).toEqual([
    'goToStep',
    expect.objectContaining({ edition: 'services', step: 'permissions' }),
  ]);
});

it('the button that opens the portal carries its instruction out, and the last one leads to the next step', async () => {
  const user = await open('halopsa', 'open-halopsa');
  await user.click(screen.getByRole('button', { name: 'Open HaloPSA in the browser' }));
  expect(screen.getByRole('heading', { level: 2, name: 'Start an agent for Neo' })).toBe(
    document.activeElement,
  );
  cleanup();
  const again = await open('asio', 'open-portal');
  await again.click(screen.getByRole('button', { name: 'Open My ConnectWise' }));
  expect(screen.getByRole('heading', { level: 2, name: 'Open the Asio portal' })).toBeTruthy();
  expect([isDone(0), currentIndex()]).toEqual([true, 1]);
});

it('a value that ends a step leads to the next one once it is saved, and the focus stays', async () => {
  const user = await open('halopsa', 'agent-id');
  const typing = screen.getByLabelText('A field');
  await user.click(typing);
  shown?.rerender(<Zone id="halopsa" filled={['agentId']} />);
  expect(screen.getByRole('heading', { level: 2, name: 'Start a new application' })).toBeTruthy();
  expect(document.activeElement).toBe(typing);
  expect(asked.at(-1)).toEqual(['goToStep', expect.objectContaining({ step: 'applications' })]);
  // Whoever goes back stays there.
  await user.click(screen.getByRole('button', { name: 'Previous step' }));
  expect(screen.getByRole('heading', { level: 2, name: "Read the agent's ID" })).toBeTruthy();
  shown?.rerender(<Zone id="halopsa" filled={['agentId', 'baseUrl']} />);
  expect(screen.getByRole('heading', { level: 2, name: "Read the agent's ID" })).toBeTruthy();
});

it('whoever fixes what a result showed stays at its step', async () => {
  await open('halopsa', 'open-halopsa');
  act(() => useGuide.getState().showWhere({ step: 'agent-id', mark: 'id-column', words: '' }));
  shown?.rerender(<Zone id="halopsa" filled={['agentId']} />);
  expect(screen.getByRole('heading', { level: 2, name: "Read the agent's ID" })).toBeTruthy();
});

it('a step with more to do after its field stays', async () => {
  await open('halopsa', 'open-halopsa');
  shown?.rerender(<Zone id="halopsa" filled={['baseUrl']} />);
  expect(screen.getByRole('heading', { level: 2, name: 'Open HaloPSA' })).toBeTruthy();
});

it('what to make sure of is ticked, and main keeps it', async () => {
  const user = await open('vsax', 'open-portal');
  await user.click(within(screen.getByRole('group', { name: 'Before you go on' })).getByRole('checkbox'));
  expect(asked.at(-1)).toEqual(['tickItem', expect.objectContaining({ item: 'sees-vsax', ticked: true })]);
});

it('each step has a heading of its own, which takes the focus, so that it is said', async () => {
  await open('vsax', 'api-access');
  act(() => useGuide.getState().goNext());
  const first = document.activeElement;
  act(() => useGuide.getState().goNext());
  expect([document.activeElement?.tagName, document.activeElement === first]).toEqual(['H2', false]);
});

it('steps and instructions are one stop of Tab each, and arrows go through them', async () => {
  const user = await open('halopsa', 'permissions');
  const steps = within(screen.getByRole('navigation', { name: 'Steps' })).getAllByRole('button');
  const stops = (all: HTMLElement[]) => all.flatMap((one, index) => (one.tabIndex === 0 ? index : []));
  entries()[0]?.focus();
  await user.keyboard('{ArrowDown}');
  expect(stops(entries())).toEqual([1]);
  steps[stops(steps)[0] ?? 0]?.focus();
  await user.keyboard('{ArrowDown}');
  expect(steps.indexOf(document.activeElement as HTMLElement)).toBe((stops(steps)[0] ?? 0) + 1);
});
