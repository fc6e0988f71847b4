import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Guide, GuideMark, Vendor } from '../../src-preload/contract/vendor.ts';
import { Picture } from '../../src-renderer/workspace/guide/picture.tsx';
import { marksToShow } from '../../src-renderer/workspace/guide/step-order.ts';
import { pictureFor } from '../../src-renderer/workspace/guide/step-picture.ts';
import '../../src-renderer/ui/font.css';
import '../../src-renderer/ui/tokens.css';
import '../../src-renderer/ui/controls.css';
import './sheet.css';

// Every picture whole, with all its controls, and every step of every guide as the app shows it in a frame of each
// size, with one control lit. `Next control` lights the next one.

const sources = import.meta.glob<string>('../../resources/vendors/*/screens/*.svg', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const guides = import.meta.glob<Guide>('../../resources/vendors/*/guide.json', {
  import: 'default',
  eager: true,
});
const vendors = import.meta.glob<Vendor>('../../resources/vendors/*/vendor.json', {
  import: 'default',
  eager: true,
});
const colorsOf = new Map(Object.values(vendors).map(({ id, screen }) => [id, screen]));
const labels = { zoomLabel: 'Enlarge the picture', closeLabel: 'Close the picture' };
/** Wide and dense at 1366 × 768, and at 200 %. */
const frames = ['wide', 'dense', 'low'];

const pictures = Object.entries(sources).map(([path, source]) => {
  const [, vendor = '', picture = ''] = /vendors\/([^/]+)\/screens\/([^/]+)\.svg$/.exec(path) ?? [];
  const marks = [...source.matchAll(/data-mark="([^"]+)"/g)].map(([, mark = '']) => ({ mark, words: mark }));
  return { vendor, picture, marks };
});

const steps = Object.values(guides).flatMap(({ vendor, editions }) =>
  editions.flatMap((edition, place) =>
    edition.steps.flatMap(({ id, screen, instructions }, index) => {
      const marks = marksToShow(instructions, 0);
      return screen ? [{ id: `${vendor}-${place + 1}-${index + 1}-${id}`, vendor, screen, marks }] : [];
    }),
  ),
);

function Whole({ vendor, picture, marks }: (typeof pictures)[number]) {
  const id = `${vendor}-${picture}`;
  return (
    <section className="whole" id={id}>
      <h2>{id}</h2>
      <Picture
        {...{ vendor, picture, marks, ...labels }}
        colors={colorsOf.get(vendor)}
        caption={id}
        active={null}
      />
    </section>
  );
}

type Screen = NonNullable<Guide['editions'][number]['steps'][number]['screen']>;
type StepProps = { id: string; vendor: string; screen: Screen; marks: readonly GuideMark[] };

function Step({ id, vendor, screen, marks }: StepProps) {
  const [lit, setLit] = useState(0);
  const active = marks[lit % Math.max(1, marks.length)]?.mark ?? null;
  const picture = pictureFor(screen, active);
  return (
    <section className="step" id={id} data-marks={marks.length}>
      <h2>
        {id}{' '}
        <button type="button" onClick={() => setLit(lit + 1)}>
          Next control
        </button>
      </h2>
      {frames.map((frame) => (
        <div key={frame} className={frame}>
          <Picture
            {...{ vendor, picture, marks, active, ...labels }}
            colors={colorsOf.get(vendor)}
            caption={`${frame}: ${active}`}
          />
        </div>
      ))}
    </section>
  );
}

function Sheet() {
  return (
    <main>
      {pictures.map((one) => (
        <Whole key={`${one.vendor}-${one.picture}`} {...one} />
      ))}
      {steps.map((one) => (
        <Step key={one.id} {...one} />
      ))}
    </main>
  );
}

document.addEventListener('securitypolicyviolation', (event) => {
  document.documentElement.dataset.violation = `${event.violatedDirective} ${event.blockedURI}`;
});
const wanted = new URLSearchParams(location.search).get('theme');
document.documentElement.dataset.theme = wanted === 'dark' ? 'dark' : 'light';
const place = document.getElementById('sheet');
if (place) createRoot(place).render(<Sheet />);
