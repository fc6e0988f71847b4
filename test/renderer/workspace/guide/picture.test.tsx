// @vitest-environment happy-dom
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import {
  canvas,
  dimAround,
  discRadius,
  placeDiscs,
  ringAround,
} from '../../../../src-renderer/workspace/guide/mark-geometry.ts';
import { MarkOverlay } from '../../../../src-renderer/workspace/guide/mark-overlay.tsx';
import { Picture } from '../../../../src-renderer/workspace/guide/picture.tsx';
import { loadScreen } from '../../../../src-renderer/workspace/guide/screens.ts';

const devices = { x: 398, y: 230, width: 325, height: 24 };
const assets = { x: 398, y: 273, width: 325, height: 24 };
const create = { x: 714, y: 514, width: 102, height: 42 };

describe('the figure', () => {
  const markup = renderToStaticMarkup(
    <Picture
      vendor="vsax"
      picture="tokens"
      caption="Schematic: Create Token, upper right"
      marks={[{ mark: 'create-token', words: 'Create Token' }]}
      active="create-token"
      zoomLabel="Zoom picture"
      closeLabel="Close picture"
    />,
  );

  test('is named by its caption, even before the drawing is there', () => {
    const [, id] = /<figure[^>]*aria-labelledby="([^"]+)"/.exec(markup) ?? [];
    expect(markup).toMatch(
      new RegExp(`<figcaption id="${id}"[^>]*>Schematic: Create Token, upper right</figcaption>`),
    );
  });

  test('has native buttons to zoom and to close, and a native dialog that is closed at first', () => {
    expect(markup).toMatch(/<button type="button"[^>]* aria-label="Zoom picture" aria-keyshortcuts="Z"/);
    expect(markup).toMatch(/<dialog (?!.*\bopen\b)[^>]*aria-labelledby="[^"]+"/);
    expect(markup).toMatch(/<button type="button"[^>]*>Close picture<\/button>/);
  });

  test('carries no style attribute, which the content security policy would refuse', () => {
    expect(markup).not.toContain('style=');
  });
});

describe('a drawn screen', () => {
  test('is a component with its own name and its controls', async () => {
    const Screen = await loadScreen('vsax', 'tokens');
    expect(Screen).not.toBeNull();
    const markup = Screen ? renderToStaticMarkup(<Screen className="screen" />) : '';
    expect(markup).toMatch(/^<svg[^>]* role="img"/);
    expect(markup).toContain('aria-labelledby="vsax-tokens--title"');
    expect(markup).toMatch(/<title id="vsax-tokens--title">[^<]+<\/title>/);
    expect(markup).toContain('<g id="vsax-tokens--create-token" data-mark="create-token">');
  });

  test('of an unknown name is null, not an exception', async () => {
    expect(await loadScreen('vsax', 'no-such-picture')).toBeNull();
    expect(await loadScreen('no-such-vendor', 'tokens')).toBeNull();
  });
});

describe('the rings', () => {
  const marks = [
    { mark: 'devices', number: 1, box: devices },
    { mark: 'create', number: 2, box: create },
  ];

  test('are all there with their numbers, hidden from assistive software', () => {
    const markup = renderToStaticMarkup(<MarkOverlay marks={marks} active={null} />);
    expect(markup).toMatch(/^<svg[^>]*viewBox="0 0 960 600"[^>]*aria-hidden="true"/);
    expect([...markup.matchAll(/data-lit="([^"]+)"/g)].map(([, mark]) => mark)).toEqual([
      'devices',
      'create',
    ]);
    expect([...markup.matchAll(/>(\d)<\/text>/g)].map(([, number]) => number)).toEqual(['1', '2']);
    expect(markup).not.toContain('evenodd');
  });

  test('are only those of the current control and the following ones: what is done has none', () => {
    const markup = renderToStaticMarkup(<MarkOverlay marks={marks} active="create" />);
    expect([...markup.matchAll(/data-lit="([^"]+)"/g)].map(([, mark]) => mark)).toEqual(['create']);
  });

  test('before a place of the list that has no control are done as well', () => {
    const markup = renderToStaticMarkup(<MarkOverlay marks={marks} active="none" at={1} />);
    expect([...markup.matchAll(/data-lit="([^"]+)"/g)].map(([, mark]) => mark)).toEqual(['create']);
  });

  test('of more than five equal controls are one bracket with their count, besides the current one', () => {
    const rows = Array.from({ length: 6 }, (_, index) => ({
      mark: `row-${index}`,
      number: index + 1,
      box: { x: 300, y: 100 + 40 * index, width: 120 + index, height: 24 },
    }));
    const markup = renderToStaticMarkup(<MarkOverlay marks={rows} active="row-1" />);
    expect(markup).toContain('data-group="6"');
    expect([...markup.matchAll(/>(\d)<\/text>/g)].map(([, number]) => number)).toEqual(['6', '2']);
    expect(renderToStaticMarkup(<MarkOverlay marks={rows.slice(1)} active={null} />)).not.toContain(
      'data-group',
    );
  });

  test('of controls to come that the frame cuts off are not there', () => {
    const shown = { x: 0, y: 0, width: 740, height: 400, scale: 1 };
    const markup = renderToStaticMarkup(<MarkOverlay marks={marks} active="devices" shown={shown} />);
    expect([...markup.matchAll(/data-lit="([^"]+)"/g)].map(([, mark]) => mark)).toEqual(['devices']);
  });

  test('close before the edge of a frame that is narrower than the control', () => {
    const frame = { x: 300, y: 100, width: 400, height: 200, scale: 0.5 };
    expect(ringAround({ x: 310, y: 150, width: 600, height: 40 }, frame)).toEqual({
      x: 320,
      y: 144,
      width: 360,
      height: 52,
    });
  });

  test('dim the rest of the picture when one control is lit', () => {
    const markup = renderToStaticMarkup(<MarkOverlay marks={marks} active="create" />);
    expect(markup.match(/fill-rule="evenodd"/g)).toHaveLength(1);
    expect(markup).toContain(dimAround(ringAround(create)));
  });

  test('dim nothing for a control the picture does not have', () => {
    expect(renderToStaticMarkup(<MarkOverlay marks={marks} active="elsewhere" />)).not.toContain('evenodd');
  });

  test('go round the control, and stay inside the picture', () => {
    expect(ringAround(create)).toEqual({ x: 708, y: 508, width: 114, height: 54 });
    const atTheEdge = ringAround({ x: 0, y: 0, width: canvas.width, height: canvas.height });
    expect(atTheEdge).toEqual({ x: 10, y: 10, width: 940, height: 580 });
  });
});

describe('the numbers', () => {
  const isWhole = ({ x, y }: { x: number; y: number }) =>
    x >= discRadius && y >= discRadius && x <= canvas.width - discRadius && y <= canvas.height - discRadius;

  test('stand at the corner of a button and beside the rows of a list', () => {
    const [row, nextRow, button] = placeDiscs([devices, assets, create]);
    expect(row).toEqual({ x: 377, y: 242 });
    expect(nextRow).toEqual({ x: 377, y: 285 });
    expect(button).toEqual({ x: 704, y: 504 });
  });

  test('take another corner at the edge of the picture, and are never cut', () => {
    const [disc] = placeDiscs([{ x: 10, y: 10, width: 232, height: 360 }]);
    expect(disc).toEqual({ x: 252, y: 380 });
    const [everywhere] = placeDiscs([{ x: 0, y: 0, width: canvas.width, height: canvas.height }]);
    expect(everywhere && isWhole(everywhere)).toBe(true);
  });

  test('stand beside a field whose corner touches the ring before it', () => {
    const field = { x: 300, y: 100, width: 200, height: 58 };
    const [first, second] = placeDiscs([field, { ...field, y: 172 }]);
    expect(first).toEqual({ x: 290, y: 90 });
    expect(second).toEqual({ x: 279, y: 201 });
  });

  test('do not cover a word of the screen', () => {
    const [free] = placeDiscs([create]);
    if (!free) throw new Error('A disc is missing.');
    const word = { x: free.x - 20, y: free.y - 8, width: 30, height: 16 };
    const [moved] = placeDiscs([create], [word]);
    expect(moved).toEqual({ x: 693, y: 535 });
  });

  test('do not cover another control or another number', () => {
    const beside = { x: 680, y: 514, width: 20, height: 42 };
    const [first, second] = placeDiscs([create, beside]);
    if (!first || !second) throw new Error('A disc is missing.');
    expect(Math.hypot(first.x - second.x, first.y - second.y)).toBeGreaterThanOrEqual(2 * discRadius);
  });
});
