/** A control in a bitmap picture, in the picture's own pixels. `label` is what it says there, for whoever edits it. */
export type PictureMark = { x: number; y: number; width: number; height: number; label?: string };

/**
 * What stands beside a picture that is a PNG or WebP (`screens/<name>.marks.json`): its size in pixels, the texts that
 * a drawing has as `<title>` and `<desc>`, and where each control is.
 */
export type PictureMarks = {
  width: number;
  height: number;
  title: string;
  description: string;
  marks: Record<string, PictureMark>;
};
