import { readFileSync } from 'node:fs';
import { useRef } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { PictureMarks } from '../../../../src-preload/contract/vendor.ts';
import { bitmapScreen } from '../../../../src-renderer/workspace/guide/bitmap-screen.tsx';
import { dimAround, ringAround } from '../../../../src-renderer/workspace/guide/mark-geometry.ts';
import { PictureStage, usePictureView } from '../../../../src-renderer/workspace/guide/picture-stage.tsx';

const beside = new URL('../../../vendors/made-up/screens/tokens.marks.json', import.meta.url);
const about = JSON.parse(readFileSync(beside, 'utf8')) as PictureMarks;
const Screen = bitmapScreen('made-up-tokens', './assets/tokens.png', about);
const marks = [
  { mark: 'create', words: 'Create' },
  { mark: 'machines', words: 'Read for machines' },
];

describe('a bitmap as a screen', () => {
  const markup = renderToStaticMarkup(<Screen className="screen" />);

  test('has a name and a description as a drawn one has', () => {
    expect(markup).toMatch(/^<svg[^>]* viewBox="0 0 960 600" role="img"/);
    expect(markup).toContain('aria-labelledby="made-up-tokens--title"');
    expect(markup).toContain('<title id="made-up-tokens--title">Made-up RMM: Tokens</title>');
    expect(markup).toContain('<desc id="made-up-tokens--desc">A page with a button and two boxes');
  });

  test('shows the file itself, whole, in the middle where its proportions differ', () => {
    // 480 × 320 on 960 × 600: the height decides, and 30 units stay free on either side.
    expect(markup).toContain('<image href="./assets/tokens.png" x="30" y="0" width="900" height="600"');
  });

  test('knows where its controls are, in units of the canvas', () => {
    expect(Screen.boxes).toEqual({
      create: { x: 686.3, y: 105, width: 206.3, height: 60 },
      machines: { x: 247.5, y: 225, width: 645, height: 52.5 },
    });
  });

  test('carries no style attribute, which the content security policy would refuse', () => {
    expect(markup).not.toContain('style=');
  });
});

describe('a lit control of a bitmap', () => {
  function Stage({ wanted, active }: { wanted: typeof marks; active: string }) {
    const stage = useRef<HTMLDivElement>(null);
    const view = usePictureView(stage, Screen, wanted, active);
    return <PictureStage stage={stage} screen={Screen} view={view} active={active} />;
  }

  test('is ringed and numbered, the rest is dimmed, as in a drawing; a control before it is done', () => {
    const lit = renderToStaticMarkup(<Stage wanted={marks} active="create" />);
    const box = Screen.boxes?.create;
    if (box === undefined) throw new Error('The mark is missing.');
    const ring = ringAround(box);
    expect([...lit.matchAll(/data-lit="([^"]+)"/g)].map(([, mark]) => mark)).toEqual(['machines', 'create']);
    expect(lit).toContain(dimAround(ring));
    expect(lit).toContain(`x="${ring.x}" y="${ring.y}" width="${ring.width}" height="${ring.height}"`);
    expect([...lit.matchAll(/>(\d)<\/text>/g)].map(([, number]) => number)).toEqual(['2', '1']);
    const next = renderToStaticMarkup(<Stage wanted={marks} active="machines" />);
    expect([...next.matchAll(/data-lit="([^"]+)"/g)].map(([, mark]) => mark)).toEqual(['machines']);
    expect([...next.matchAll(/>(\d)<\/text>/g)].map(([, number]) => number)).toEqual(['2']);
  });

  test('that the bitmap does not have is not lit', () => {
    const elsewhere = [{ mark: 'elsewhere', words: '' }];
    const markup = renderToStaticMarkup(<Stage wanted={elsewhere} active="elsewhere" />);
    expect(markup).not.toContain('data-lit');
    expect(markup).not.toContain('evenodd');
  });
});
