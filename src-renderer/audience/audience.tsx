import { useEffect } from 'react';
import type { Scene } from '../../src-preload/contract/presenting.ts';
import type { Guide, Vendor } from '../../src-preload/contract/vendor.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { audienceMessages as words } from '../../src-preload/messages/messages.ts';
import { whenWords } from '../../src-preload/messages/when-words.ts';
import { useVendorGuide } from '../shell/use-vendor-files.ts';
import { VendorLogo } from '../shell/vendor-logo.tsx';
import { vendorById } from '../shell/vendors.ts';
import { Mark } from '../ui/mark.tsx';
import { MarkedText } from '../ui/marked-text.tsx';
import { findPlace, pathOf } from '../workspace/guide/step-order.ts';
import css from './audience.module.css';
import { ConsentScene } from './consent-scene.tsx';
import { ResultsScene } from './results-scene.tsx';
import { useScene } from './scene-store.ts';
import { StepScene } from './step-scene.tsx';

/** The window a client watches: nothing to click, nothing to type, and nothing but what main has put into the scene. */
export function Audience() {
  const scene = useScene((store) => store.scene);
  useEffect(() => useScene.getState().follow(), []);
  if (scene.kind === 'cover') return <Cover />;
  if (scene.kind === 'wait') return <Waiting clientName={scene.clientName} />;
  return <OfVendor scene={scene} />;
}

/** One color and a sentence, over everything. */
function Cover() {
  return (
    <main className={css.cover} data-scene="cover">
      <h1>{words.covered}</h1>
    </main>
  );
}

function Waiting({ clientName }: { clientName: string }) {
  return (
    <main className={css.wait} data-scene="wait">
      <Mark className={css.mark} />
      <h1>{words.wait}</h1>
      <p className={css.client}>{formatMessage(words.forClient, { client: clientName })}</p>
      <p>{words.waitMeans}</p>
    </main>
  );
}

type VendorScene = Extract<Scene, { vendor: string }>;

function OfVendor({ scene }: { scene: VendorScene }) {
  const vendor = vendorById(scene.vendor);
  const guide = useVendorGuide(scene.vendor);
  if (vendor === undefined || guide === null) return <Waiting clientName={scene.clientName} />;
  return (
    <div className={css.window} data-scene={scene.kind}>
      <Head scene={scene} vendor={vendor} guide={guide} />
      {scene.kind === 'step' ? (
        <StepScene scene={scene} vendor={vendor} guide={guide} />
      ) : scene.kind === 'consent' ? (
        <ConsentScene guide={guide} />
      ) : (
        <ResultsScene scene={scene} guide={guide} />
      )}
      <Foot scene={scene} vendor={vendor} guide={guide} />
    </div>
  );
}

type PartProps = { scene: VendorScene; vendor: Vendor; guide: Guide };

/** Where the step stands on the numbered path; null for a step that is done later, and for results. */
function placeOnPath(scene: VendorScene, guide: Guide): { number: number; all: number } | null {
  const place = scene.kind === 'step' ? findPlace(guide, scene.edition, scene.step) : null;
  if (place === null || place.step.later) return null;
  return { number: place.index + 1, all: pathOf(place.edition).length };
}

function Head({ scene, vendor, guide }: PartProps) {
  const at = placeOnPath(scene, guide);
  return (
    <header className={css.head}>
      <VendorLogo vendor={vendor.id} />
      <strong>{vendor.name}</strong>
      <span className={css.client}>{formatMessage(words.forClient, { client: scene.clientName })}</span>
      {at !== null && <span className={css.count}>{formatMessage(words.stepOf, at)}</span>}
    </header>
  );
}

function Foot({ scene, vendor, guide }: PartProps) {
  const at = placeOnPath(scene, guide);
  return (
    <footer className={css.foot}>
      {at !== null && (
        <progress value={at.number} max={at.all} aria-label={formatMessage(words.stepOf, at)} />
      )}
      {scene.tool.of > 1 && <span>{formatMessage(words.toolOf, scene.tool)}</span>}
      <span className={css.revoke}>
        {scene.agreed !== null && (
          <>
            <MarkedText
              text={formatMessage(words.agreed, {
                by: scene.agreed.by,
                when: whenWords(scene.agreed.at, Date.now()),
              })}
            />{' '}
          </>
        )}
        {formatMessage(words.revoke, { vendor: vendor.name })}
      </span>
    </footer>
  );
}
