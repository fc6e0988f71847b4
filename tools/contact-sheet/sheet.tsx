import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Picture } from '../../src-renderer/workspace/guide/picture.tsx';
import '../../src-renderer/ui/font.css';
import '../../src-renderer/ui/tokens.css';
import '../../src-renderer/ui/controls.css';
import './sheet.css';

// Every picture twice, with the app's own component: all controls ringed, and one lit. The second one lights the next
// control on each click of its button `Next control`.

const sources = import.meta.glob<string>('../../resources/vendors/*/screens/*.svg', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const pictures = Object.entries(sources).map(([path, source]) => {
  const [, vendor = '', picture = ''] = /vendors\/([^/]+)\/screens\/([^/]+)\.svg$/.exec(path) ?? [];
  const marks = [...source.matchAll(/data-mark="([^"]+)"/g)].map(([, mark = '']) => ({ mark, words: mark }));
  return { vendor, picture, marks };
});

function Pair({ vendor, picture, marks }: (typeof pictures)[number]) {
  const [lit, setLit] = useState(0);
  const active = marks[lit % Math.max(1, marks.length)]?.mark ?? null;
  const common = { vendor, picture, marks, zoomLabel: 'Zoom picture', closeLabel: 'Close picture' };
  return (
    <section className="pair" id={`${vendor}-${picture}`}>
      <h2>
        {vendor}: {picture}{' '}
        <button type="button" onClick={() => setLit(lit + 1)}>
          Next control
        </button>
      </h2>
      <Picture {...common} caption="All controls" active={null} />
      <Picture {...common} caption={`Lit: ${active}`} active={active} />
    </section>
  );
}

function Sheet() {
  return (
    <main>
      <button
        type="button"
        onClick={() => {
          const root = document.documentElement;
          root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
        }}
      >
        Other theme
      </button>
      {pictures.map((one) => (
        <Pair key={`${one.vendor}-${one.picture}`} {...one} />
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
