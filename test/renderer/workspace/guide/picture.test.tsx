import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import {
  canvas,
  dimAround,
  discRadius,
  placeDiscs,
  ringAround,
} from '../../../../src-renderer/workspace/guide/mark-geometry.ts';
import { Picture } from '../../../../src-renderer/workspace/guide/picture.tsx';
import { MarkOverlay } from '../../../../src-renderer/workspace/guide/picture-stage.tsx';
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
    expect(markup).toMatch(/<button type="button"[^>]*>Zoom picture<\/button>/);
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

  test('dim the rest of the picture when one control is lit', () => {
    const markup = renderToStaticMarkup(<MarkOverlay marks={marks} active="create" />);
    expect(markup.match(/fill-rule="evenodd"/g)).toHaveLength(1);
    expect(markup).toContain(dimAround(ringAround(create)));
  });

  test('do not dim anything for a control the picture does not have', () => {
    expect(renderToStaticMarkup(<MarkOverlay marks={marks} active="elsewhere" />)).not.toContain('evenodd');
  });

  test('go round the control, and stay inside the picture', () => {
    expect(ringAround(create)).toEqual({ x: 707, y: 507, width: 116, height: 56 });
    const atTheEdge = ringAround({ x: 0, y: 0, width: canvas.width, height: canvas.height });
    expect(atTheEdge).toEqual({ x: 2, y: 2, width: 956, height: 596 });
  });
});

describe('the numbers', () => {
  const isWhole = ({ x, y }: { x: number; y: number }) =>
    x >= discRadius && y >= discRadius && x <= canvas.width - discRadius && y <= canvas.height - discRadius;

  test('stand at the corner of a button and beside the rows of a list', () => {
    const [row, nextRow, button] = placeDiscs([devices, assets, create]);
    expect(row).toEqual({ x: 381, y: 242 });
    expect(nextRow).toEqual({ x: 381, y: 285 });
    expect(button).toEqual({ x: 702, y: 502 });
  });

  test('take another corner at the edge of the picture, and are never cut', () => {
    const [disc] = placeDiscs([{ x: 10, y: 10, width: 232, height: 360 }]);
    expect(disc).toEqual({ x: 254, y: 382 });
    const [everywhere] = placeDiscs([{ x: 0, y: 0, width: canvas.width, height: canvas.height }]);
    expect(everywhere && isWhole(everywhere)).toBe(true);
  });

  test('do not cover another control or another number', () => {
    const beside = { x: 680, y: 514, width: 20, height: 42 };
    const [first, second] = placeDiscs([create, beside]);
    if (!first || !second) throw new Error('A disc is missing.');
    expect(Math.hypot(first.x - second.x, first.y - second.y)).toBeGreaterThanOrEqual(2 * discRadius);
  });
});
