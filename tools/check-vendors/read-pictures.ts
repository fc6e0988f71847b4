import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pictureMarksSchema } from '../../src-preload/contract/schemas/picture-marks.ts';
import type { PictureMarks } from '../../src-preload/contract/vendor.ts';
import { sizeOfBitmap } from './bitmap-size.ts';
import type { Fault } from './fault.ts';
import { type Picture, readPicture } from './read-picture.ts';
import { readShaped } from './read-shaped.ts';

/** A picture is read when its step is opened, and travels in every installer. In bytes. */
const LARGEST_BITMAP = 1_048_576;

/** The screens of a folder by name, without the ending: drawings, and bitmaps with their marks beside them. */
export async function readPictures(
  root: string,
  vendor: string,
  faults: Fault[],
): Promise<Map<string, Picture>> {
  const folder = join(root, vendor, 'screens');
  const pictures = new Map<string, Picture>();
  if (!existsSync(folder)) return pictures;
  const files = (await readdir(folder)).sort();
  for (const file of files) {
    const [, name = '', ending = ''] = /^(.+?)\.(svg|png|webp|marks\.json)$/.exec(file) ?? [];
    const path = `${vendor}/screens/${file}`;
    if (ending === 'marks.json') {
      if (files.includes(`${name}.png`) || files.includes(`${name}.webp`)) continue;
      const sentence = `There is no ${name}.png or ${name}.webp that these marks belong to.`;
      faults.push({ rule: 'missing-file', file: path, sentence });
      continue;
    }
    if (ending === '') continue;
    const other = pictures.get(name)?.file;
    if (other !== undefined) {
      const sentence = `${other} has the same name: which of the two is meant?`;
      faults.push({ rule: 'id-twice', file: path, sentence });
      continue;
    }
    const picture =
      ending === 'svg'
        ? readPicture(file, await readFile(join(folder, file), 'utf8'))
        : await readBitmap(root, vendor, { file, name }, faults);
    if (picture !== undefined) pictures.set(name, picture);
  }
  return pictures;
}

async function readBitmap(
  root: string,
  vendor: string,
  { file, name }: { file: string; name: string },
  faults: Fault[],
): Promise<Picture | undefined> {
  const path = `${vendor}/screens/${file}`;
  const marksFile = `${vendor}/screens/${name}.marks.json`;
  const bytes = await readFile(join(root, path));
  const about = await readShaped(
    root,
    marksFile,
    '../../schema/marks.schema.json',
    pictureMarksSchema,
    faults,
  );
  if (bytes.length > LARGEST_BITMAP) {
    const sentence = `It has ${bytes.length} bytes; a picture has at most ${LARGEST_BITMAP}.`;
    faults.push({ rule: 'picture-too-big', file: path, sentence });
  }
  if (about === undefined) return undefined;
  const size = sizeOfBitmap(bytes);
  if (size?.width !== about.width || size.height !== about.height) {
    const real = size === undefined ? 'cannot be read as PNG or WebP' : `has ${size.width} × ${size.height}`;
    const sentence = `The marks are for ${about.width} × ${about.height} pixels, but the picture ${real}.`;
    faults.push({ rule: 'picture-differs', file: path, sentence });
  }
  faults.push(...marksOutside(marksFile, about));
  return {
    file,
    ids: [],
    marks: new Map(Object.keys(about.marks).map((mark) => [mark, `${name}--${mark}`])),
    texts: new Map(),
    title: about.title.trim(),
    description: about.description.trim(),
  };
}

function marksOutside(file: string, about: PictureMarks): Fault[] {
  return Object.entries(about.marks)
    .filter(([, { x, y, width, height }]) => x + width > about.width || y + height > about.height)
    .map(([mark]) => ({
      rule: 'mark-outside',
      file,
      sentence: `The mark ${mark} does not lie inside the picture.`,
    }));
}
