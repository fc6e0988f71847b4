import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { Guide } from '../../../../src-preload/contract/vendor.ts';
import { guideMessages } from '../../../../src-preload/messages/messages.ts';
import { connectable, loadGuide, vendorById } from '../../../../src-renderer/shell/vendors.ts';
import { findPlace } from '../../../../src-renderer/workspace/guide/step-order.ts';
import { StepView } from '../../../../src-renderer/workspace/guide/step-view.tsx';

async function guideOf(id: string): Promise<Guide> {
  const guide = await loadGuide(id);
  if (guide === null) throw new Error(`${id} has no guide`);
  return guide;
}

function draw(guide: Guide, step: string): string {
  const vendor = vendorById(guide.vendor);
  const place = findPlace(guide, '', step);
  if (vendor === undefined || place === null) throw new Error(`${guide.vendor} has no step`);
  return renderToStaticMarkup(
    <StepView
      vendor={vendor}
      guide={guide}
      place={place}
      lit={place.step.marks[0]?.mark ?? null}
      wanted={null}
      ticked={[]}
      lacks={null}
      onField={() => undefined}
      onLink={() => undefined}
    />,
  );
}

const plain = (text: string) => text.replaceAll('**', '').slice(0, 30);
const words = (markup: string) => markup.replace(/<[^>]*>/g, '').replaceAll('&#x27;', "'");

it('who acts at Neo is a Neo admin, and not an admin of some portal', async () => {
  const guide = await guideOf('neo');
  for (const { id } of guide.editions[0]?.steps ?? []) {
    const shown = words(draw(guide, id));
    expect(shown).toContain(guideMessages.whoActsAtNeo['portal-admin']);
    expect(shown).not.toContain('portal');
  }
});

it('the picture comes right after the instructions, before what is longer to read', async () => {
  for (const { id } of connectable) {
    const guide = await guideOf(id);
    for (const step of guide.editions[0]?.steps.filter((one) => one.notes.length > 0) ?? []) {
      const markup = draw(guide, step.id);
      expect(markup.indexOf('<figure')).toBeGreaterThan(markup.indexOf('</header>'));
      expect(markup.indexOf('<figure')).toBeLessThan(markup.indexOf('data-kind='));
    }
  }
});

it("a step's own notes stand before those of the whole guide, and its ticks before both", async () => {
  for (const { id } of connectable) {
    const guide = await guideOf(id);
    const [first] = guide.editions[0]?.steps ?? [];
    const [own, general] = [first?.notes[0]?.text, guide.notes[0]?.text];
    if (first === undefined || own === undefined || general === undefined) continue;
    const shown = words(draw(guide, first.id));
    expect(shown).toContain(plain(own));
    expect(shown.indexOf(plain(own))).toBeLessThan(shown.indexOf(plain(general)));
  }
  const guide = await guideOf('neo');
  const shown = words(draw(guide, 'copy-key'));
  expect(shown.indexOf(guideMessages.beforeYouGoOn)).toBeGreaterThan(0);
  expect(shown.indexOf(guideMessages.beforeYouGoOn)).toBeLessThan(
    shown.indexOf('cannot show this key again'),
  );
});
